using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;

namespace Calculator.Hostile.Wire;

/// <summary>Reads HTTP/1.1 answers from a connection, strictly: what is not well-formed is a fault of the service.</summary>
internal sealed class AnswerReader(Stream stream)
{
    private static readonly byte[] LineEnd = "\r\n"u8.ToArray();

    private readonly PipeReader _pipe = PipeReader.Create(stream);

    /// <summary>Whether what was wrong with the last answer is that the connection ended within it.</summary>
    public bool WasCut { get; private set; }

    /// <summary>The next answer; null if the connection ended before its first byte.</summary>
    /// <param name="isHead">Whether a HEAD was asked, whose answer has no body whatever its headers say.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Answer?> Read(bool isHead, CancellationToken cancellation)
    {
        if (await ReadLine(cancellation) is not { } line)
            return null;

        var status = StatusOf(line);
        var headers = await ReadHeaders(cancellation);
        var answer = new Answer(status, headers, []);
        return isHead || status is < 200 or 204 or 304 ? answer : answer with { Body = await ReadBody(answer, cancellation) };
    }

    private static int StatusOf(string line) =>
        line.StartsWith("HTTP/1.1 ", StringComparison.Ordinal)
            && int.TryParse(line.AsSpan(9, Math.Min(3, line.Length - 9)), NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            ? status
            : throw new InvalidDataException($"The answer begins with {line}.");

    private async Task<List<(string Name, string Value)>> ReadHeaders(CancellationToken cancellation)
    {
        var headers = new List<(string, string)>();
        while (await ReadLine(cancellation) is var line)
        {
            if (line is null)
                throw Cut();
            if (line.Length == 0)
                return headers;

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers.Add(colon > 0
                ? (line[..colon], line[(colon + 1)..].Trim())
                : throw new InvalidDataException($"A header of the answer is {line}."));
        }

        return headers;
    }

    private async Task<byte[]> ReadBody(Answer answer, CancellationToken cancellation)
    {
        if (answer.Header("Content-Length") is { } length)
            return await ReadExactly(int.Parse(length, NumberStyles.None, CultureInfo.InvariantCulture), cancellation);
        if (answer.Header("Transfer-Encoding") == "chunked")
            return await ReadChunks(cancellation);
        if (answer.Closes)
            return await ReadToEnd(cancellation);

        throw new InvalidDataException("The answer does not say where it ends.");
    }

    // HTTP/1.0 knows no chunks: an answer ends where the connection does.
    private async Task<byte[]> ReadToEnd(CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        await _pipe.CopyToAsync(body, cancellation);
        return body.ToArray();
    }

    private async Task<byte[]> ReadChunks(CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        while (true)
        {
            var size = int.Parse(await ReadLine(cancellation) ?? throw Cut(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            body.Write(await ReadExactly(size, cancellation));
            if (await ReadLine(cancellation) is not "")
                throw Cut();
            if (size == 0)
                return body.ToArray();
        }
    }

    private async Task<string?> ReadLine(CancellationToken cancellation)
    {
        while (true)
        {
            var read = await _pipe.ReadAsync(cancellation);
            if (Line(read.Buffer) is { } line)
            {
                _pipe.AdvanceTo(line.End);
                return line.Text;
            }

            _pipe.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (read.IsCompleted)
                return read.Buffer.IsEmpty ? null : throw Cut();
        }
    }

    private static (string Text, SequencePosition End)? Line(ReadOnlySequence<byte> buffer)
    {
        var reader = new SequenceReader<byte>(buffer);
        return reader.TryReadTo(out ReadOnlySequence<byte> line, LineEnd) ? (Encoding.UTF8.GetString(line), reader.Position) : null;
    }

    private async Task<byte[]> ReadExactly(int count, CancellationToken cancellation)
    {
        if (count == 0)
            return [];

        var read = await _pipe.ReadAtLeastAsync(count, cancellation);
        if (read.Buffer.Length < count)
            throw Cut();

        var bytes = read.Buffer.Slice(0, count).ToArray();
        _pipe.AdvanceTo(read.Buffer.GetPosition(count));
        return bytes;
    }

    private InvalidDataException Cut()
    {
        WasCut = true;
        return new InvalidDataException("The answer ends before its end.");
    }
}
