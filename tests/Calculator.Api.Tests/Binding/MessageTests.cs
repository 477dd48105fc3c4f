using System.Net.Sockets;
using System.Text;

namespace Calculator.Api.Tests.Binding;

/// <summary>Messages that a decent client would not send, by a bare socket.</summary>
public class MessageTests(Service service)
{
    [Theory]
    [InlineData("HEAD", "/v1/models")]
    [InlineData("head", "/v1/models")]
    [InlineData("Head", "/v1/break-even/chart.svg?model=gpt-5.5&inputTokens=1&outputTokens=1")]
    [InlineData("get", "/v1/models")]
    public async Task A_method_in_small_letters_is_no_failure(string method, string url) =>
        (await StatusLine($"{method} {url}", "", "")).ShouldBe("HTTP/1.1 200 OK");

    [Theory]
    [InlineData("/v1/task-cost", "application/json", "FFFFFFFFFFFFFFFFF\r\na")]
    [InlineData("/v1/task-cost", "application/json", "zz\r\na\r\n0\r\n\r\n")]
    [InlineData("/v1/token-count", "text/plain", "FFFFFFFFFFFFFFFFF\r\na")]
    public async Task Chunks_that_are_none_are_the_callers_mistake(string url, string contentType, string chunks) =>
        (await StatusLine($"POST {url}", $"Transfer-Encoding: chunked\r\nContent-Type: {contentType}\r\n", chunks))
            .ShouldBe("HTTP/1.1 400 Bad Request");

    private async Task<string?> StatusLine(string request, string headers, string body)
    {
        var address = service.Client.BaseAddress!;
        using var socket = new TcpClient(address.Host, address.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"{request} HTTP/1.1\r\nHost: {address.Authority}\r\n{headers}Connection: close\r\n\r\n{body}"),
            TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        return await reader.ReadLineAsync(TestContext.Current.CancellationToken);
    }
}
