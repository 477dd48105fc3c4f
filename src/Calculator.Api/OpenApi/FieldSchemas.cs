using System.Text.Json.Nodes;
using Calculator.Api.Binding;
using Calculator.Units;
using Microsoft.OpenApi;

namespace Calculator.Api.OpenApi;

/// <summary>The schemas of a question's fields, made from the very shape that reads them: for the document and for agents.</summary>
internal static class FieldSchemas
{
    /// <summary>The fields of a question as a JSON object.</summary>
    public static OpenApiSchema Object(RequestShape shape) => Object([.. shape.Documented]);

    /// <summary>Fields as a JSON object.</summary>
    public static OpenApiSchema Object(IReadOnlyList<RequestField> fields) => new()
    {
        Type = JsonSchemaType.Object,
        Properties = fields.ToDictionary(field => field.Name, field => (IOpenApiSchema)Described(field)),
        Required = fields.Where(field => field.Required).Select(field => field.Name).ToHashSet(),
        AdditionalPropertiesAllowed = false,
    };

    // Client generators take a property with a default for one that is always there; in a request it may be left out, so the default
    // is said in words.
    private static OpenApiSchema Described(RequestField field)
    {
        var schema = Of(field);
        schema.Description = schema.Default is { } preset ? $"{Description(field)} Default: {preset}." : Description(field);
        schema.Default = null;
        if (!field.Required)
            AllowNull(schema);
        return schema;
    }

    // In a body null says that the field was not given.
    private static void AllowNull(OpenApiSchema schema)
    {
        if (schema.OneOf is { Count: > 0 } choices)
            schema.OneOf = [.. choices.Take(choices.Count - 1), Nullable((OpenApiSchema)choices[^1])];
        else
            Nullable(schema);
    }

    private static OpenApiSchema Nullable(OpenApiSchema schema)
    {
        schema.Type |= JsonSchemaType.Null;
        schema.Enum?.Add(JsonNullSentinel.JsonNull);
        return schema;
    }

    /// <summary>What may be written, with what holds if nothing is.</summary>
    public static OpenApiSchema Of(RequestField field)
    {
        var schema = Of(field.Type);
        schema.Default = Default(field);
        return schema;
    }

    private static OpenApiSchema Of(FieldType type) => type switch
    {
        { Bounds: { } bounds, Names: { } words } => new OpenApiSchema { OneOf = [Number(bounds), Word(words)] },
        { Bounds: { } bounds } => Number(bounds),
        { Names: { } names } => Word(names),
        { Shape: { } shape } => Object(shape),
        { Form: FieldForm.Boolean } => new OpenApiSchema { Type = JsonSchemaType.Boolean },
        { Item: { } item } => new OpenApiSchema { Type = JsonSchemaType.Array, Items = Of(item) },
        _ => new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static OpenApiSchema Number(Bounds bounds) => new()
    {
        Type = bounds.Whole ? JsonSchemaType.Integer : JsonSchemaType.Number,
        Format = bounds.Whole ? "int64" : null,
        Minimum = PlainNumber.Format(bounds.Least),
        Maximum = PlainNumber.Format(bounds.Most),
    };

    private static OpenApiSchema Word(IReadOnlyList<string> names) =>
        new() { Type = JsonSchemaType.String, Enum = [.. names.Select(name => (JsonNode)name)] };

    private static JsonNode? Default(RequestField field) => field.Default switch
    {
        null => null,
        bool value => value,
        Enum value => field.Type.NameOf(value),
        { } unit => ((IUnit)unit).Value,
    };

    /// <summary>A value that works; null if there is none to show.</summary>
    public static JsonNode? Example(RequestField field) => (field.Meaning.Example, field.Type.Form) switch
    {
        (null, _) => null,
        ({ } example, FieldForm.Number or FieldForm.Boolean) => JsonNode.Parse(example),
        ({ } example, FieldForm.List) when field.Type.FitsIntoQuery =>
            new JsonArray([.. example.Split(',').Select(item => Item(item, field.Type.Item!.Form))]),
        ({ } example, FieldForm.List) => JsonNode.Parse(example),
        ({ } example, _) => JsonValue.Create(example),
    };

    private static JsonNode? Item(string example, FieldForm form) =>
        form == FieldForm.Number ? JsonNode.Parse(example) : JsonValue.Create(example);

    /// <summary>What the field means, in which unit and within which bounds.</summary>
    public static string Description(RequestField field)
    {
        string?[] parts =
        [
            field.Meaning.Description,
            field.Meaning.Unit is { } unit ? $"Unit: {unit}." : null,
            field.Type.Bounds is { } bounds ? $"Range: {bounds.Rule}." : null,
            field.IsFilledIn ? null : $"Example: {field.Meaning.Example}.",
        ];
        return string.Join(' ', parts.OfType<string>());
    }
}
