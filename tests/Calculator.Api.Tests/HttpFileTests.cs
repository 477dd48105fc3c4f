using System.Text.RegularExpressions;

namespace Calculator.Api.Tests;

/// <summary>Sends every request of <c>calculator.http</c>, as an editor would.</summary>
public partial class HttpFileTests(Service service)
{
    [Fact]
    public async Task Every_request_answers_200()
    {
        var file = await File.ReadAllTextAsync(
            Path.Combine(Repository.Root, "src", "Calculator.Api", "calculator.http"),
            TestContext.Current.CancellationToken);
        var requests = Request()
            .Matches(file)
            .Select(match => (Method: match.Groups["method"].Value, Url: match.Groups["url"].Value, Body: match.Groups["body"].Value))
            .ToList();
        requests.Count.ShouldBe(file.Split("\n###").Length - 1);

        foreach (var (method, url, body) in requests)
        {
            var reply = method == "POST" ? await service.Post(url, body) : await service.Get(url);
            reply.Status.ShouldBe(200, $"{method} {url}: {reply.Body}");
        }
    }

    [GeneratedRegex(
        @"^###[^\n]*\n(?<method>GET|POST) \{\{host\}\}(?<url>\S+)\n(?:Content-Type: application/json\n\n(?<body>\{.*?^\}))?",
        RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Request();
}
