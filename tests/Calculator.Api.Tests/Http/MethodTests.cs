using System.Net.Sockets;
using System.Text;

namespace Calculator.Api.Tests.Http;

public class MethodTests(Service service)
{
    [Theory]
    [InlineData("HEAD", "/v1/models")]
    [InlineData("head", "/v1/models")]
    [InlineData("Head", "/v1/break-even/chart.svg?model=gpt-5.5&inputTokens=1&outputTokens=1")]
    [InlineData("get", "/v1/models")]
    public async Task A_method_in_small_letters_is_no_failure(string method, string url) =>
        (await StatusLine(method, url)).ShouldBe("HTTP/1.1 200 OK");

    // By a bare socket: a client would write the method in capitals.
    private async Task<string?> StatusLine(string method, string url)
    {
        var address = service.Client.BaseAddress!;
        using var socket = new TcpClient(address.Host, address.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{method} {url} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: close\r\n\r\n"), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        return await reader.ReadLineAsync(TestContext.Current.CancellationToken);
    }
}
