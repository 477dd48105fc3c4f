using Calculator.Made;
using Calculator.Made.Models;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;

// Asks the service with the client that Kiota makes of its document.
using var adapter = new HttpClientRequestAdapter(new AnonymousAuthenticationProvider()) { BaseUrl = args[0].TrimEnd('/') };
var client = new CalculatorClient(adapter).V1;

var asked = await client.TaskCost.GetAsync(request =>
    (request.QueryParameters.Model, request.QueryParameters.InputTokens, request.QueryParameters.OutputTokens) = ("gpt-5.5", 8000, 4000));
Console.WriteLine(FormattableString.Invariant($"GET {asked!.TotalUsd}"));

var posted = await client.TaskCost.PostAsync(new TaskCostRequest
{
    Model = "gpt-5.5",
    InputTokens = 8000,
    OutputTokens = 4000,
    CacheRatio = null,
    BatchShare = 0.5,
});
Console.WriteLine(FormattableString.Invariant($"POST {posted!.TotalUsd}"));

var plans = await client.BreakEven.PostAsync(new BreakEvenRequest
{
    Model = "claude-opus-4-7",
    InputTokens = 3000,
    OutputTokens = 1200,
    Plans = ["claude-max-5x", "cursor-pro"],
    AsOf = "2026-11-20",
});
foreach (var plan in plans!.Plans!)
    Console.WriteLine(FormattableString.Invariant($"{plan.Plan} {plan.BreakEvenSessionsPerMonth ?? -1} {plan.Reason ?? "-"}"));

try
{
    await client.TaskCost.PostAsync(new TaskCostRequest { Model = "nobody", InputTokens = 1, OutputTokens = 1 });
}
catch (ProblemAnswer problem)
{
    Console.WriteLine($"{problem.Status} {string.Join(' ', problem.Errors!.AdditionalData.Keys)}");
}
