using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Calculator.Outcomes;

namespace Calculator.Pricing.Files;

/// <summary>
/// Walks a pricing file beside the types that read it, and tells every place where the two differ:
/// what is missing, unknown, there twice or of another kind.
/// The types are the format: a new word of a file is a new property of its record, and nothing here.
/// </summary>
internal ref partial struct PricingStructure
{
    // A file of nothing but faults is told by its first ones.
    private const int MostFaults = 1000;

    private static readonly JsonReaderOptions AnyDepth = new() { MaxDepth = int.MaxValue };

    private readonly string _file;
    private readonly JsonLines _lines;
    private readonly List<PricingFault> _faults = [];
    private Utf8JsonReader _reader;

    private PricingStructure(string file, byte[] json)
    {
        (_file, _lines) = (file, new JsonLines(json));
        _reader = new Utf8JsonReader(json, AnyDepth);
    }

    /// <summary>Reads a file, if it has the structure of its type.</summary>
    /// <param name="name">The file, from the pricing folder on.</param>
    /// <param name="json">What it holds.</param>
    /// <param name="sound">What was read of other files that hold the same.</param>
    /// <param name="faults">Where every difference is told.</param>
    /// <returns>What was read; null if there is a fault.</returns>
    /// <remarks>
    /// What reads strictly as its type differs in nothing, but for a null in a list, which passes: it is walked only when a line
    /// of it is to be told. The walk takes many times as long, and at every start nearly every file is without a fault.
    /// </remarks>
    public static PricingFile<T>? Read<T>(string name, byte[] json, SoundFiles sound, List<PricingFault> faults)
        where T : class
    {
        if (json.AsSpan().IndexOf("null"u8) < 0 && sound.OrNull<T>(json) is { } content)
            return new PricingFile<T>(name, content, new(() => Walked(name, json, typeof(T))._lines));

        var walk = Walked(name, json, typeof(T));
        faults.AddRange(walk._faults.OrderBy(fault => fault.Line));
        return walk._faults.Count == 0
            ? new PricingFile<T>(name, JsonSerializer.Deserialize<T>(json, PricingJson.Options)!, new(walk._lines))
            : null;
    }

    private static PricingStructure Walked(string name, byte[] json, Type type)
    {
        var walk = new PricingStructure(name, json);
        walk.Walk(PricingJson.TypeOf(type), json);
        return walk;
    }

    private void Walk(JsonTypeInfo type, byte[] json)
    {
        try
        {
            _reader.Read();
            Value(type, "$");
            _reader.Read();
        }
        catch (JsonException broken)
        {
            _faults.Add(NotJson(json, (int)broken.LineNumber!, (int)broken.BytePositionInLine!));
        }
    }

    private readonly PricingFault NotJson(byte[] json, int line, int column)
    {
        var at = column;
        for (var before = 0; before < line; before++)
            at += json.AsSpan(at - column).IndexOf((byte)'\n') + 1;

        var rest = Encoding.UTF8.GetString(json.AsSpan(Math.Min(at, json.Length))).Split('\n')[0].Trim();
        var sentence = rest.Length > 0 ? $"is not JSON from '{Echo.Of(rest)}' on" : "is not JSON: it ends too early";
        return new PricingFault(_file, line + 1, "$", sentence);
    }

    private void Value(JsonTypeInfo type, string path)
    {
        _lines.Note(path, _reader.TokenStartIndex);
        switch (type.Kind, _reader.TokenType)
        {
            case (_, JsonTokenType.Null) when !type.Type.IsValueType && _reader.CurrentDepth > 0:
                Fault(path, "must not be null");
                break;
            case (_, JsonTokenType.StartObject) when PricingJson.ObjectForm(type.Type) is { } fields:
                Fields(fields, path);
                break;
            case (JsonTypeInfoKind.None, _):
                Single(type, path);
                break;
            case (JsonTypeInfoKind.Enumerable, JsonTokenType.StartArray):
                Items(type, path);
                break;
            case (JsonTypeInfoKind.Dictionary, JsonTokenType.StartObject):
                Entries(type, path);
                break;
            case (JsonTypeInfoKind.Object, JsonTokenType.StartObject):
                Fields(type, path);
                break;
            default:
                Fault(path, type.Kind == JsonTypeInfoKind.Enumerable ? "must be a list" : "must be an object");
                _reader.Skip();
                break;
        }
    }

    private void Single(JsonTypeInfo type, string path)
    {
        if (_faults.Count < MostFaults && PricingJson.WhyNot(_reader, type) is { } sentence)
            Fault(path, sentence);
        _reader.Skip();
    }

    private void Items(JsonTypeInfo type, string path)
    {
        for (var index = 0; _reader.Read() && _reader.TokenType != JsonTokenType.EndArray; index++)
            Value(PricingJson.TypeOf(type.ElementType!), $"{path}[{index}]");
    }

    private void Entries(JsonTypeInfo type, string path)
    {
        var seen = new HashSet<string>();
        while (NextName(path, seen) is { } name)
        {
            if (PricingJson.WhyNot(name, PricingJson.TypeOf(type.KeyType!)) is { } sentence)
                Fault(At(path, name), sentence);
            _reader.Read();
            Value(PricingJson.TypeOf(type.ElementType!), At(path, name));
        }
    }

    private void Fields(JsonTypeInfo type, string path)
    {
        var (known, seen, meant) = (PricingJson.FieldsOf(type), new HashSet<string>(), new HashSet<string>());
        while (NextName(path, seen) is { } name)
        {
            _reader.Read();
            if (known.TryGetValue(name, out var field))
                Field(field, At(path, name));
            else if (Unknown(name, At(path, name), known.Keys) is { } nearest)
                meant.Add(nearest);
        }

        // What a slip of the hand stands for is not told as missing too.
        var missing = known.Values.Where(field => field.IsRequired).Select(field => field.Name).Except(seen).Except(meant).ToList();
        if (missing.Count > 0)
            Fault(path, $"lacks {string.Join(", ", missing.Select(name => $"'{name}'"))}");
    }

    private void Field(JsonPropertyInfo field, string path)
    {
        if (_reader.TokenType != JsonTokenType.Null || !field.IsSetNullable)
            Value(PricingJson.TypeOf(field.PropertyType), path);
    }

    private string? Unknown(string name, string path, IEnumerable<string> known)
    {
        var nearest = Nearest.SlipOf(name, known);
        Fault(path, $"there is no field '{Echo.Of(name)}' here{PricingJson.DidYouMean(nearest)}");
        _reader.Skip();
        return nearest;
    }

    // The next name of an object that can be told from the ones before it; null at its end.
    private string? NextName(string path, HashSet<string> seen)
    {
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            var name = PricingJson.TextOf(_reader);
            var at = At(path, name ?? "?");
            _lines.Note(at, _reader.TokenStartIndex);
            if (name is not null && seen.Add(name))
                return name;

            Fault(at, name is null ? "is a name that is not valid Unicode" : $"the field '{Echo.Of(name)}' stands here twice");
            _reader.Read();
            _reader.Skip();
        }

        return null;
    }

    private readonly void Fault(string path, string sentence)
    {
        if (_faults.Count < MostFaults)
            _faults.Add(new PricingFault(_file, _lines.Of(path), path, sentence));
    }

    /// <summary>The path of a field of an object.</summary>
    public static string At(string path, string name) =>
        PlainName().IsMatch(name) ? $"{path}.{name}" : $"{path}['{Echo.Of(name)}']";

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,60}\z")]
    private static partial Regex PlainName();
}
