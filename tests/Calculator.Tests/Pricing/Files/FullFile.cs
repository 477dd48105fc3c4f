using System.Text.Json.Nodes;

namespace Calculator.Tests.Pricing.Files;

/// <summary>A file that states every word its schema knows, to be changed in one place at a time.</summary>
internal sealed class FullFile
{
    private readonly string _json;

    public FullFile(JsonObject schema) => _json = Value(schema, "$").ToJsonString();

    /// <summary>Each place of the file, with what its schema says of it.</summary>
    public Dictionary<string, JsonObject> Places { get; } = [];

    public JsonNode Sound => JsonNode.Parse(_json)!;

    /// <summary>The file with another value in one place.</summary>
    public JsonNode With(string place, string json) => Changed(place, node => node.ReplaceWith(JsonNode.Parse(json)));

    /// <summary>The file without one field.</summary>
    public JsonNode Without(string place) => Changed(place, node => node.Parent!.AsObject().Remove(node.GetPropertyName()));

    /// <summary>The file with one field more.</summary>
    public JsonNode WithField(string place, string name, string json) =>
        Changed(place, node => node.AsObject().Add(name, JsonNode.Parse(json)));

    private JsonNode Changed(string place, Action<JsonNode> change)
    {
        var root = Sound;
        change(All(root).Single(node => node.GetPath() == place));
        return root;
    }

    private static IEnumerable<JsonNode> All(JsonNode node) => node switch
    {
        JsonObject fields => [node, .. fields.SelectMany(field => All(field.Value!))],
        JsonArray items => [node, .. items.SelectMany(item => All(item!))],
        _ => [node],
    };

    private JsonNode Value(JsonObject schema, string path)
    {
        Places.Add(path, schema);
        if (schema["examples"] is JsonArray examples)
            return examples[0]!.DeepClone();
        if (schema["enum"] is JsonArray names)
            return names[0]!.DeepClone();

        return (schema["type"] is JsonArray types ? types[0]! : schema["type"]!).GetValue<string>() switch
        {
            "object" when schema["properties"] is JsonObject fields => new JsonObject(fields.Select(field => Field(field, path))),
            "object" => Entry(schema, path),
            "array" => Items(schema["items"]!.AsObject(), path),
            "string" => schema.ContainsKey("format") || schema.ContainsKey("pattern") ? "2026-11-20" : "words",
            "number" or "integer" => schema["maximum"] is { } most ? Math.Min(2, most.GetValue<decimal>()) : 2,
            "boolean" => true,
            var other => throw new NotSupportedException(other),
        };
    }

    // One item of each form there is.
    private JsonArray Items(JsonObject item, string path) => item["anyOf"] is JsonArray forms
        ? new JsonArray([.. forms.Select((form, index) => Value(form!.AsObject(), $"{path}[{index}]"))])
        : new JsonArray(Value(item, $"{path}[0]"));

    private KeyValuePair<string, JsonNode?> Field(KeyValuePair<string, JsonNode?> field, string path) =>
        KeyValuePair.Create<string, JsonNode?>(field.Key, Value(field.Value!.AsObject(), $"{path}.{field.Key}"));

    private JsonObject Entry(JsonObject schema, string path)
    {
        var name = schema["propertyNames"]?["enum"]![0]!.GetValue<string>() ?? "words";
        return new JsonObject { [name] = Value(schema["additionalProperties"]!.AsObject(), $"{path}.{name}") };
    }
}
