using System.Globalization;
using System.Text;
using Calculator.Hostile.Drawing;

namespace Calculator.Hostile.Wire;

/// <summary>One request as bytes.</summary>
/// <param name="Head">The request line and the headers.</param>
/// <param name="Body">The body.</param>
/// <param name="Method">The method, on which it hangs whether an answer has a body.</param>
/// <param name="Delivery">How it is sent.</param>
internal sealed record Message(byte[] Head, byte[] Body, string Method, Delivery Delivery)
{
    /// <summary>The most that a server must take in one line; beyond it, it may refuse before the service sees anything.</summary>
    private const int LongestLine = 8_000;

    private const int LargeBody = 32 * 1024;
    private const int LongestShown = 20_000;

    /// <summary>Whether the body waits until the service has agreed to read it: else its refusal would be lost in a broken pipe.</summary>
    public bool AwaitsContinue => Body.Length > LargeBody && Delivery.Damage is null;

    /// <summary>
    /// Whether the server may refuse it by itself: it is no well-formed HTTP, its first
    /// line is longer than a server must take, or its path is none.
    /// </summary>
    public bool MayBeRefusedUnread => Delivery.IsBroken || FirstLine.Length > LongestLine || !IsPath(FirstLine.Split(' ')[1].Split('?')[0]);

    private string FirstLine => Encoding.UTF8.GetString(Head.AsSpan(0, Array.IndexOf(Head, (byte)'\r')));

    /// <summary>All that is sent.</summary>
    public byte[] Bytes
    {
        get
        {
            byte[] whole = [.. Head, .. Body];
            return Delivery.Damage is { } damage ? damage(whole) : whole;
        }
    }

    public static Message Of(Draft draft, string host, byte[] body)
    {
        var head = new StringBuilder($"{draft.Method} {draft.Target} HTTP/1.1\r\n");
        foreach (var (name, value) in HeadersOf(draft, host, body))
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        return new Message(Encoding.UTF8.GetBytes(head.Append("\r\n").ToString()), body, draft.Method, draft.Delivery);
    }

    /// <summary>The whole message in characters that can be read and copied: bytes that are none are escaped.</summary>
    public override string ToString()
    {
        var bytes = Bytes;
        var shown = new StringBuilder();
        foreach (var one in bytes.Take(LongestShown))
            shown.Append(one is (>= 0x20 and < 0x7F) or (byte)'\n' ? ((char)one).ToString() : one == '\r' ? "" : $"\\x{one:X2}");
        return bytes.Length <= LongestShown ? shown.ToString() : $"{shown}… ({bytes.Length} bytes in all)";
    }

    private static bool IsPath(string path) => path.StartsWith('/') && !path.Contains("%00", StringComparison.Ordinal);

    private static IEnumerable<(string Name, string Value)> HeadersOf(Draft draft, string host, byte[] body)
    {
        if (!draft.Headers.Any(header => header.Name.Equals("Host", StringComparison.OrdinalIgnoreCase)))
            yield return ("Host", host);
        foreach (var header in draft.Headers)
            yield return header;
        if (draft.ContentType is { } type)
            yield return ("Content-Type", type);
        if (body.Length > LargeBody && draft.Delivery.Damage is null)
            yield return ("Expect", "100-continue");
        if ((body.Length > 0 || draft.Operation.TakesJson)
            && !draft.Headers.Any(header => header.Name is "Content-Length" or "Transfer-Encoding"))
        {
            yield return ("Content-Length", body.Length.ToString(CultureInfo.InvariantCulture));
        }
    }
}
