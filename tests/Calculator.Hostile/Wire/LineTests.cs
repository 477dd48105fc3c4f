using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Calculator.Hostile.Wire;

/// <summary>What a caller takes for a fault and what for a hang-up, told by a server whose answers are written here.</summary>
public class LineTests
{
    private const string Whole = "HTTP/1.1 400 Bad Request\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n";
    private const string Request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

    private static readonly TimeSpan ForEver = TimeSpan.FromMinutes(2);

    /// <summary>A whole answer cut: before its last chunk, within a chunk, within its headers, within its first line.</summary>
    public static TheoryData<string> Cuts { get; } = [Whole[..^5], Whole[..^8], Whole[..40], Whole[..12]];

    [Theory]
    [MemberData(nameof(Cuts))]
    public async Task A_cut_answer_is_a_fault_as_long_as_the_caller_sends(string answer)
    {
        await Should.ThrowAsync<InvalidDataException>(() => Ask(answer, EndOfSending.Never));
        await Should.ThrowAsync<InvalidDataException>(() => Ask(answer, EndOfSending.IfUnanswered));
    }

    [Theory]
    [MemberData(nameof(Cuts))]
    public async Task A_cut_answer_is_a_hang_up_once_the_caller_has_ended_its_sending(string answer) =>
        (await Ask(answer, EndOfSending.AtOnce)).ShouldBeNull();

    [Fact]
    public async Task No_answer_is_a_hang_up()
    {
        foreach (var end in Enum.GetValues<EndOfSending>())
            (await Ask("", end)).ShouldBeNull();
    }

    [Fact]
    public async Task A_malformed_answer_is_a_fault_whoever_has_ended_its_sending()
    {
        foreach (var end in Enum.GetValues<EndOfSending>())
            await Should.ThrowAsync<InvalidDataException>(() => Ask("SMTP 200\r\n\r\n", end));
    }

    [Fact]
    public async Task A_message_that_lacks_its_end_is_not_waited_for() =>
        (await Ask(Whole, EndOfSending.IfUnanswered, TimeSpan.Zero, isAnsweredAtTheEnd: true)).ShouldNotBeNull().Text.ShouldBe("a");

    /// <summary>Asks a server that reads the request, or all that is sent to it, and then sends this answer and closes.</summary>
    private static async Task<Answer?> Ask(string answer, EndOfSending end, TimeSpan? pause = null, bool isAnsweredAtTheEnd = false)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = Serve(listener, answer, isAnsweredAtTheEnd);
        using var line = new Line((IPEndPoint)listener.LocalEndpoint, pause ?? ForEver);
        var delivery = new Delivery("told") { IsBroken = true, EndOfSending = end };
        var message = new Message(Encoding.ASCII.GetBytes(Request), [], "GET", delivery);
        try
        {
            return await line.Ask(message, TestContext.Current.CancellationToken);
        }
        finally
        {
            await serving;
        }
    }

    private static async Task Serve(TcpListener listener, string answer, bool isAtTheEnd)
    {
        using var connection = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        var stream = connection.GetStream();
        await stream.ReadExactlyAsync(new byte[Request.Length], TestContext.Current.CancellationToken);
        if (isAtTheEnd)
            (await stream.ReadAsync(new byte[1], TestContext.Current.CancellationToken)).ShouldBe(0);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), TestContext.Current.CancellationToken);
    }
}
