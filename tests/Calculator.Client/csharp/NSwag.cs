using Calculator.Made;

// Asks the service with the client that NSwag makes of its document.
using var http = new HttpClient { BaseAddress = new Uri(args[0]) };
var client = new CalculatorClient(http);

var asked = await client.EstimateTaskCostAsync("gpt-5.5", 8000, 4000);
Console.WriteLine(FormattableString.Invariant($"GET {asked.TotalUsd}"));

var posted = await client.EstimateTaskCostFromJsonAsync(new TaskCostRequest
{
    Model = "gpt-5.5",
    InputTokens = 8000,
    OutputTokens = 4000,
    CacheRatio = null,
    BatchShare = 0.5,
});
Console.WriteLine(FormattableString.Invariant($"POST {posted.TotalUsd}"));

var plans = await client.FindBreakEvenFromJsonAsync(new BreakEvenRequest
{
    Model = "claude-opus-4-7",
    InputTokens = 3000,
    OutputTokens = 1200,
    Plans = ["claude-max-5x", "cursor-pro"],
    AsOf = "2026-11-20",
});
foreach (var plan in plans.Plans)
    Console.WriteLine(FormattableString.Invariant($"{plan.Plan} {plan.BreakEvenSessionsPerMonth ?? -1} {plan.Reason ?? "-"}"));

try
{
    await client.EstimateTaskCostFromJsonAsync(new TaskCostRequest { Model = "nobody", InputTokens = 1, OutputTokens = 1 });
}
catch (ApiException<ProblemAnswer> problem)
{
    Console.WriteLine($"{problem.Result.Status} {string.Join(' ', problem.Result.Errors.Keys)}");
}
