using System.Text.Json;
using Calculator.Hostile.Documents;

namespace Calculator.Hostile.Drawing;

/// <summary>Names that the service itself uses in its answers: the document says of a model only that it is a text.</summary>
internal sealed class KnownNames
{
    private const int LongestName = 40;

    private readonly Dictionary<string, HashSet<string>> _values = new(StringComparer.OrdinalIgnoreCase);

    public int Count => _values.Count;

    /// <summary>Learns every short text of an answer, under the name of its property.</summary>
    public void Learn(JsonElement answer)
    {
        if (answer.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in answer.EnumerateArray())
                Learn(item);
        }

        if (answer.ValueKind != JsonValueKind.Object)
            return;

        foreach (var property in answer.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.String && property.Value.GetString() is { Length: > 0 and <= LongestName } text)
                (_values.TryGetValue(property.Name, out var known) ? known : _values[property.Name] = []).Add(text);
            else
                Learn(property.Value);
        }
    }

    /// <summary>
    /// The names that may suit a field: of <c>toModel</c> and <c>models</c>, what answers call
    /// <c>model</c>. In one order, whatever order they were learnt in.
    /// </summary>
    public IReadOnlyList<string> For(Field field) =>
    [
        .. _values
            .Where(known => field.Name.EndsWith(known.Key, StringComparison.OrdinalIgnoreCase)
                || field.Name.EndsWith($"{known.Key}s", StringComparison.OrdinalIgnoreCase))
            .SelectMany(known => known.Value)
            .Order(StringComparer.Ordinal),
    ];
}
