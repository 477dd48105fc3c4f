using System.Text;
using Calculator.Hostile.Drawing;
using Calculator.Hostile.Wire;

namespace Calculator.Hostile.Mutations;

/// <summary>Damage to the message as bytes, which no decent client would send.</summary>
internal static class WireMutations
{
    private static readonly (string From, string To)[] RequestLines =
    [
        (" HTTP/1.1", ""), (" HTTP/1.1", " HTTP/1.0"), (" HTTP/1.1", " HTTP/9.9"), (" HTTP/1.1", " HTTP/2.0"),
        (" HTTP/1.1", " HTTP/1.1 "), (" HTTP/1.1", "  HTTP/1.1"), (" HTTP/1.1", " http/1.1"), (" HTTP/1.1", " HTTP/1.1\0"),
        (" HTTP/1.1", "\tHTTP/1.1"), (" HTTP/1.1", " SMTP"),
        (" /", "  /"), (" /", " \0/"), (" /", " "), (" /", " http://"), (" /", " http://a/"), (" /", " *"), (" /", " \\"), (" /", " ä/"),
        (" /", "/"), (" /", " /%00"), (" /", " /\u0001"), (" /", " /\u007F"), (" /", " ?/"), (" /", " a:b/"),
        ("GET", ""), ("GET", "G\0T"), ("GET", "GE T"), ("GET", "(GET)"), ("GET", "CONNECT"), ("GET", "\r\n\r\nGET"), ("GET", " GET"),
        ("GET", "GÄT"), ("POST", ""), ("POST", "PO/ST"), ("POST", "CONNECT"), ("POST", "\nPOST"), ("POST", "\u0016\u0003\u0001"),
    ];

    private static readonly string[] HeaderLines =
    [
        "no colon", ": no name", "a b: space", "a : b", " folded: a", "\tfolded", "ä: ö", "a\0: b", "a: b\0c", "a: \rb", "a: \u0001",
        "Host: second.invalid", "Host:", "Content-Length: -1", "Content-Length: 1, 2", "Content-Length: a",
        "Content-Length: 99999999999999999999", "Content-Length: +1", "Content-Length: 0x1",
        "Transfer-Encoding: chunked", "Transfer-Encoding: gzip", "Transfer-Encoding: chunked, chunked", "Transfer-Encoding: xchunked",
        "Transfer-Encoding: identity", "Connection: close, keep-alive, a", "Connection: Host", "Upgrade: h2c",
        "Upgrade: websocket\r\nConnection: Upgrade", "HTTP2-Settings: a", "Expect: 100-continue", "Expect: 999-a",
        "Trailer: Content-Length", "Proxy-Connection: a", ":path: /", ":authority: a",
    ];

    private static readonly string[] Chunks =
    [
        "5\r\nabc", "zz\r\na\r\n0\r\n\r\n", "-1\r\na\r\n0\r\n\r\n", "FFFFFFFFFFFFFFFFF\r\na", "7FFFFFFF\r\na", "1\r\nab\r\n0\r\n\r\n",
        "1;a=b\r\n{\r\n1\r\n}\r\n0\r\n\r\n", "1;\"\r\n{\r\n0\r\n\r\n", "2\n{}\n0\n\n", "0x2\r\n{}\r\n0\r\n\r\n", "2 \r\n{}\r\n0\r\n\r\n",
        "\r\n\r\n", "0\r\nContent-Length: 5\r\n\r\n", "0\r\na\r\n\r\n", "0\r\n", "02\r\n{}\r\n00\r\n\r\n",
    ];

    private static readonly Delivery HalfClosed = new("half closed") { IsBroken = true, EndOfSending = EndOfSending.AtOnce };

