using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Calculator.Api.Tests.Hosting;

public class RequestLimitsTests(Service service)
{
    private const string Question = "/v1/task-cost?model=gpt-5.5&inputTokens=8000&outputTokens=4000";
    private const string Body = """{ "model": "gpt-5.5", "inputTokens": 8000, "outputTokens": 4000 }""";

    [Fact]
    public async Task A_body_over_its_routes_limit_is_a_413()
    {
        await using var small = new Service(("Limits:BodyBytes", "1024"), ("Limits:TextBytes", "2048"));
        (await small.Post("/v1/task-cost", Body.PadRight(1024))).Status.ShouldBe(200);
        (await small.Post("/v1/task-cost", Body.PadRight(1025))).Status.ShouldBe(413);
        (await small.Post("/v1/token-count", new string('a', 2048), "text/plain")).Status.ShouldBe(200);
        (await small.Post("/v1/token-count", new string('a', 2049), "text/plain")).Status.ShouldBe(413);
    }

    [Fact]
    public async Task An_address_over_its_limit_is_a_414_that_says_what_to_do()
    {
        await using var small = new Service(("Limits:UrlCharacters", "256"));
        (await small.Get($"{Question}&_={new string('0', 256 - Question.Length - 3)}")).Status.ShouldBe(200);
        var refused = await small.Get($"{Question}&_={new string('0', 257 - Question.Length - 3)}");
        (refused.Status, refused.ContentType?.ToString()).ShouldBe((414, "application/problem+json"));
        refused.Json
            .GetProperty("detail")
            .GetString()
            .ShouldBe("The address with its query is longer than 256 characters; send the fields as the JSON body of a POST.");
    }

    [Fact]
    public async Task An_address_of_eight_thousand_characters_is_answered() =>
        (await service.Get($"{Question}&_={new string('0', 8192 - Question.Length - 3)}")).Status.ShouldBe(200);

    [Fact]
    public async Task A_head_over_its_limit_is_a_431()
    {
        await using var small = new Service(("Limits:HeaderBytes", "1024"));
        (await Say(small, $"GET /healthz HTTP/1.1\r\nHost: a\r\nX: {new string('a', 500)}\r\nConnection: close\r\n\r\n"))
            .ShouldStartWith("HTTP/1.1 200");
        (await Say(small, $"GET /healthz HTTP/1.1\r\nHost: a\r\nX: {new string('a', 1500)}\r\nConnection: close\r\n\r\n"))
            .ShouldStartWith("HTTP/1.1 431");
    }

    [Fact]
    public async Task An_address_that_asks_too_often_is_told_when_to_come_back()
    {
        await using var limited = new Service(("Limits:RequestsPerMinute", "3"));
        for (var request = 0; request < 3; request++)
            (await limited.Get(Question)).Status.ShouldBe(200);

        using var refused = await limited.Client.GetAsync(Question, TestContext.Current.CancellationToken);
        ((int)refused.StatusCode).ShouldBe(429);
        refused.Content.Headers.ContentType?.ToString().ShouldBe("application/problem+json");
        refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);

