using System.Text.Json;

namespace Calculator.Hostile.Documents;

/// <summary>
/// Holds a value against a documented schema. Strict: a property the document does not
/// name is a fault, and so is a keyword this check does not know.
/// </summary>
internal static class SchemaCheck
{
    private static readonly HashSet<string> Known =
        [
            "type", "format", "nullable", "description", "properties", "required", "additionalProperties", "items", "enum",
            "minimum", "maximum", "oneOf", "allOf", "default", "example",
        ];

    /// <summary>What is wrong, each with the path to it; empty if the value is as documented.</summary>
    /// <param name="value">The value.</param>
    /// <param name="schema">What it must be.</param>
    /// <param name="path">Where it stands.</param>
    /// <param name="words">How the words of an <c>enum</c> compare: in requests capitals do not matter.</param>
    public static IEnumerable<string> Faults(
        JsonElement value,
        Schema schema,
        string path = "$",
        StringComparison words = StringComparison.Ordinal)
    {
        if (schema.Keywords.FirstOrDefault(keyword => !Known.Contains(keyword)) is { } unknown)
            return [$"{path}: the schema's keyword {unknown} is not known to this check"];
        if (value.ValueKind == JsonValueKind.Null)
            return schema.Nullable ? [] : [$"{path} is null, which is not documented"];
        if (schema.OneOf.Count > 0 && schema.OneOf.Count(one => !Faults(value, one, path, words).Any()) is var fitting and not 1)
            return [$"{path} fits {fitting} of oneOf: {Short(value)}"];

        return Fits(value, schema)
            ? [.. ValueFaults(value, schema, path, words), .. InnerFaults(value, schema, path, words)]
            : [$"{path} is no {schema.Format ?? schema.Type}: {Short(value)}"];
    }

    private static bool Fits(JsonElement value, Schema schema) => schema.Type switch
    {
        null => true,
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "number" => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out _),
        // 3.0 is a whole number too, but one that a 32-bit reader of answers may not take.
        "integer" when schema.Format == "int32" => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _),
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && decimal.IsInteger(number),
        _ => false,
    };

    private static IEnumerable<string> ValueFaults(JsonElement value, Schema schema, string path, StringComparison words)
    {
        if (schema.Enum is { } allowed && !allowed.Any(one => IsSame(one, value, words)))
            yield return $"{path} is none of {string.Join(", ", allowed)}: {Short(value)}";
        if (value.ValueKind == JsonValueKind.Number
            && value.TryGetDecimal(out var number)
            && (number < schema.Minimum || number > schema.Maximum))
        {
            yield return $"{path} is {number}, outside {schema.Minimum} to {schema.Maximum}";
        }
    }

    private static bool IsSame(JsonElement one, JsonElement other, StringComparison words) =>
        one.ValueKind == JsonValueKind.String && other.ValueKind == JsonValueKind.String
            ? string.Equals(one.GetString(), other.GetString(), words)
            : JsonElement.DeepEquals(one, other);

    private static IEnumerable<string> InnerFaults(JsonElement value, Schema schema, string path, StringComparison words) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => PropertyFaults(value, schema, path, words),
            JsonValueKind.Array when schema.Items is { } items =>
                value.EnumerateArray().SelectMany((item, index) => Faults(item, items, $"{path}[{index}]", words)),
            JsonValueKind.Array => [$"{path} is a list of nothing documented"],
            _ => [],
        };

    private static IEnumerable<string> PropertyFaults(JsonElement value, Schema schema, string path, StringComparison words)
    {
        // Which of oneOf the value is was told above; that one knows the properties.
        if (schema.OneOf.Count > 0)
            return [];

        var properties = schema.Properties;
        var missing = schema.Required
            .Where(name => !value.TryGetProperty(name, out _))
            .Select(name => $"{path}.{name} is required and not there");
        var wrong = value
            .EnumerateObject()
            .SelectMany(property => (properties.GetValueOrDefault(property.Name) ?? schema.Additional) is { } documented
            ? Faults(property.Value, documented, $"{path}.{property.Name}", words)
            : [$"{path}.{property.Name} is not documented"]);
        return missing.Concat(wrong);
    }

    private static string Short(JsonElement value) => value.GetRawText() is { Length: > 80 } text ? text[..80] + "…" : value.GetRawText();
}
