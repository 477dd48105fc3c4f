using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Calculator.HttpBench;

/// <summary>One request, told apart from its server.</summary>
internal sealed record Question(HttpMethod Method, string Path, string Body)
{
    /// <summary>What the service answers; a server that answers a constant answers 200 to all.</summary>
    public HttpStatusCode Status { get; init; } = HttpStatusCode.OK;

    // Models that the npm package prices too, so that all servers are asked the same.
    private static readonly string[] Models =
        [
            "claude-opus-4-7", "gpt-5.5", "claude-haiku-4-5", "gemini-2.5-pro", "claude-sonnet-4-5", "gpt-5.2",
            "claude-opus-4-6", "gemini-2.5-flash",
        ];

    private static readonly string[] Days = ["2026-11-20", "2026-11-20T16:00:00Z", "2026-06-01"];

    /// <summary>GET /v1/task-cost: no two the same, half of them at a stated moment, two of three with a cache.</summary>
    public static IReadOnlyList<Question> TaskCosts { get; } = [.. Workloads().Select(fields => Get("/v1/task-cost", fields))];

    /// <summary>POST /v1/task-cost with the same fields.</summary>
    public static IReadOnlyList<Question> PostedTaskCosts { get; } =
        [.. Workloads().Select(fields => new Question(HttpMethod.Post, "/v1/task-cost", JsonSerializer.Serialize(fields)))];

    /// <summary>The same with a field out of its range.</summary>
    public static IReadOnlyList<Question> Refusals { get; } =
    [
        .. Workloads().Select(fields => Get("/v1/task-cost", new(fields) { ["outputTokens"] = -1 }) with
        {
            Status = HttpStatusCode.BadRequest,
        }),
    ];

    /// <summary>GET /v1/report with all four parts.</summary>
    public static IReadOnlyList<Question> Reports { get; } =
    [
        .. Workloads().Select((fields, number) => Get("/v1/report", new(fields)
        {
            ["sessionsPerDay"] = 10 + (number * 10),
            ["toModel"] = Models[(number + 1) % Models.Length],
            ["ratioExpected"] = 1.1m,
        })),
    ];

    /// <summary>Writes questions as <c>requests.lua</c> reads them.</summary>
    public static string Write(IEnumerable<Question> questions)
    {
        var file = System.IO.Path.GetTempFileName();
        File.WriteAllLines(file, questions.Select(question => $"{question.Method}\t{question.Path}\t{question.Body}"));
        return file;
    }

    private static Question Get(string path, Dictionary<string, object> fields) => new(
        HttpMethod.Get,
        $"{path}?{string.Join('&', fields.Select(field => $"{field.Key}={Escaped(field.Value)}"))}",
        "");

    private static string Escaped(object value) => Uri.EscapeDataString(Convert.ToString(value, CultureInfo.InvariantCulture)!);

    private static IEnumerable<Dictionary<string, object>> Workloads() => Enumerable.Range(0, 120).Select(number =>
    {
        var fields = new Dictionary<string, object>
        {
            ["model"] = Models[number % Models.Length],
            ["inputTokens"] = 2000 + (number * 137),
            ["outputTokens"] = 500 + (number * 31),
        };
        if (number % 3 > 0)
            fields["cacheRatio"] = 0.5m + (number / 1000m);
        if (number % 3 > 1)
            fields["cacheWriteRatio"] = 0.1m;
        if (number / Models.Length % 2 > 0)
            fields["asOf"] = Days[number % Days.Length];
        return fields;
    });
}
