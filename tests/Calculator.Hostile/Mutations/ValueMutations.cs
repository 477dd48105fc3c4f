using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Calculator.Hostile.Documents;
using Calculator.Hostile.Drawing;

namespace Calculator.Hostile.Mutations;

/// <summary>Damage to the value of one field.</summary>
internal static class ValueMutations
{
    // Bodies of questions may have 64 KB, addresses 8 KB.
    private const int LongInBody = 50_000;
    private const int LongInAddress = 5_000;
    private const int DeepestThatIsRead = 60;
    private const int MostItems = 2_000;

    private static readonly string[] Blanks = ["", " ", "   ", "\t", "\u00A0", "\u3000", "\r\n", "\u2003\u2003"];
    private static readonly string[] LoneSurrogates =
        [@"""\ud800""", @"""\udc00""", @"""a\udfffb""", @"""\udc00\ud800""", @"""\ud83d\ud83d"""];
    private static readonly string[] NoUtf8 = ["%ED%A0%80", "%C0%AF", "%FF", "%80", "%F4%90%80%80", "%E2%82", "a%FFb", "%F8%88%80%80%80"];
    private static readonly string[] BrokenEscapes =
    [
        "%", "%%", "%2", "%zz", "%u0041", "100%", "%25%", "%2525", "a%0", "%00", "%0d%0aa:b", "+", "++", "%2B", "a+b", ";",
        "a;b", "a=b", "=", "%26", "[]", "{}", "|", "%5C", "`", "^",
    ];
    private static readonly string[] OtherTypes =
    [
        "true", "false", "0", "1", "-1", "1.5", "\"text\"", "\"1\"", "[]", "[1]", "[\"text\"]", "[[]]", "{}", "{\"a\":1}",
        "{\"value\":1}", "[{}]", "[null]", "[true]",
    ];

    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IReadOnlyList<FieldMutation> All { get; } =
    [
        FieldMutation.Value(
            "bounds",
            field => field.IsNumber,
            (field, chance) => Placed(field, Written.Bare(chance.Pick(OddNumbers.Around(NumberOf(field)))))),
        FieldMutation.Value(
            "odd number",
            field => field.IsNumber,
            (field, chance) => Placed(field, Written.Bare(chance.Pick(OddNumbers.Json)))),
        FieldMutation.Value(
            "text for a number",
            field => field.IsNumber,
            (field, chance) => Placed(field, Written.Text(chance.Pick(OddNumbers.Texts)))),
        FieldMutation.Value("other type", field => field.Place == Place.Body, OtherType),
        FieldMutation.Value(
            "null",
            field => field.Place == Place.Body,
            (_, chance) => Written.Bare(chance.Pick(["null", "[null]", "[null,null]", "{\"a\":null}"]))),
        FieldMutation.Value("blank", field => field.Place != Place.Route, (_, chance) => Written.Text(chance.Pick(Blanks))),
        FieldMutation.Value("naughty text", _ => true, (field, chance) => Naughty(chance.Pick(NaughtyTexts.All), field, chance)),
        FieldMutation.Value("near a word", field => field.IsWord, (field, chance) => Placed(field, Written.Text(NearWord(field, chance)))),
        FieldMutation.Value("long text", _ => true, (field, chance) => Long(field, chance)),
        FieldMutation.Value("no Unicode", _ => true, (_, chance) => new Written(chance.Pick(LoneSurrogates), chance.Pick(NoUtf8))),
        FieldMutation.Value(
            "broken escape",
            field => field.Place != Place.Body,
            (_, chance) => new Written("", chance.Pick(BrokenEscapes))),
        FieldMutation.Value("damaged list", field => field.IsList, DamagedList),
        FieldMutation.Value("damaged object", field => field.IsObjects, DamagedObject),
        FieldMutation.Value(
            "nested",
            field => field.Place == Place.Body,
            (_, chance) => Nested(chance, 1 + chance.Below(DeepestThatIsRead))),
    ];

    /// <summary>A value in lists or objects, so many deep.</summary>
    public static Written Nested(Draw chance, int depth)
    {
        var (open, close) = chance.Chance(50) ? ("[", "]") : ("{\"a\":", "}");
        return Written.Bare($"{string.Concat(Enumerable.Repeat(open, depth))}1{string.Concat(Enumerable.Repeat(close, depth))}");
    }

    private static Schema NumberOf(Field field) => field.Single.OneOf.FirstOrDefault(one => one.Type == "number") ?? field.Single;

    // Where a list is wanted, the value stands among others.
    private static Written Placed(Field field, Written value) => field.IsList ? Written.List([value]) : value;

    private static Written Naughty(string text, Field field, Draw chance)
    {
        var value = Written.Text(text);
        // Bytes as they are, where the first form has escapes.
        return Placed(field, chance.Chance(50) ? value : value with { Json = JsonSerializer.Serialize(text, Unescaped) });
    }

    private static Written OtherType(Field field, Draw chance)
    {
        var type = field.Schema.Type;
        return Written.Bare(chance.Pick([.. OtherTypes.Where(other => TypeOf(other) != type)]));
    }

    private static string TypeOf(string json) => json[0] switch
    {
        '[' => "array",
        '{' => "object",
        '"' => "string",
        't' or 'f' => "boolean",
        _ => json.Contains('.', StringComparison.Ordinal) ? "number" : "integer",
    };

    private static string NearWord(Field field, Draw chance)
    {
        var word = chance.Pick([.. (field.Single.Enum ?? field.Single.OneOf.First(one => one.Enum is not null).Enum)!]).ToString();
        return chance.Below(8) switch
        {
            0 => word.ToUpperInvariant(),
            1 => $"{word},{word}",
            2 => word[..^1],
            3 => $"{word}s",
            4 => $" {word} ",
            5 => $"{word}\0",
            6 => chance.Below(10).ToString(CultureInfo.InvariantCulture),
            _ => $"{word}|{word}",
        };
    }

    private static Written Long(Field field, Draw chance)
    {
        var length = field.Place == Place.Body ? chance.Below(LongInBody) : chance.Below(LongInAddress);
        var text = new string(chance.Pick(['a', '1', '.', ',', ':', '-', '0']), length);
        return chance.Chance(50) && field.IsNumber
            ? new Written(text.Length > 0 && char.IsAsciiDigit(text[0]) ? $"1{text}" : "1", Uri.EscapeDataString(text))
            : Placed(field, new Written($"\"{text}\"", text));
    }

    private static Written DamagedList(Field field, Draw chance)
    {
        var item = field.Example is { Json: ['[', ..] } example
            ? Written.Of(JsonDocument.Parse(example.Json).RootElement[0])
            : Written.Bare("1");
        return chance.Below(8) switch
        {
            0 => Written.List([item, Written.Bare("null"), item]),
            1 => Written.List([item, Written.Text("")]),
            2 => Written.List([Written.Text(""), item]),
            3 => Written.List([item, Written.List([item, item])]),
            4 => new Written("[]", ","),
            5 => Written.List([.. Enumerable.Repeat(item, chance.Below(field.Place == Place.Body ? MostItems : 200))]),
            6 => Written.List([item, Written.Bare("true"), Written.Bare("1e400"), Written.Text("\0")]),
            _ => Written.List([item, Written.Object([("a", item)])]),
        };
    }

    private static Written DamagedObject(Field field, Draw chance)
    {
        var members = field.Single.Properties.Keys.Select(name => (name, Written.Bare(chance.Pick(OtherTypes)))).ToList();
        members.Add((chance.Pick(NaughtyTexts.All), Written.Bare("1")));
        return Written.List([Written.Object(chance.Some(members, members.Count))]);
    }
}
