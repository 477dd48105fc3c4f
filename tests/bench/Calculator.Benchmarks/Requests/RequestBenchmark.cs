using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Calculator.Benchmarks.Requests;

/// <summary>
/// What one request costs in the whole service but for its sockets: CPU time of the one thread that answers it, the least of many batches.
/// Good to a few per cent on a busy machine, so it tells which change helped.
/// </summary>
internal static class RequestBenchmark
{
    private const int Rounds = 6;
    private const int Batches = 40;
    private const int Batch = 50;

    private const string Query =
        "?model=claude-opus-4-7&inputTokens=3000&outputTokens=1200&cacheRatio=0.5&sessionsPerDay=100&asOf=2026-11-20";

    private const string Body =
        """{"model":"claude-opus-4-7","inputTokens":3000,"outputTokens":1200,"cacheRatio":0.5,"sessionsPerDay":100,"asOf":"2026-11-20"}""";

    public static int Run()
    {
        var service = MemoryServer.Start("--Logging:LogLevel:Default=Warning");
        Question[] questions =
        [
            new("GET spend", "GET", "/v1/spend", Query),
            new("POST spend", "POST", "/v1/spend", "", Body),
            new("GET one field as text", "GET", "/v1/spend", $"{Query}&format=text&field=perMonthUsd"),
            new("refusal, a field out of range", "GET", "/v1/spend", $"{Query}&batchShare=2"),
            new("refusal, an unknown model", "GET", "/v1/spend", Query.Replace("opus-4-7", "opus-9", StringComparison.Ordinal)),
            new("GET healthz", "GET", "/healthz", ""),
        ];
        var least = questions.ToDictionary(question => question, _ => double.MaxValue);
        // In turns: what is compiled better in the meantime is measured again.
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var question in questions)
                least[question] = Math.Min(least[question], Least(service, question));
        }

        Console.WriteLine("| request | status | µs of CPU |");
        Console.WriteLine("|---|---|---|");
        foreach (var (question, microseconds) in least)
        {
            var status = Ask(service, question);
            Console.WriteLine($"| {question.Name} | {status} | {microseconds.ToString("0.00", CultureInfo.InvariantCulture)} |");
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
