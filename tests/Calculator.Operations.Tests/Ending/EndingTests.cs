using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Calculator.Operations.Tests.Ending;

public class EndingTests
{
    private const string Question = "/v1/task-cost?model=gpt-5.5&inputTokens=8000&outputTokens=4000&format=text&field=totalUsd";
    private const string Body = """{ "model": "gpt-5.5", "inputTokens": 8000, "outputTokens": 4000 }""";

    [Fact]
    public async Task Killed_under_load_and_started_anew_it_is_ready_and_answers()
    {
        using var port = ReservedPort.Take();
        await using var first = await RunningService.Start(port.Number);
        var load = new Load(4, async () => (await first.Client.Ask(Question)).Body.ShouldBe("0.16"));
        await load.AnswerMore(100);
        await first.Kill();
        await load.Stop();
        load.Failures.ShouldNotBeEmpty("the load must have been under way");

        await using var second = await RunningService.Start(port.Number);
        (await second.Client.Ask("/readyz")).At("status").ShouldBe("ready");
        (await second.Client.Ask(Question)).Body.ShouldBe("0.16");
    }

    [Fact]
    public async Task Ordered_to_stop_it_answers_every_request_it_has_begun_to_read()
    {
        // However long the machine takes, no body is late and no wait is over.
        (string, string)[] patient =
        [
            ("Limits__BytesPerSecond", "0"),
            ("Limits__RequestSeconds", "3600"),
            ("Shutdown__WaitSeconds", "600"),
        ];
        await using var service = await RunningService.Start(0, patient);
        var accepted = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => HalfAsked.Begin(service.Address)));
        await service.Terminate();
        // The service is stopping for certain once it takes no new connection.
        await Asking.Until(async () => !await Takes(service.Address), () => "The service never stopped listening.");

        foreach (var asked in accepted)
            (await asked.End()).ShouldContain("\"totalUsd\": 0.16");
        (await service.Ended()).ShouldBe(0);
    }

    [Fact]
    public async Task Ordered_to_stop_under_load_it_says_so_and_goes_on_answering_until_balancers_have_turned_away()
    {
        await using var service = await RunningService.Start(0, ("Shutdown__DrainSeconds", "600"));
        var load = new Load(8, async () => (await service.Client.Ask(Question)).Body.ShouldBe("0.16"));
        await load.AnswerMore(100);
        await service.Terminate();
        await Asking.Until(
            async () => (await service.Client.Ask("/readyz")).Status == 503,
            () => "/readyz never said that the service stops.");
        (await service.Json("/readyz")).GetProperty("status").GetString().ShouldBe("stopping");
        (await service.Client.Ask("/healthz")).Status.ShouldBe(200);

        await load.AnswerMore(200);
        using (var response = await service.Client.GetAsync(Question, TestContext.Current.CancellationToken))
            response.Headers.ConnectionClose.ShouldBe(true);

        await load.Stop();
        load.Failures.ShouldBeEmpty();
    }

    private static async Task<bool> Takes(Uri address)
    {
        using var connection = new TcpClient();
        try
        {
            await connection.ConnectAsync(IPAddress.Loopback, address.Port, TestContext.Current.CancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>A question whose head was read, which the service shows by asking for the body.</summary>
    private sealed class HalfAsked(TcpClient connection)
    {
        public static async Task<HalfAsked> Begin(Uri address)
        {
            var connection = new TcpClient();
            await connection.ConnectAsync(IPAddress.Loopback, address.Port, TestContext.Current.CancellationToken);
            await connection
                .GetStream()
                .WriteAsync(
                    Encoding.ASCII.GetBytes("POST /v1/task-cost HTTP/1.1\r\nHost: a\r\nContent-Type: "
                        + $"application/json\r\nContent-Length: {Body.Length}\r\nExpect: 100-continue\r\n\r\n"),
                    TestContext.Current.CancellationToken);
            var interim = new byte[1024];
            var read = await connection.GetStream().ReadAsync(interim, TestContext.Current.CancellationToken);
            Encoding.ASCII.GetString(interim, 0, read).ShouldStartWith("HTTP/1.1 100");
            return new HalfAsked(connection);
        }

        public async Task<string> End()
        {
            using (connection)
            {
                await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(Body), TestContext.Current.CancellationToken);
                using var reader = new StreamReader(connection.GetStream());
                return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
            }
        }
    }
}
