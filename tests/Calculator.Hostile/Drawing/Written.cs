using System.Text.Json;
using Calculator.Hostile.Documents;

namespace Calculator.Hostile.Drawing;

/// <summary>One value, as JSON writes it and as a query writes it.</summary>
/// <param name="Json">JSON text.</param>
/// <param name="Query">Percent-encoded text.</param>
internal readonly record struct Written(string Json, string Query)
{
    public static Written Text(string text) => new(JsonSerializer.Serialize(text), Uri.EscapeDataString(text));

    /// <summary>What needs no quotes in JSON: a number, a boolean, null.</summary>
    public static Written Bare(string text) => new(text, Uri.EscapeDataString(text));

    /// <summary>A list: in JSON between brackets, in a query between commas.</summary>
    public static Written List(IReadOnlyList<Written> items) =>
        new($"[{string.Join(',', items.Select(item => item.Json))}]", string.Join(',', items.Select(item => item.Query)));

    public static Written Object(IEnumerable<(string Name, Written Value)> members)
    {
        var json = $"{{{string.Join(',', members.Select(member => $"{JsonSerializer.Serialize(member.Name)}:{member.Value.Json}"))}}}";
        return new(json, Uri.EscapeDataString(json));
    }

    public static Written Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Text(value.GetString()!),
        JsonValueKind.Array => List([.. value.EnumerateArray().Select(Of)]),
        _ => Bare(value.GetRawText()),
    };

    /// <summary>A value that is told as a query would write it.</summary>
    public static Written Told(string told, Schema schema) => schema switch
    {
        { Items.Properties.Count: > 0 } => Of(JsonDocument.Parse(told).RootElement),
        { Items: { } items } => List([.. told.Split(',').Select(item => Told(item, items))]),
        { Type: "string" } => Text(told),
        _ => Bare(told),
    };
}
