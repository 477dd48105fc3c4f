using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Calculator.Benchmarks.Requests;

/// <summary>
/// What one request costs in the whole service but for its sockets: CPU time of the one thread that answers it, the least of many batches.
/// Good to a few per cent on a busy machine, so it tells which change helped. It goes on until nothing gets faster any more: the first ten
/// thousand requests run code that .NET has yet to optimize, at three times the cost.
/// </summary>
internal static class RequestBenchmark
{
    private const int SteadyRounds = 20;
    private const int Batches = 40;
    private const int Batch = 50;
    private const double Noticeable = 0.99;

    private const string Query =
        "?model=claude-opus-4-7&inputTokens=3000&outputTokens=1200&cacheRatio=0.5&sessionsPerDay=100&asOf=2026-11-20";

    private const string Body =
        """{"model":"claude-opus-4-7","inputTokens":3000,"outputTokens":1200,"cacheRatio":0.5,"sessionsPerDay":100,"asOf":"2026-11-20"}""";

    /// <summary>Measures each kind of request, or those alone whose names begin with one of these.</summary>
    public static int Run(string[] names)
    {
        var service = MemoryServer.Start("--Logging:LogLevel:Default=Warning");
        Question[] questions =
        [
            new("GET task cost", "GET", "/v1/task-cost", Query.Replace("&sessionsPerDay=100", "", StringComparison.Ordinal)),
            new("GET spend", "GET", "/v1/spend", Query),
            new("POST spend", "POST", "/v1/spend", "", Body),
            new("GET one field as text", "GET", "/v1/spend", $"{Query}&format=text&field=perMonthUsd"),
            new("refusal, a field out of range", "GET", "/v1/spend", $"{Query}&batchShare=2"),
            new("refusal, an unknown model", "GET", "/v1/spend", Query.Replace("opus-4-7", "opus-9", StringComparison.Ordinal)),
            new("GET healthz", "GET", "/healthz", ""),
        ];
        var asked = questions.Where(question => names.Length == 0 || names.Any(question.Name.StartsWith)).ToArray();
        var least = asked.ToDictionary(question => question, _ => double.MaxValue);
        // In turns: what is compiled better in the meantime is measured again.
        for (var steady = 0; steady < SteadyRounds; steady++)
        {
            foreach (var question in asked)
            {
                var now = Least(service, question);
                if (now < least[question] * Noticeable)
                    steady = 0;
                least[question] = Math.Min(least[question], now);
            }
        }

        Console.WriteLine("| request | status | µs of CPU | bytes allocated |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var (question, microseconds) in least)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var status = Ask(service, question);
            var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {question.Name} | {status} | {microseconds:0.00} | {bytes:N0} |"));
        }

        return 0;
    }

    private static double Least(Func<IFeatureCollection, Task> service, Question question)
    {
        var least = double.MaxValue;
        for (var batch = 0; batch < Batches; batch++)
        {
            var start = ThreadClock.Microseconds;
            for (var request = 0; request < Batch; request++)
                Ask(service, question);
            least = Math.Min(least, (ThreadClock.Microseconds - start) / Batch);
        }

        return least;
    }

    private static int Ask(Func<IFeatureCollection, Task> service, Question question)
    {
        var features = Features(question);
        service(features).GetAwaiter().GetResult();
        return features.GetRequiredFeature<IHttpResponseFeature>().StatusCode;
    }

    private static FeatureCollection Features(Question question)
    {
        var features = new FeatureCollection();
        var request = new HttpRequestFeature
        {
            Method = question.Method,
            Scheme = "http",
            Protocol = "HTTP/1.1",
            Path = question.Path,
            QueryString = question.Query,
            RawTarget = question.Path + question.Query,
            Body = question.Body.Length == 0 ? Stream.Null : new MemoryStream(question.Body),
        };
        request.Headers.Host = "localhost";
        if (question.Body.Length > 0)
        {
            request.Headers.ContentType = "application/json";
            request.Headers.ContentLength = question.Body.Length;
        }

        features.Set<IHttpRequestFeature>(request);
        features.Set<IHttpResponseFeature>(new HttpResponseFeature());
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(new MemoryStream()));
        return features;
    }

    private sealed class Question(string name, string method, string path, string query, string body = "")
    {
        public string Name { get; } = name;

        public string Method { get; } = method;

        public string Path { get; } = path;

        public string Query { get; } = query;

        public byte[] Body { get; } = Encoding.UTF8.GetBytes(body);
    }
}
