using System.Globalization;
using System.Text.Json;
using Calculator.Hostile.Drawing;

namespace Calculator.Hostile.Documents;

/// <summary>
/// What the service says of itself: the operations of its OpenAPI document. A route that is added there is attacked without an edit here.
/// </summary>
internal sealed class ApiDocument
{
    private static readonly JsonElement Anything = JsonDocument.Parse("{}").RootElement;

    private readonly JsonElement _root;

    /// <summary>Reads a document; fails if it names no operation.</summary>
    public ApiDocument(string json)
    {
        _root = JsonDocument.Parse(json).RootElement;
        Operations = [.. _root.GetProperty("paths").EnumerateObject().SelectMany(OperationsOf)];
        if (Operations.Count == 0)
            throw new InvalidDataException("The document names no operation.");
    }

    public IReadOnlyList<Operation> Operations { get; }

    /// <summary>Whether a path answers a method.</summary>
    public bool Answers(string path, string method) => Operations.Any(operation => operation.Path == path && operation.Method == method);

    private IEnumerable<Operation> OperationsOf(JsonProperty path) =>
        path.Value.EnumerateObject().Select(operation => Read(path.Name, operation.Name.ToUpperInvariant(), operation.Value));

    private Operation Read(string path, string method, JsonElement operation)
    {
        var parameters = Some(operation, "parameters").Select(parameter => Parameter(Reference.Follow(_root, parameter)));
        var content = operation.TryGetProperty("requestBody", out var body) ? body.GetProperty("content") : default;
        var log = content.ValueKind == JsonValueKind.Object && content.TryGetProperty(Operation.JsonLines, out var lines)
            ? lines.GetProperty("example").GetString()
            : null;
        var json = log is null && content.ValueKind == JsonValueKind.Object && content.TryGetProperty(Operation.Json, out var found)
            ? found
            : (JsonElement?)null;
        return new Operation(
            method,
            path,
            [.. parameters, .. json is { } described ? Members(described) : []],
            log is not null ? [Operation.JsonLines]
                : content.ValueKind == JsonValueKind.Object
                ? [.. content.EnumerateObject().Select(media => media.Name)]
                : [],
            json is { } media ? new Schema(_root, media.GetProperty("schema")) : null,
            log,
            operation
                .GetProperty("responses")
                .EnumerateObject()
                .ToDictionary(
                    response => int.Parse(response.Name, CultureInfo.InvariantCulture),
                    response => (IReadOnlyDictionary<string, Schema>)Content(Reference.Follow(_root, response.Value))));
    }

    private Dictionary<string, Schema> Content(JsonElement response) => response.TryGetProperty("content", out var content)
        ? content
            .EnumerateObject()
            .ToDictionary(
                media => media.Name,
                media => new Schema(_root, media.Value.TryGetProperty("schema", out var schema) ? schema : Anything))
        : [];

    private Field Parameter(JsonElement parameter)
    {
        var place = parameter.GetProperty("in").GetString() switch
        {
            "path" => Place.Route,
            "query" => Place.Query,
            var other => throw new InvalidDataException($"A parameter stands in the {other}; "
                + "this fuzzer knows only the path and the query."),
        };
        return new Field(
            parameter.GetProperty("name").GetString()!,
            place,
            new Schema(_root, parameter.GetProperty("schema")),
            parameter.TryGetProperty("required", out var required) && required.GetBoolean(),
            parameter.TryGetProperty("example", out var example) ? Written.Of(example) : null,
            parameter.TryGetProperty("description", out var description) ? description.GetString()! : "");
    }

    private IEnumerable<Field> Members(JsonElement media)
    {
        var schema = new Schema(_root, media.GetProperty("schema"));
        var example = media.GetProperty("example");
        return schema.Properties.Select(member => new Field(
            member.Key,
            Place.Body,
            member.Value,
            schema.Required.Contains(member.Key),
            example.TryGetProperty(member.Key, out var value) ? Written.Of(value) : null,
            member.Value.Description));
    }

    private static JsonElement.ArrayEnumerator Some(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var items) ? items.EnumerateArray() : default;
}
