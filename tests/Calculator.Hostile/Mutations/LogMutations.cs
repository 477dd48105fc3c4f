using System.IO.Compression;
using System.Text;
using Calculator.Hostile.Drawing;

namespace Calculator.Hostile.Mutations;

/// <summary>Logs packed in every way, cut, damaged, in one another, and said to be what they are not.</summary>
internal static class LogMutations
{
    private const int Often = 40;
    private const int MostFiles = 300;
    private const int DeepestNesting = 8;
    private const int LargestBomb = 20_000_000;

    private static readonly string[] Types =
        [
            "application/x-tar", "application/zip", "application/gzip", "text/csv", "application/octet-stream",
            "multipart/form-data; boundary=x", "multipart/form-data", "text/html", "text/plain; charset=utf-16",
        ];

    public static IReadOnlyList<OperationMutation> All { get; } =
    [
        Of("packed log", (body, chance) => Pack(body, chance)),
        Of("cut log", (body, chance) => Cut(Maybe(body, chance), chance)),
        Of("damaged log", (body, chance) => Damage(Maybe(body, chance), chance)),
        Of("archives within archives", Nest),
        Of(
            "many small files",
            (body, chance) => Packed.Tar(Enumerable.Range(0, chance.Below(MostFiles)).Select(number =>
                ($"../{number}", chance.Chance(50) ? body : [])))),
        Of("links and folders", (body, chance) => Packed.TarOfLinks(chance.Below(MostFiles), body)),
        Of("bomb", (_, chance) => Packed.Gzip(Packed.Gzip(new byte[chance.Below(LargestBomb)]))),
        Of("no log", (_, chance) => chance.Bytes(chance.Below(5_000))),
        Of(
            "naughty lines",
            (body, chance) => [.. Encoding.UTF8.GetBytes(string.Join('\n', chance.Shuffled(NaughtyTexts.All))), (byte)'\n', .. body]),
        new("said to be something else", operation => operation.Log is not null, (draft, chance) =>
            (draft.Body, draft.ContentType) = (Maybe(draft.Body!, chance), chance.Pick(Types))) { Times = Often },
    ];

    private static OperationMutation Of(string name, Func<byte[], Draw, byte[]> apply) =>
        new(name, operation => operation.Log is not null, (draft, chance) => draft.Body = apply(draft.Body!, chance)) { Times = Often };

    private static byte[] Maybe(byte[] body, Draw chance) => chance.Chance(70) ? Pack(body, chance) : body;

    private static byte[] Pack(byte[] body, Draw chance) => chance.Below(5) switch
    {
        0 => Packed.Gzip(body),
        1 => Packed.Tar([("a.jsonl", body), ("../b.jsonl", body)]),
        2 => Packed.Gzip(Packed.Tar([("a.jsonl", body)])),
        3 => Packed.Zip(toPipe: true, CompressionLevel.Fastest, [("a.jsonl", body), ("/b.jsonl", body)]),
        _ => Packed.Zip(toPipe: false, CompressionLevel.NoCompression, [("a.jsonl", body)]),
    };

    private static byte[] Nest(byte[] body, Draw chance)
    {
        for (var depth = chance.Below(DeepestNesting); depth > 0; depth--)
            body = Pack(body, chance);
        return body;
    }

    private static byte[] Cut(byte[] body, Draw chance) => body[..chance.Below(body.Length)];

    private static byte[] Damage(byte[] body, Draw chance)
    {
        var damaged = body.ToArray();
        for (var times = 1 + chance.Below(4); times > 0; times--)
            damaged[chance.Below(damaged.Length)] = chance.Bytes(1)[0];
        return damaged;
    }
}