        (await limited.Get("/healthz")).Status.ShouldBe(200);
        (await limited.Get("/readyz")).Status.ShouldBe(200);
        using var options = await limited.Client.SendAsync(
            new HttpRequestMessage(HttpMethod.Options, Question),
            TestContext.Current.CancellationToken);
        ((int)options.StatusCode).ShouldBe(204);
    }

    [Fact]
    public async Task Behind_a_proxy_every_client_has_a_share_of_its_own()
    {
        await using var limited = new Service(("Limits:RequestsPerMinute", "1"), ("Proxies:Known", "127.0.0.1"));
        (await As(limited, "203.0.113.9")).ShouldBe(200);
        (await As(limited, "203.0.113.9")).ShouldBe(429);
        (await As(limited, "203.0.113.10")).ShouldBe(200);
        (await As(limited, "2001:db8::1")).ShouldBe(200);
        (await As(limited, "2001:db8::2")).ShouldBe(429, "one IPv6 network is one client");
        (await As(limited, "2001:db8:0:1::1")).ShouldBe(200);
    }

    [Fact]
    public async Task Without_a_limit_nobody_is_refused()
    {
        for (var request = 0; request < 100; request++)
            (await service.Get("/healthz")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_request_that_takes_too_long_is_ended_with_a_503()
    {
        await using var quick = new Service(("Limits:RequestSeconds", "1"), ("Limits:BytesPerSecond", "0"));
        var answer = await Say(
            quick,
            $"POST /v1/task-cost HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: {Body.Length}\r\nConnection: "
                + $"close\r\n\r\n{Body[..10]}");
        answer.ShouldStartWith("HTTP/1.1 503");
        answer.ShouldContain("The request took longer than 1 seconds, the arrival of its body included.");
    }

    [Theory]
    [InlineData("EstimateTaskCost", false)]
    [InlineData("EstimateTaskCostFromJson", true)]
    [InlineData("FitTokens", true)]
    [InlineData("ProfileUsage", true)]
    public void A_question_is_timed_where_a_body_must_arrive_or_a_limit_be_waited_at(string endpoint, bool timed) =>
        service.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Single(one => one.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName == endpoint)
            .Metadata.GetMetadata<DisableRequestTimeoutAttribute>().ShouldBe(timed ? null : new DisableRequestTimeoutAttribute());

    [Fact]
    public async Task A_client_that_sends_its_head_too_slowly_is_cut()
    {
        await using var quick = new Service(("Limits:HeaderSeconds", "1"));
        (await Say(quick, "GET /healthz HTTP/1.1\r\nHost: a\r\nX-Slow: ")).ShouldStartWith("HTTP/1.1 408");
    }

    [Fact]
    public async Task A_client_that_sends_its_body_too_slowly_is_cut_with_a_408()
    {
        await using var quick = new Service(("Limits:BytesPerSecond", "1000"));
        var answer = await Say(
            quick,
            "POST /v1/task-cost HTTP/1.1\r\nHost: a\r\nContent-Type: "
                + $"application/json\r\nContent-Length: {Body.Length}\r\n\r\n{Body[..10]}");
        answer.ShouldStartWith("HTTP/1.1 408");
        answer.ShouldContain("The body did not arrive in time.");
    }

    [Fact]
    public async Task An_idle_connection_is_closed()
    {
        await using var quick = new Service(("Limits:IdleSeconds", "1"));
        // A connection is idle from its first moment on: on a busy machine it may be closed before it was asked.
        await Asking.Until(
            async () => (await Say(quick, "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")).StartsWith("HTTP/1.1 200", StringComparison.Ordinal),
            () => "It was never answered.");
    }

    [Fact]
    public async Task Connections_over_the_limit_are_closed_unanswered()
    {
        await using var narrow = new Service(("Limits:Connections", "2"));
        using var first = await Connect(narrow);
        using var second = await Connect(narrow);
        (await Ask(first)).ShouldStartWith("HTTP/1.1 200");
        (await Ask(second)).ShouldStartWith("HTTP/1.1 200");
        using var third = await Connect(narrow);
        (await Ask(third)).ShouldBe("");

        first.Close();
        await Asking.Until(
            async () =>
            {
                using var next = await Connect(narrow);
                return (await Ask(next)).StartsWith("HTTP/1.1 200", StringComparison.Ordinal);
            },
            () => "A place that became free was never given away.");
    }

    private static async Task<int> As(Service service, string client)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Question);
        request.Headers.Add("X-Forwarded-For", client);
        request.Headers.Add("X-Forwarded-Proto", "http");
        request.Headers.Add("X-Forwarded-Host", "calculator.example");
        return (await service.Send(request)).Status;
    }

    // The whole of what the service sends until it closes the connection; a guard keeps a test from waiting for ever.
    private static async Task<string> Say(Service service, string request)
    {
        using var connection = await Connect(service);
        using var guard = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        guard.CancelAfter(Patience.Most);
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), guard.Token);
        using var reader = new StreamReader(connection.GetStream());
        return await reader.ReadToEndAsync(guard.Token);
    }

    private static async Task<string> Ask(TcpClient connection)
    {
        try
        {
            await connection
                .GetStream()
                .WriteAsync("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
            var buffer = new byte[4096];
            var read = await connection.GetStream().ReadAsync(buffer, TestContext.Current.CancellationToken);
            return Encoding.ASCII.GetString(buffer, 0, read);
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static async Task<TcpClient> Connect(Service service)
    {
        var connection = new TcpClient();
        await connection.ConnectAsync("127.0.0.1", service.Client.BaseAddress!.Port, TestContext.Current.CancellationToken);
        return connection;
    }
}
