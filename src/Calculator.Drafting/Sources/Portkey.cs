using System.Text.Json;
using Calculator.Pricing;

namespace Calculator.Drafting.Sources;

/// <summary>Portkey's folder <c>pricing</c>, a file a provider: US cents per token. A key that names 128k is for 200,000 tokens.</summary>
internal static class Portkey
{
    // Cents per token to dollars per million tokens.
    private const decimal PerMillion = 10_000m;

    private static readonly Dictionary<string, RateClass> Classes = new()
    {
        ["request_token"] = RateClass.Input,
        ["response_token"] = RateClass.Output,
        ["cache_read_input_token"] = RateClass.CacheRead,
        ["cache_write_input_token"] = RateClass.CacheWrite,
    };

    private static readonly string[] OtherUnits = ["additional_units", "image", "audio", "video", "calculate"];

    /// <summary>One file of the folder.</summary>
    public static IEnumerable<StatedModel> Read(JsonElement root, SourceReading reading)
    {
        var provider = Path.GetFileNameWithoutExtension(reading.File.Path);
        return reading.Fields(root, "$").Where(model => model.Name != "default").Select(model => new StatedModel
        {
            Id = $"{provider}/{model.Name}",
            Provider = provider,
            Name = model.Name,
            Rates = [.. Rates(model.Value, $"{provider}/{model.Name}", reading)],
        });
    }

    private static IEnumerable<StatedRate> Rates(JsonElement model, string key, SourceReading reading) =>
        model.ValueKind == JsonValueKind.Object && model.TryGetProperty("pricing_config", out var config)
            ? Card(config, "pay_as_you_go", ServiceTier.Standard, key, reading)
                .Concat(Card(config, "batch_config", ServiceTier.Batch, key, reading))
            : [];

    private static IEnumerable<StatedRate> Card(JsonElement config, string name, ServiceTier tier, string key, SourceReading reading) =>
        config.TryGetProperty(name, out var card) && card.ValueKind != JsonValueKind.Null
            ? reading.Fields(card, $"{key}.{name}").SelectMany(field => Rate(field, tier, $"{key}.{name}.{field.Name}", reading))
            : [];

    private static IEnumerable<StatedRate> Rate(JsonProperty field, ServiceTier tier, string key, SourceReading reading)
    {
        if (Classes.TryGetValue(field.Name, out var item))
        {
            return field.Value.ValueKind == JsonValueKind.Object && field.Value.TryGetProperty("price", out var price)
                ? reading.Rate(tier, Bands.Any, item, price, $"{key}.price", PerMillion)
                : [];
        }
        if (!Array.Exists(OtherUnits, unit => field.Name.Contains(unit)))
            reading.TellNew(key, field.Value);
        return [];
    }
}
