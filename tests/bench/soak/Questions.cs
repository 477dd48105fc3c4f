using System.Net;
using System.Text;

namespace Calculator.Soak;

/// <summary>What the clients of a soak ask, over and over: every kind of work, and of mistake.</summary>
internal sealed class Questions(HttpClient client)
{
    private const string Workload = "inputTokens=8000&outputTokens=4000";

    private const string Logs = "/v1/usage/";

    private static readonly string Log = string.Join(
        '\n',
        Enumerable.Range(0, 500).Select(number =>
            $"2026-11-{number % 28 + 1:00}T{number % 24:00}:00:00Z,user{number % 3},gpt-5.5,{number * 100},{number}")
            .Prepend("timestamp,user,model,uncached_input_tokens,output_tokens"));

    private static readonly (string Url, string? Body, int Status)[] All =
    [
        ($"/v1/task-cost?model=gpt-5.5&{Workload}", null, 200),
        ($"/v1/task-cost?model=claude-opus-4-7&{Workload}&cacheRatio=0.9&asOf=2026-11-20&format=csv", null, 200),
        ("/v1/task-cost", """{ "model": "gpt-5.5", "inputTokens": 8000, "outputTokens": 4000 }""", 200),
        ($"/v1/break-even?model=claude-haiku-4-5&{Workload}&sessionsPerDay=100", null, 200),
        ($"/v1/report?model=claude-opus-4-7&toModel=gpt-5.5&{Workload}&sessionsPerDay=100&ratioExpected=1.1", null, 200),
        ($"/v1/comparison/chart.svg?models=claude-opus-4-7,gpt-5.5&{Workload}", null, 200),
        ($"/v1/workbook.xlsx?model=gpt-5.5&{Workload}&sessionsPerDay=100", null, 200),
        ($"/v1/grid?rows=model:claude-opus-4-7,gpt-5.5&columns=sessionsPerDay:10,100&{Workload}", null, 200),
        ("/v1/token-count?text=Hello,%20world!&models=gpt-5.5", null, 200),
        ("/v1/models", null, 200),
        ("/metrics", null, 200),
        ($"/v1/task-cost?model=nobody&{Workload}", null, 404),
        ("/v1/task-cost?model=gpt-5.5&inputTokens=1.5", null, 400),
        ("/v1/task-cost", "{ not JSON", 400),
        ("/nowhere", null, 404),
        ($"{Logs}profile?timeZone=Europe/Berlin&sessionGap=60", Log, 200),
        ($"{Logs}rows", Log, 200),
        ($"{Logs}plans?weekStart=sun&ownPlanFeeUsd=60&ownPlanLimitUsdPerWeek=5&ownPlanOverage=none", Log, 200),
        ($"{Logs}plans?withProfile=true&plans=chatgpt-plus", Log, 200),
        ($"{Logs}plans", "no log", 400),
    ];

    private int _next;

    /// <summary>Asks the next question; throws if the answer has another status than it should.</summary>
    public async Task Ask()
    {
        var (url, body, status) = All[(uint)Interlocked.Increment(ref _next) % All.Length];
        using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, url);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        // As many logs are read at once as there are processors; the next is told to come again.
        if (!(url.StartsWith(Logs, StringComparison.Ordinal) && response.StatusCode == HttpStatusCode.ServiceUnavailable))
            ((int)response.StatusCode).ShouldBe(status, url);
    }
}
