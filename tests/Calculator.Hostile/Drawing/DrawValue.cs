using System.Globalization;
using Calculator.Hostile.Documents;

namespace Calculator.Hostile.Drawing;

/// <summary>Draws values that the document allows.</summary>
/// <param name="Chance">The chance.</param>
/// <param name="Names">Names worth trying where the document allows any text.</param>
internal sealed record DrawValue(Draw Chance, KnownNames Names)
{
    private const int LongestList = 4;

    /// <summary>A value for a field: its example, or another one.</summary>
    public Written For(Operation operation, Field field)
    {
        if (field.Example is { } example && Chance.Chance(40))
            return example;

        return Of(field.Schema, WordsFor(operation, field));
    }

    private Written Of(Schema schema, IReadOnlyList<string> words) => schema switch
    {
        { OneOf: { Count: > 0 } several } => Of(Chance.Pick(several), words),
        { Enum: { } allowed } => Written.Of(Chance.Pick(allowed)),
        { Items: { } item } => Written.List([.. Enumerable.Range(0, 1 + Chance.Below(LongestList)).Select(_ => Of(item, words))]),
        { Type: "object" } => Written.Object(MembersOf(schema, words)),
        { Type: "boolean" } => Written.Bare(Chance.Chance(50) ? "true" : "false"),
        { Type: "number" or "integer" } => Written.Bare(Number(schema).ToString(CultureInfo.InvariantCulture)),
        _ => Written.Text(Chance.Pick(words)),
    };

    private IEnumerable<(string Name, Written Value)> MembersOf(Schema schema, IReadOnlyList<string> words) =>
        [
            .. schema.Properties
                .Where(member => schema.Required.Contains(member.Key) || Chance.Chance(40))
                .Select(member => (member.Key, Of(member.Value, words))),
        ];

    private IReadOnlyList<string> WordsFor(Operation operation, Field field)
    {
        var known = Names.For(field);
        if (known.Count > 0 && Chance.Chance(90))
            return known;

        // Some texts are paths into the answer; which, the document tells only to people.
        var paths = operation.Answer is { } answer ? SchemaWalk.Paths(answer).ToList() : [];
        return paths.Count > 0 && Chance.Chance(75) ? paths : NaughtyTexts.All;
    }

    private decimal Number(Schema schema)
    {
        var (least, most) = (schema.Minimum ?? -1000, schema.Maximum ?? 1000);
        var drawn = Chance.Below(6) switch
        {
            0 => least,
            1 => most,
            2 => least + Chance.Below(100),
            3 => least + ((most - least) * Chance.Share),
            4 => least + (Magnitude(Chance.Below(16)) * Chance.Share),
            _ => least + Chance.Share,
        };
        return Math.Clamp(schema.Type == "integer" ? Math.Floor(drawn) : drawn, least, most);
    }

    private static decimal Magnitude(int zeros) => (decimal)Math.Pow(10, zeros);
}
