using System.Net;
using System.Net.Sockets;

namespace Calculator.Hostile.Wire;

/// <summary>
/// A caller of the service over bare sockets, since a decent client refuses to send what is to be sent here.
/// It keeps its connection as long as the service does, and takes a new one after a message that was not well-formed.
/// </summary>
internal sealed class Line(IPEndPoint service) : IDisposable
{
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

        // A body that was never sent would be taken for the next message.
        return message.AwaitsContinue && answer is { Status: >= 400 } ? answer with { Headers = [.. answer.Headers.Where(header => header.Name != "Connection"), ("Connection", "close")] } : answer;
    }

    private async Task Send(byte[] bytes, Delivery delivery, CancellationToken cancellation)
    {
        var stream = _socket!.GetStream();
        for (var time = 0; time < delivery.Times; time++)
        {
            foreach (var piece in bytes.Chunk(Math.Max(1, (bytes.Length / delivery.Pieces) + 1)))
                await stream.WriteAsync(piece, cancellation);
        }

        if (delivery.EndsSending)
            _socket.Client.Shutdown(SocketShutdown.Send);
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
