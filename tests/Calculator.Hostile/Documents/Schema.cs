using System.Text.Json;

namespace Calculator.Hostile.Documents;

/// <summary>One schema of an OpenAPI document, with its references followed and the parts of its <c>allOf</c> put together.</summary>
internal sealed class Schema
{
    private const string Null = "null";

    private readonly JsonElement _root;
    private readonly JsonElement _own;
    private readonly Lazy<IReadOnlyDictionary<string, Schema>> _properties;
    private readonly Lazy<IReadOnlySet<string>> _required;
    private readonly Lazy<Schema?> _items;

    public Schema(JsonElement root, JsonElement own)
    {
        (_root, _own) = (root, Reference.Follow(root, own));
        // A schema may hold itself: its inside is looked at when it is asked for, and then kept.
        _properties = new(() => OwnProperties.Concat(AllOf.SelectMany(part => part.Properties))
            .DistinctBy(property => property.Key)
            .ToDictionary());
        _required = new(() => OwnRequired.Concat(AllOf.SelectMany(part => part.Required)).ToHashSet());
        _items = new(() => _own.TryGetProperty("items", out var items) ? new Schema(_root, items) : null);
    }

    public IEnumerable<string> Keywords => _own.EnumerateObject().Select(keyword => keyword.Name);

    /// <summary>The type of a value, the one beside null if there are both; null if any may stand there.</summary>
    public string? Type => _own.TryGetProperty("type", out var type)
        ? Names(type).SingleOrDefault(name => name != Null) ?? Null
        : null;

    public string? Format => Text("format");

    /// <summary>Whether null may stand there: by a list of types, or as OpenAPI said it before 3.1.</summary>
    public bool Nullable =>
        (_own.TryGetProperty("type", out var type) && Names(type).Contains(Null))
        || (_own.TryGetProperty("nullable", out var nullable) && nullable.GetBoolean())
        || OneOf.Any(choice => choice.Nullable);

    public string Description => Text("description") ?? "";

    public decimal? Minimum => Number("minimum");

    public decimal? Maximum => Number("maximum");

    /// <summary>The words; null may stand among them, which <see cref="Nullable"/> tells already.</summary>
    public IReadOnlyList<JsonElement>? Enum => _own.TryGetProperty("enum", out var values)
        ? [.. values.EnumerateArray().Where(value => value.ValueKind != JsonValueKind.Null)]
        : null;

    public Schema? Items => _items.Value;

    public IReadOnlyList<Schema> OneOf => Several("oneOf");

    public IReadOnlyList<Schema> AllOf => Several("allOf");

    /// <summary>The named properties, those of every part of <c>allOf</c> included.</summary>
    public IReadOnlyDictionary<string, Schema> Properties => _properties.Value;

    /// <summary>The names that must be there, those of every part of <c>allOf</c> included.</summary>
    public IReadOnlySet<string> Required => _required.Value;

    /// <summary>
    /// What properties without a name of their own must be; null if there may be none. A document that is
    /// silent about them allows none here: an answer holds what is documented.
    /// </summary>
    public Schema? Additional =>
        _own.TryGetProperty("additionalProperties", out var additional) && additional.ValueKind == JsonValueKind.Object
            ? new Schema(_root, additional)
            : null;

    private IEnumerable<KeyValuePair<string, Schema>> OwnProperties => _own.TryGetProperty("properties", out var properties)
        ? properties.EnumerateObject().Select(property => KeyValuePair.Create(property.Name, new Schema(_root, property.Value)))
        : [];

    private IEnumerable<string> OwnRequired =>
        _own.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()!) : [];

    private List<Schema> Several(string keyword) =>
        _own.TryGetProperty(keyword, out var parts) ? [.. parts.EnumerateArray().Select(part => new Schema(_root, part))] : [];

    private string? Text(string keyword) => _own.TryGetProperty(keyword, out var value) ? value.GetString() : null;

    private decimal? Number(string keyword) => _own.TryGetProperty(keyword, out var value) ? value.GetDecimal() : null;

    private static IEnumerable<string> Names(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(name => name.GetString()!) : [type.GetString()!];
}