    public static IReadOnlyList<OperationMutation> All { get; } =
    [
        new(
            "malformed request line",
            _ => true,
            (draft, chance) => Break(draft, "request line", WithRequestLine(chance.Pick(Fitting(draft))))),
        new("malformed header", _ => true, (draft, chance) => Break(draft, "header", WithHeader(chance.Pick(HeaderLines)))),
        new(
            "huge headers",
            _ => true,
            (draft, chance) => Break(draft, "huge headers", WithHeader($"X-Huge: {new string('a', 20_000 + chance.Below(60_000))}"))),
        new(
            "many headers",
            _ => true,
            (draft, chance) => Break(
                draft,
                "many headers",
                WithHeader(string.Join("\r\n", Enumerable.Range(0, 80 + chance.Below(200)).Select(number => $"X-{number}: a"))))),
        new(
            "huge request line",
            _ => true,
            (draft, chance) => Break(
                draft,
                "huge request line",
                WithRequestLine((" HTTP/1.1", $"{new string('a', 8_200 + chance.Below(20_000))} HTTP/1.1")))),
        new("damaged chunks", operation => operation.TakesJson, (draft, chance) => DamageChunks(draft, chance.Pick(Chunks))),
        new("chunks", operation => operation.TakesJson, SendInChunks),
        new(
            "bare line ends",
            _ => true,
            (draft, _) => Break(
                draft,
                "bare line ends",
                bytes => Changed(bytes, text => text.Replace("\r\n", "\n", StringComparison.Ordinal)))),
        new("cut off", _ => true, (draft, chance) => Break(draft, "cut off", bytes => bytes[..chance.Below(bytes.Length)])),
        new("random bytes", _ => true, (draft, chance) => Break(draft, "random bytes", _ => chance.Bytes(1 + chance.Below(2_000)))),
        new("damaged bytes of the message", _ => true, DamageBytes),
        new("half closed", _ => true, (draft, _) => draft.Delivery = HalfClosed),
        new("gone away", _ => true, (draft, _) => draft.Delivery = new Delivery("gone away") { GoesAway = true }),
        new("pipelined", _ => true, (draft, chance) => draft.Delivery = new Delivery("pipelined") { Times = 2 + chance.Below(4) }),
        new("in pieces", _ => true, (draft, chance) => draft.Delivery = new Delivery("in pieces") { Pieces = 2 + chance.Below(30) }),
    ];

    private static IReadOnlyList<(string From, string To)> Fitting(Draft draft) =>
        [.. RequestLines.Where(line => line.From is " HTTP/1.1" or " /" || line.From == draft.Method)];

    private static void Break(Draft draft, string name, Func<byte[], byte[]> damage) =>
        draft.Delivery = new Delivery(name) { Damage = damage, IsBroken = true, EndOfSending = EndOfSending.IfUnanswered };

    private static Func<byte[], byte[]> WithRequestLine((string From, string To) change) => bytes => Changed(bytes, text =>
    {
        var place = text.IndexOf(change.From, StringComparison.Ordinal);
        return $"{text[..place]}{change.To}{text[(place + change.From.Length)..]}";
    });

    private static Func<byte[], byte[]> WithHeader(string line) =>
        bytes => Changed(bytes, text => text.Insert(text.IndexOf("\r\n", StringComparison.Ordinal) + 2, $"{line}\r\n"));

    // Latin-1 keeps every byte as it is.
    private static byte[] Changed(byte[] bytes, Func<string, string> change) =>
        Encoding.Latin1.GetBytes(change(Encoding.Latin1.GetString(bytes)));

    private static void DamageBytes(Draft draft, Draw chance)
    {
        var places = Enumerable.Range(0, 1 + chance.Below(5))
            .Select(_ => (Place: chance.Below(int.MaxValue), Byte: chance.Bytes(1)[0]))
            .ToList();
        Break(draft, "damaged bytes", bytes =>
        {
            foreach (var (place, one) in places)
                bytes[place % bytes.Length] = one;
            return bytes;
        });
    }

    private static void DamageChunks(Draft draft, string chunks)
    {
        draft.Headers.Add(("Transfer-Encoding", "chunked"));
        draft.Body = Encoding.Latin1.GetBytes(chunks);
        draft.Delivery = new Delivery("damaged chunks") { IsBroken = true, EndOfSending = EndOfSending.IfUnanswered };
    }

    private static void SendInChunks(Draft draft, Draw chance)
    {
        var pieces = Encoding.UTF8
            .GetBytes(draft.JsonBody)
            .Chunk(1 + chance.Below(40))
            .Select(piece => $"{piece.Length:x}\r\n{Encoding.Latin1.GetString(piece)}\r\n");
        draft.Headers.Add(("Transfer-Encoding", "chunked"));
        draft.Body = Encoding.Latin1.GetBytes($"{string.Concat(pieces)}0\r\n\r\n");
    }
}
