using System.Text.Json;
using Calculator.Pricing;

namespace Calculator.Drafting.Sources;

/// <summary>llm-prices' <c>current.json</c> or a history of it: dollars per million tokens; a long card is an id of its own.</summary>
internal static class LlmPrices
{
    private static readonly string[] OtherFields = ["id", "vendor", "name", "from_date", "to_date"];

    public static IEnumerable<StatedModel> Read(JsonElement root, SourceReading reading)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("prices", out var prices))
        {
            reading.Tell("$", root, "must have a list 'prices'");
            return [];
        }

        return reading.Items(prices, "prices").Where(row => IsInForce(row, reading)).Select(row => Model(row, reading));
    }

    private static StatedModel Model(JsonElement row, SourceReading reading)
    {
        var id = reading.Text(row, "id", "prices");
        return new StatedModel { Id = id, Name = id, Rates = [.. reading.Fields(row, id).SelectMany(field => Rate(field, id, reading))] };
    }

    private static IEnumerable<StatedRate> Rate(JsonProperty field, string id, SourceReading reading)
    {
        var key = $"{id}.{field.Name}";
        RateClass? item = field.Name switch
        {
            "input" => RateClass.Input,
            "output" => RateClass.Output,
            "input_cached" => RateClass.CacheRead,
            _ => null,
        };
        if (item is { } known)
            return reading.Rate(ServiceTier.Standard, Bands.Any, known, field.Value, key);
        if (!OtherFields.Contains(field.Name))
            reading.TellNew(key, field.Value);
        return [];
    }

    // from_date is the first day, to_date the first one after it.
    private static bool IsInForce(JsonElement row, SourceReading reading) =>
        !(Day(row, "from_date", reading) > reading.File.Date) && !(Day(row, "to_date", reading) <= reading.File.Date);

    private static DateOnly? Day(JsonElement row, string name, SourceReading reading)
    {
        if (!row.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        if (value.ValueKind == JsonValueKind.String && SourceFile.DayOf(value.GetString()!) is { } day)
            return day;

        reading.Tell($"prices.{name}", value, "must be a date such as 2026-11-20");
        return null;
    }
}
