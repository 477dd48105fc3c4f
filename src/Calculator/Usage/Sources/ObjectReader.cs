using System.Text.Json;
using Calculator.Usage.Reading;

namespace Calculator.Usage.Sources;

/// <summary>Reads sources whose pieces are small JSON objects, each by one rule.</summary>
/// <param name="ruleOf">The rule of an object.</param>
/// <param name="end">What is done when all were read; null for nothing.</param>
internal sealed class ObjectReader(Func<JsonElement, ObjectReader.Rule> ruleOf, Action<IUsageSink>? end = null) : IUsageReader
{
    /// <summary>Reads an object, and says why it could not.</summary>
    public delegate string? Rule(JsonElement piece, IUsageSink sink);

    /// <summary>Reads all of them by one rule.</summary>
    public ObjectReader(Rule rule)
        : this(_ => rule)
    {
    }

    public void End(IUsageSink sink) => end?.Invoke(sink);

    public string? Read(ReadOnlySpan<byte> piece, IUsageSink sink)
    {
        try
        {
            var json = new Utf8JsonReader(piece);
            using var document = JsonDocument.ParseValue(ref json);
            var isObject = document.RootElement.ValueKind == JsonValueKind.Object && !json.Read();
            return isObject ? ruleOf(document.RootElement)(document.RootElement, sink) : ReadingFaults.NotJson;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return ReadingFaults.NotJson;
        }
    }
}
