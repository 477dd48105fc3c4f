using System.Text;

namespace Calculator.Hostile.Wire;

public class AnswerReaderTests
{
    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab", 200, "ab")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n1\r\nb\r\n0\r\n\r\n", 200, "ab")]
    [InlineData("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nab", 200, "ab")]
    [InlineData("HTTP/1.1 204 No Content\r\n\r\n", 204, "")]
    [InlineData("HTTP/1.1 304 Not Modified\r\n\r\n", 304, "")]
    public async Task Reads_an_answer_to_its_end(string sent, int status, string body)
    {
        var answer = await Read(sent);
        (answer!.Status, answer.Text).ShouldBe((status, body));
    }

    [Fact]
    public async Task Reads_one_answer_after_another()
    {
        var reader = ReaderOf("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\naHTTP/1.1 404 Not Found\r\nContent-Length: 1\r\n\r\nb");
        (await reader.Read(isHead: false, TestContext.Current.CancellationToken))!.Text.ShouldBe("a");
        (await reader.Read(isHead: false, TestContext.Current.CancellationToken))!.Text.ShouldBe("b");
        (await reader.Read(isHead: false, TestContext.Current.CancellationToken)).ShouldBeNull();
    }

    [Fact]
    public async Task The_answer_to_a_HEAD_has_no_body_whatever_its_length() =>
        (await ReaderOf("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n").Read(isHead: true, TestContext.Current.CancellationToken))!.Body
            .ShouldBeEmpty();

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\na")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\n\r\na")]
    [InlineData("HTTP/1.1 200 OK\r\nno colon\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\na")]
    [InlineData("SMTP 200\r\n\r\n")]
    public async Task An_answer_that_is_not_well_formed_is_a_fault(string sent) =>
        await Should.ThrowAsync<InvalidDataException>(() => Read(sent));

    private static Task<Answer?> Read(string sent) => ReaderOf(sent).Read(isHead: false, TestContext.Current.CancellationToken);

    private static AnswerReader ReaderOf(string sent) => new(new MemoryStream(Encoding.UTF8.GetBytes(sent)));
}
