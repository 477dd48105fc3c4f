using System.Text.Json;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Drafting.Sources;

/// <summary>models.dev's <c>api.json</c>: dollars per million tokens; tiers of size, and modes that are service tiers.</summary>
internal static class ModelsDev
{
    private static readonly string[] OtherCosts = ["reasoning", "input_audio", "output_audio", "input_image", "output_image"];

    public static IEnumerable<StatedModel> Read(JsonElement root, SourceReading reading) =>
        from provider in reading.Fields(root, "$")
        where provider.Value.ValueKind == JsonValueKind.Object && provider.Value.TryGetProperty("models", out _)
        from model in reading.Fields(provider.Value.GetProperty("models"), $"{provider.Name}.models")
        select Model(provider.Name, model, reading);

    private static StatedModel Model(string provider, JsonProperty model, SourceReading reading)
    {
        var (fields, key) = (model.Value, $"{provider}/{model.Name}");
        return new StatedModel
        {
            Id = key,
            Provider = provider,
            Name = model.Name,
            Rates = [.. Costs(fields, key, reading), .. Modes(fields, key, reading)],
            HasEnded = fields.TryGetProperty("status", out var status) && status.ValueEquals("deprecated"),
        };
    }

    private static IEnumerable<StatedRate> Costs(JsonElement fields, string key, SourceReading reading) =>
        fields.TryGetProperty("cost", out var cost) ? Card(cost, ServiceTier.Standard, Bands.Any, $"{key}.cost", reading) : [];

    private static IEnumerable<StatedRate> Modes(JsonElement fields, string key, SourceReading reading) =>
        fields.TryGetProperty("experimental", out var experimental) && experimental.TryGetProperty("modes", out var modes)
            ? reading.Fields(modes, $"{key}.experimental.modes").SelectMany(mode => Mode(mode, $"{key}.experimental.modes", reading))
            : [];

    private static IEnumerable<StatedRate> Mode(JsonProperty mode, string key, SourceReading reading)
    {
        if (!mode.Value.TryGetProperty("cost", out var cost))
            return [];
        if (EnumNames<ServiceTier>.TryParse(mode.Name, out var tier))
            return Card(cost, tier, Bands.Any, $"{key}.{mode.Name}.cost", reading);

        reading.TellNew($"{key}.{mode.Name}", mode.Value);
        return [];
    }

    private static IEnumerable<StatedRate> Card(JsonElement cost, ServiceTier tier, SizeBand band, string key, SourceReading reading) =>
        reading.Fields(cost, key).SelectMany(field => Rate(field, cost, tier, band, $"{key}.{field.Name}", reading));

    private static IEnumerable<StatedRate> Rate(
        JsonProperty field, JsonElement cost, ServiceTier tier, SizeBand band, string key, SourceReading reading)
    {
        switch (field.Name)
        {
            case "input":
                return reading.Rate(tier, band, RateClass.Input, field.Value, key);
            case "output":
                return reading.Rate(tier, band, RateClass.Output, field.Value, key);
            case "cache_read":
                return reading.Rate(tier, band, RateClass.CacheRead, field.Value, key);
            case "cache_write":
                return reading.Rate(tier, band, RateClass.CacheWrite, field.Value, key);
            case "tier" or "context_over_200k" when IsToldBySize(field.Name, cost):
                return [];
            case "context_over_200k":
                return Card(field.Value, tier, Bands.Above(200_000), key, reading);
            case "tiers":
                return reading.Items(field.Value, key).SelectMany((item, place) => Long(item, tier, $"{key}[{place}]", reading));
            case var other when OtherCosts.Contains(other):
                return [];
            default:
                reading.TellNew(key, field.Value);
                return [];
        }
    }

    // The older form repeats the newer one, and its name fits one size alone.
    private static bool IsToldBySize(string name, JsonElement cost) => name == "tier" || cost.TryGetProperty("tiers", out _);

    private static IEnumerable<StatedRate> Long(JsonElement item, ServiceTier tier, string key, SourceReading reading)
    {
        if (item.TryGetProperty("tier", out var of)
            && of.TryGetProperty("size", out var size)
            && reading.Number(size, $"{key}.tier.size") is { } tokens)
        {
            return Card(item, tier, Bands.Above(tokens), key, reading);
        }

        reading.TellNew(key, item);
        return [];
    }
}
