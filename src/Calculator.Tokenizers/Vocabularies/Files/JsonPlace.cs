using System.Globalization;
using System.Text.Json;
using Calculator.Counting;

namespace Calculator.Tokenizers.Vocabularies.Files;

/// <summary>A place in a JSON file, by the names and places that lead to it.</summary>
/// <param name="Json">The file.</param>
/// <param name="Steps">Names of fields, and places in lists.</param>
internal sealed record JsonPlace(byte[] Json, IReadOnlyList<object> Steps)
{
    private static readonly JsonReaderOptions AnyDepth = new() { MaxDepth = int.MaxValue };

    /// <summary>Something wrong with the value there.</summary>
    public BrokenVocabularyException Broken(string sentence) => new(new VocabularyReading.Broken(Line(), Path, sentence));

    /// <summary>A place within this one.</summary>
    public JsonPlace In(params object[] steps) => this with { Steps = [.. Steps, .. steps] };

    private string Path => "$" + string.Concat(Steps.Select(step =>
        step is int place ? string.Create(CultureInfo.InvariantCulture, $"[{place}]") : $".{step}"));

    // Read again up to there: it happens once, to a file that is refused.
    private int Line()
    {
        var reader = new Utf8JsonReader(Json, AnyDepth);
        reader.Read();
        foreach (var step in Steps)
        {
            if (!TryEnter(ref reader, step))
                break;
        }

        return Json.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n') + 1;
    }

    // Stays at the value around where the step leads nowhere.
    private static bool TryEnter(ref Utf8JsonReader reader, object step)
    {
        var around = reader;
        if (step is int place && reader.TokenType == JsonTokenType.StartArray)
        {
            for (reader.Read(); place > 0 && reader.TokenType != JsonTokenType.EndArray; place--, reader.Read())
                reader.Skip();
            if (reader.TokenType != JsonTokenType.EndArray)
                return true;
        }
        else if (step is string name && reader.TokenType == JsonTokenType.StartObject)
        {
            for (reader.Read(); reader.TokenType == JsonTokenType.PropertyName && !reader.ValueTextEquals(name); reader.Read())
                reader.Skip();
            if (reader.TokenType == JsonTokenType.PropertyName)
                return reader.Read();
        }

        reader = around;
        return false;
    }
}
