using System.Text.Json;
using Calculator.Outcomes;
using Calculator.Pricing;

namespace Calculator.Drafting.Sources;

/// <summary>What is wrong with a source: nothing is concluded from any while one is.</summary>
internal sealed record SourceFault(string File, string Key, string Value, string Sentence)
{
    public override string ToString() => Echo.OnOneLine($"{File} {Key}: {Sentence}; it is {Value}");
}

/// <summary>A file while it is read: its values, strictly, and what is wrong with them.</summary>
/// <param name="file">The file.</param>
/// <param name="faults">Where every fault is told.</param>
internal sealed class SourceReading(SourceFile file, List<SourceFault> faults)
{
    // No provider charges a tenth of this; a rate per thousand tokens read as one per token is beyond it.
    private const decimal MostUsd = 10_000m;
    private const int MostDigits = 8;

    public SourceFile File => file;

    /// <summary>The rate of a key in dollars per million tokens; null where there is none, or 0 stands for that.</summary>
    public decimal? Usd(JsonElement value, string key, decimal perUnit)
    {
        if (value.ValueKind == JsonValueKind.Null || Number(value, key) is not { } number || number == 0)
            return null;

        if (number < 0 || number > MostUsd / perUnit)
        {
            Tell(key, value, "must be a rate from 0 to 10,000 dollars per million tokens: is the unit another one?");
            return null;
        }

        // What is no dollar at all to eight decimals is another unit too, and nothing can be held against it.
        if (Rounded(number * perUnit) is not 0 and var usd)
            return usd;

        Tell(key, value, "is too small for a rate of dollars per million tokens: is the unit another one?");
        return null;
    }

    /// <summary>A rate to eight decimals, without the zeros at its end that a file would show.</summary>
    public static decimal Rounded(decimal usd) => decimal.Round(usd, MostDigits) / 1.0000000000000000000000000000m;

    /// <summary>A number; null where it is none, which is told.</summary>
    public decimal? Number(JsonElement value, string key)
    {
        if (value.ValueKind == JsonValueKind.Number && decimal.TryParse(
            value.GetRawText(), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Tell(key, value, "must be a number");
        return null;
    }

    /// <summary>A number that may be left out.</summary>
    public decimal? Optional(JsonElement fields, string name, string key) =>
        fields.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? Number(value, $"{key}.{name}") : null;

    /// <summary>The fields of an object; none where it is no object, which is told.</summary>
    public IEnumerable<JsonProperty> Fields(JsonElement value, string key)
    {
        if (value.ValueKind == JsonValueKind.Object)
            return value.EnumerateObject();

        Tell(key, value, "must be an object");
        return [];
    }

    /// <summary>The items of a list; none where it is no list, which is told.</summary>
    public IEnumerable<JsonElement> Items(JsonElement value, string key)
    {
        if (value.ValueKind == JsonValueKind.Array)
            return value.EnumerateArray();

        Tell(key, value, "must be a list");
        return [];
    }

    /// <summary>A text; empty where it is none, which is told.</summary>
    public string Text(JsonElement fields, string name, string key)
    {
        if (fields.ValueKind == JsonValueKind.Object
            && fields.TryGetProperty(name, out var value)
            && value.ValueKind == JsonValueKind.String)
        {
            return value.GetString()!;
        }

        Tell($"{key}.{name}", fields, "must be there, as a text");
        return "";
    }

    /// <summary>A key that nobody has looked at: what it means may change every rate beside it.</summary>
    public void TellNew(string key, JsonElement value) => Tell(key, value, "is a key that this loader does not know");

    public void Tell(string key, JsonElement value, string sentence) =>
        faults.Add(new SourceFault(file.Name, key, Echo.Of(value.GetRawText()), sentence));

    /// <summary>A rate, where there is one.</summary>
    public IEnumerable<StatedRate> Rate(
        ServiceTier tier, SizeBand band, RateClass item, JsonElement value, string key, decimal perUnit = 1) =>
        Usd(value, key, perUnit) is { } usd ? [new StatedRate(tier, band, item, usd, key)] : [];
}

/// <summary>The bands that sources state.</summary>
internal static class Bands
{
    public static SizeBand Any { get; } = new(null, null, null, null);

    public static SizeBand Above(decimal tokens) => new(tokens, null, null, null);
}
