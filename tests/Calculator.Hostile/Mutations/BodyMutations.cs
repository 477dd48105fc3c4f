using System.IO.Compression;
using System.Text;
using Calculator.Hostile.Documents;
using Calculator.Hostile.Drawing;

namespace Calculator.Hostile.Mutations;

/// <summary>Damage to a body as a whole, and to what is said of it.</summary>
internal static class BodyMutations
{
    private const int DeepestNesting = 15_000;
    private const int LargestBody = 200_000;
    private const int LongestText = 100_000;

    private static readonly string[] NoObjects =
    [
        "", " ", "null", "true", "1", "\"text\"", "[]", "[{}]", "{}", "{", "}", "{]", "[}", "{\"model\"}", "{\"model\":}", "{model:1}",
        "{'model':'gpt-5.5'}", "{\"model\":\"gpt-5.5\",}", "{,}", "{\"a\":1}{\"a\":1}", "{} {}", "{}x",
        "/* a */{}", "{}// a", "{\"inputTokens\":NaN}", "{\"inputTokens\":Infinity}", "{\"inputTokens\":0x10}", "{\"inputTokens\":01}",
        "{\"inputTokens\":+1}", "{\"inputTokens\":.5}", "{\"inputTokens\":1_000}", "{\"inputTokens\":undefined}",
        "{\"\":1}", "{\"a\\ud800\":1}", "{\"a\":\"\\ud800\"}", "{\"a\":\"\\x\"}", "{\"a\":\"\t\"}", "{\"a\":\"\0\"}", "\uFEFF{}",
        "model=gpt-5.5&inputTokens=1", "<model>gpt-5.5</model>", "\0", "{\"a\":1\0}", "{\"__proto__\":{\"a\":1}}",
    ];

    private static readonly string?[] ContentTypes =
    [
        null, "", " ", "json", "text/json", "text/plain", "text/html", "application/xml", "application/octet-stream", "application/*",
        "*/*", "application/json+x", "application/problem+json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=a",
        "multipart/form-data",
        "application/json; charset=utf-8", "application/json; charset=utf8", "application/json;charset=\"utf-8\"",
        "APPLICATION/JSON; CHARSET=UTF-8", "application/json; charset=utf-16", "application/json; charset=iso-8859-1",
        "application/json; charset=utf-7", "application/json; charset=x",
        "application/json; charset=", "application/json; charset", "application/json; charset=\"", "application/json; charset=\"utf-8",
        "application/json;;;", "application/json; ; a=b", "application/json, text/plain", "application/json; boundary=\"\"",
        "application / json", "application/json; charset=utf-8; charset=utf-16", "a/b/c", "/", ";", "application/json; a=\"\\\"\"",
        "äpplication/json",
    ];

    private static readonly string[] Encodings =
        ["gzip", "deflate", "br", "zstd", "identity", "IDENTITY", "gzip, gzip", "gzip;q=1", "*", "x", ",", "identity, gzip", "\"gzip\""];

    public static IReadOnlyList<OperationMutation> All { get; } =
    [
        new(
            "no JSON object",
            operation => operation.TakesJson,
            (draft, chance) => draft.Body = Encoding.UTF8.GetBytes(chance.Pick(NoObjects))),
        new(
            "truncated JSON",
            operation => operation.TakesJson,
            (draft, chance) => draft.Body = Encoding.UTF8.GetBytes(draft.JsonBody[..chance.Below(draft.JsonBody.Length)])),
        new("damaged bytes", operation => operation.TakesJson, DamageBytes),
        new(
            "other encoding of the text",
            operation => operation.TakesJson,
            (draft, chance) => draft.Body = chance
                .Pick([Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32, Encoding.Latin1])
                .GetBytes(draft.JsonBody.Replace("}", ",\"ä\":\"ö\"}", StringComparison.Ordinal))),
        new(
            "deep nesting",
            operation => operation.TakesJson,
            (draft, chance) => draft.Body = Encoding.UTF8.GetBytes(
                $"{{\"a\":{ValueMutations.Nested(chance, chance.Below(DeepestNesting)).Json}}}")),
        new(
            "large body",
            operation => operation.TakesJson,
            (draft, chance) => draft.Body = Encoding.UTF8.GetBytes(draft.JsonBody + new string(' ', chance.Below(LargestBody)))),
        new(
            "many members",
            operation => operation.TakesJson,
            (draft, chance) => draft.Members.AddRange(Enumerable.Range(0, chance.Below(2_000)).Select(number =>
                ($"a{number % 1_000}", "1")))),
        new("content type", operation => operation.TakesJson, (draft, chance) => draft.ContentType = chance.Pick(ContentTypes)),
        new("content encoding", operation => operation.TakesJson, Encode),
        new("text body", operation => operation.TakesText, SendText) { Times = 80 },
        new(
            "body of a question without one",
            operation => !operation.TakesJson && operation.Log is null,
            (draft, chance) => (draft.Body, draft.ContentType) = (
                Encoding.UTF8.GetBytes(chance.Pick(NoObjects)),
                chance.Pick(ContentTypes))),
    ];

    private static void DamageBytes(Draft draft, Draw chance)
    {
        var body = Encoding.UTF8.GetBytes(draft.JsonBody);
        for (var times = 1 + chance.Below(4); times > 0; times--)
            body[chance.Below(body.Length)] = chance.Bytes(1)[0];
        draft.Body = body;
    }

    private static void Encode(Draft draft, Draw chance)
    {
        draft.Headers.Add(("Content-Encoding", chance.Pick(Encodings)));
        if (chance.Chance(50))
            draft.Body = Compressed(Encoding.UTF8.GetBytes(draft.JsonBody));
    }

    private static byte[] Compressed(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return compressed.ToArray();
    }

    // Beside a text the other fields stand in the query.
    private static void SendText(Draft draft, Draw chance)
    {
        foreach (var beside in chance.Some(
            [.. draft.Operation.Fields.Where(one => one is { Place: Place.Body, FilledIn: null, Example: not null })],
            3))
        {
            draft.Query.Add((beside.Name, beside.Example!.Value.Query));
        }
        draft.ContentType = chance.Pick(
        [
            "text/plain",
            "text/plain; charset=utf-8",
            "text/plain; charset=utf8",
            "TEXT/PLAIN",
            "text/plain; charset=utf-16",
            "text/plain; format=flowed",
        ]);
        draft.Body = chance.Below(5) switch
        {
            0 => chance.Bytes(chance.Below(LongestText)),
            1 => Encoding.UTF8.GetBytes(string.Concat(chance.Shuffled(NaughtyTexts.All))),
            2 => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(chance.Pick(NaughtyTexts.All), 1 + chance.Below(20)))),
            3 => [],
            _ => Encoding.UTF8.GetBytes(new string(chance.Pick(['a', ' ', '\n', '1', '가', '.', '\u0301']), chance.Below(LongestText))),
        };
    }
}
