using System.Text;
using System.Text.Json;
using Calculator.Hostile.Documents;
using Calculator.Hostile.Wire;

namespace Calculator.Hostile.Drawing;

/// <summary>A request in the making: an example that works, until it is damaged.</summary>
internal sealed class Draft(Operation operation)
{
    public Operation Operation { get; } = operation;

    public string Method { get; set; } = operation.Method;

    /// <summary>The path as it is sent; names in braces are replaced at the end by what stands in <see cref="Route"/>.</summary>
    public string Path { get; set; } = operation.Path;

    public Dictionary<string, string> Route { get; } = [];

    /// <summary>The query, percent-encoded.</summary>
    public List<(string Name, string Value)> Query { get; } = [];

    /// <summary>The members of the JSON body: names without quotes and values, both as JSON text.</summary>
    public List<(string Name, string Value)> Members { get; } = [];

    public List<(string Name, string Value)> Headers { get; } = [];

    /// <summary>A body in place of the members.</summary>
    public byte[]? Body { get; set; } = operation.Log is { } log ? Encoding.UTF8.GetBytes(log) : null;

    public string? ContentType { get; set; } = operation.Log is not null ? Operation.JsonLines
        : operation.TakesJson
        ? Operation.Json
        : null;

    /// <summary>The one field that was damaged, as it is written: an error must name it. Null if there is none, or more than one.</summary>
    public string? Damaged { get; set; }

    /// <summary>Statuses that the document need not name, because of what was asked beside the question.</summary>
    public HashSet<int> MayAnswer { get; } = [];

    /// <summary>Whether the path was damaged, so that another route answers, if any.</summary>
    public bool IsElsewhere { get; set; }

    /// <summary>What happens to the message on its way.</summary>
    public Delivery Delivery { get; set; } = Delivery.Whole;

    /// <summary>The documented example of an operation.</summary>
    public static Draft Example(Operation operation)
    {
        var draft = new Draft(operation);
        foreach (var field in operation.Fields.Where(field => field.FilledIn is not null))
            draft.Set(field, field.FilledIn!.Value);
        return draft;
    }

    public static string NameOf(Field field) =>
        field.Place == Place.Body ? JsonEncodedText.Encode(field.Name).ToString() : Uri.EscapeDataString(field.Name);

    /// <summary>Gives a field this value and no other.</summary>
    public void Set(Field field, Written value)
    {
        Remove(field);
        Add(field, NameOf(field), value);
    }

    /// <summary>Adds a value, under a name that may be another than the field's.</summary>
    public void Add(Field field, string name, Written value)
    {
        if (field.Place == Place.Body)
            Members.Add((name, value.Json));
        else if (field.Place == Place.Query)
            Query.Add((name, value.Query));
        else
            Route[field.Name] = value.Query;
    }

    public void Remove(Field field)
    {
        var name = NameOf(field);
        if (field.Place == Place.Body)
            Members.RemoveAll(member => member.Name == name);
        else
            Query.RemoveAll(parameter => parameter.Name == name);
    }

    /// <summary>The value of a query parameter that was sent exactly once, decoded; null otherwise.</summary>
    public string? Asked(string name)
    {
        var values = Query.Where(parameter => parameter.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(parameter => parameter.Value)
            .ToList();
        return values is [var value] ? Uri.UnescapeDataString(value) : null;
    }

    public string JsonBody => $"{{{string.Join(',', Members.Select(member => $"\"{member.Name}\":{member.Value}"))}}}";

    /// <summary>The body as JSON; null if it is none, or is not said to be, or is changed on its way.</summary>
    public JsonElement? SentJson =>
        Method == "POST"
            && ContentType?.Contains("json", StringComparison.OrdinalIgnoreCase) == true
            && !Headers.Any(header => header.Name == "Transfer-Encoding")
            ? new Answer(0, [], Body ?? Encoding.UTF8.GetBytes(JsonBody)).Json
            : null;

    public string Target
    {
        get
        {
            var path = Route.Aggregate(Path, (sent, value) => sent.Replace($"{{{value.Key}}}", value.Value, StringComparison.Ordinal));
            return Query.Count == 0 ? path : $"{path}?{string.Join('&', Query.Select(parameter => $"{parameter.Name}={parameter.Value}"))}";
        }
    }

    public Message ToMessage(string host)
    {
        var body = Body ?? (Members.Count > 0 || Operation.TakesJson ? Encoding.UTF8.GetBytes(JsonBody) : []);
        return Message.Of(this, host, body);
    }
}
