using System.Text.Json;
using Calculator.Pricing;

namespace Calculator.Drafting.Sources;

/// <summary>genai-prices' <c>data.json</c>: dollars per million tokens; a size is exclusive; dates constrain prices.</summary>
internal static class GenAiPrices
{
    private static readonly Dictionary<string, RateClass> Classes = new()
    {
        ["input_mtok"] = RateClass.Input,
        ["output_mtok"] = RateClass.Output,
        ["cache_read_mtok"] = RateClass.CacheRead,
        ["cache_write_mtok"] = RateClass.CacheWrite,
        ["cache_write_1h_mtok"] = RateClass.CacheWrite1h,
    };

    private static readonly string[] OtherUnits = ["audio", "image", "video", "_kcount"];

    public static IEnumerable<StatedModel> Read(JsonElement root, SourceReading reading) =>
        from provider in reading.Items(root, "$")
        let id = reading.Text(provider, "id", "$")
        where provider.TryGetProperty("models", out _)
        from model in reading.Items(provider.GetProperty("models"), $"{id}.models")
        select Model(id, model, reading);

    private static StatedModel Model(string provider, JsonElement model, SourceReading reading)
    {
        var name = reading.Text(model, "id", provider);
        var key = $"{provider}/{name}";
        return new StatedModel
        {
            Id = key,
            Provider = provider,
            Name = name,
            Rates = model.TryGetProperty("prices", out var prices) ? [.. InForce(prices, key, reading)] : [],
            HasEnded = model.TryGetProperty("deprecated", out var ended) && ended.ValueKind == JsonValueKind.True,
        };
    }

    // Of prices by the time of day nothing is taken: they say neither weekdays nor zones.
    private static IEnumerable<StatedRate> InForce(JsonElement prices, string key, SourceReading reading)
    {
        if (prices.ValueKind != JsonValueKind.Array)
            return Card(prices, $"{key}.prices", reading);

        var periods = prices.EnumerateArray().ToList();
        if (periods.Exists(period => ConstraintOf(period) is { } by && !by.TryGetProperty("start_date", out _)))
            return [];

        var place = periods.FindLastIndex(period => ConstraintOf(period) is not { } by || StartOf(by, key, reading) <= reading.File.Date);
        if (place < 0)
            return [];
        if (periods[place].TryGetProperty("prices", out var card))
            return Card(card, $"{key}.prices[{place}]", reading);

        reading.Tell($"{key}.prices[{place}]", periods[place], "must have prices");
        return [];
    }

    private static JsonElement? ConstraintOf(JsonElement period) =>
        period.TryGetProperty("constraint", out var by) && by.ValueKind == JsonValueKind.Object ? by : null;

    private static DateOnly StartOf(JsonElement constraint, string key, SourceReading reading)
    {
        var text = reading.Text(constraint, "start_date", key);
        if (SourceFile.DayOf(text) is { } day)
            return day;

        reading.Tell($"{key}.start_date", constraint, "must be a date such as 2026-11-20");
        return DateOnly.MaxValue;
    }

    private static IEnumerable<StatedRate> Card(JsonElement card, string key, SourceReading reading) =>
        reading.Fields(card, key).SelectMany(field => Rates(field, $"{key}.{field.Name}", reading));

    private static IEnumerable<StatedRate> Rates(JsonProperty field, string key, SourceReading reading)
    {
        if (Classes.TryGetValue(field.Name, out var item))
        {
            return field.Value.ValueKind == JsonValueKind.Object
                ? Tiered(field.Value, item, key, reading)
                : reading.Rate(ServiceTier.Standard, Bands.Any, item, field.Value, key);
        }
        if (!Array.Exists(OtherUnits, unit => field.Name.Contains(unit)))
            reading.TellNew(key, field.Value);
        return [];
    }

    private static IEnumerable<StatedRate> Tiered(JsonElement price, RateClass item, string key, SourceReading reading)
    {
        foreach (var field in price.EnumerateObject())
        {
            if (field.Name is not ("base" or "tiers"))
                reading.TellNew($"{key}.{field.Name}", field.Value);
        }

        var rates = price.TryGetProperty("base", out var first)
            ? reading.Rate(ServiceTier.Standard, Bands.Any, item, first, $"{key}.base")
            : [];
        var above = price.TryGetProperty("tiers", out var tiers)
            ? reading.Items(tiers, $"{key}.tiers").SelectMany((tier, place) => Tier(tier, item, $"{key}.tiers[{place}]", reading))
            : [];
        return [.. rates, .. above];
    }

    // Prompts larger than 'start': 271999 there is 'at least 272000'.
    private static IEnumerable<StatedRate> Tier(JsonElement tier, RateClass item, string key, SourceReading reading) =>
        reading.Optional(tier, "start", key) is { } start && tier.TryGetProperty("price", out var price)
            ? reading.Rate(ServiceTier.Standard, Bands.Above(start), item, price, $"{key}.price")
            : [];
}
