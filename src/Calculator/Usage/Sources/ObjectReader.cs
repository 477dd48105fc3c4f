using System.Text.Json;
using Calculator.Usage.Reading;

namespace Calculator.Usage.Sources;

/// <summary>Reads a source whose pieces are small JSON objects, each by one rule.</summary>
/// <param name="read">The rule: reads an object, and says why it could not.</param>
internal sealed class ObjectReader(Func<JsonElement, IUsageSink, string?> read) : IUsageReader
{
    public string? Read(ReadOnlySpan<byte> piece, IUsageSink sink)
    {
        try
        {
            var json = new Utf8JsonReader(piece);
            using var document = JsonDocument.ParseValue(ref json);
            var isObject = document.RootElement.ValueKind == JsonValueKind.Object && !json.Read();
            return isObject ? read(document.RootElement, sink) : ReadingFaults.NotJson;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return ReadingFaults.NotJson;
        }
    }
}
