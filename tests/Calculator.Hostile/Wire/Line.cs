using System.Net;
using System.Net.Sockets;

namespace Calculator.Hostile.Wire;

/// <summary>
/// A caller of the service over bare sockets, since a decent client refuses to send what is to be sent here.
/// It keeps its connection as long as the service does, and takes a new one after a message that was not well-formed.
/// </summary>
/// <param name="service">Whom it asks.</param>
/// <param name="pause">
/// How long an answer may take to begin before the sending is ended, where it is at all; null for the usual time.
/// </param>
internal sealed class Line(IPEndPoint service, TimeSpan? pause = null) : IDisposable
{
    // Nothing is judged by it: it decides alone how much of what is broken is held to a whole answer.
    private static readonly TimeSpan UsualPause = TimeSpan.FromMilliseconds(100);

    private readonly TimeSpan _pause = pause ?? UsualPause;
    private TcpClient? _socket;
    private AnswerReader? _reader;

    /// <summary>Sends a message; null if the service hung up without an answer.</summary>
    public async Task<Answer?> Ask(Message message, CancellationToken cancellation)
    {
        // A connection that was kept may have been closed meanwhile, which says nothing of this message.
        var mayAskAgain = _socket is not null && !message.Delivery.IsBroken;
        return await TryExchange(message, cancellation) ?? (mayAskAgain ? await TryExchange(message, cancellation) : null);
    }

    public void Dispose() => HangUp();

    private async Task<Answer?> TryExchange(Message message, CancellationToken cancellation)
    {
        try
        {
            return await Exchange(message, cancellation);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            HangUp();
            return null;
        }
    }

    private async Task<Answer?> Exchange(Message message, CancellationToken cancellation)
    {
        if (_socket is null || message.Delivery != Delivery.Whole)
            await Connect(cancellation);

        var answer = await SendAndRead(message, cancellation);
        if (answer is null || answer.Closes || message.Delivery != Delivery.Whole)
            HangUp();
        return answer;
    }

    private async Task<Answer?> SendAndRead(Message message, CancellationToken cancellation)
    {
        await Send(message.AwaitsContinue ? message.Head : message.Bytes, message.Delivery, cancellation);
        if (message.Delivery.GoesAway)
            return null;

        var hasEnded = await EndSending(message.Delivery.EndOfSending, cancellation);
        var answer = await ReadAnswers(message, hasEnded, cancellation);

        // A body that was never sent would be taken for the next message.
        return message.AwaitsContinue && answer is { Status: >= 400 } ? Closing(answer) : answer;
    }

    private static Answer Closing(Answer answer) =>
        answer with { Headers = [.. answer.Headers.Where(header => header.Name != "Connection"), ("Connection", "close")] };

    // The server takes the end of the sending for going away, and stops wherever it is: before its answer, or within it.
    private async Task<Answer?> ReadAnswers(Message message, bool mayBeCut, CancellationToken cancellation)
    {
        try
        {
            return await ReadAnswers(message, cancellation);
        }
        catch (InvalidDataException) when (mayBeCut && _reader!.WasCut)
        {
            return null;
        }
    }

    private async Task<Answer?> ReadAnswers(Message message, CancellationToken cancellation)
    {
        Answer? answer = null;
        for (var time = 0; time < message.Delivery.Times; time++)
        {
            answer = await _reader!.Read(message.Method == "HEAD", cancellation);
            if (answer?.Status == 100)
            {
                await _socket!.GetStream().WriteAsync(message.Body, cancellation);
                answer = await _reader.Read(message.Method == "HEAD", cancellation);
            }
        }

        return answer;
    }

    private async Task Send(byte[] bytes, Delivery delivery, CancellationToken cancellation)
    {
        var stream = _socket!.GetStream();
        for (var time = 0; time < delivery.Times; time++)
        {
            foreach (var piece in bytes.Chunk(Math.Max(1, (bytes.Length / delivery.Pieces) + 1)))
                await stream.WriteAsync(piece, cancellation);
        }
    }

    /// <summary>Closes this half of the connection if it is to be closed; says whether it was.</summary>
    private async Task<bool> EndSending(EndOfSending end, CancellationToken cancellation)
    {
        if (end == EndOfSending.Never || (end == EndOfSending.IfUnanswered && await IsAnswered(cancellation)))
            return false;

        _socket!.Client.Shutdown(SocketShutdown.Send);
        return true;
    }

    // Reading no bytes ends as soon as there are some, or there will be none.
    private async Task<bool> IsAnswered(CancellationToken cancellation)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        waiting.CancelAfter(_pause);
        try
        {
            await _socket!.Client.ReceiveAsync(Memory<byte>.Empty, waiting.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task Connect(CancellationToken cancellation)
    {
        HangUp();
        _socket = new TcpClient { NoDelay = true };
        await _socket.ConnectAsync(service, cancellation);
        _reader = new AnswerReader(_socket.GetStream());
    }

    private void HangUp()
    {
        _socket?.Dispose();
        (_socket, _reader) = (null, null);
    }
}
