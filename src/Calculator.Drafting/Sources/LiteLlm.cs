using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Calculator.Pricing;

namespace Calculator.Drafting.Sources;

/// <summary>LiteLLM's <c>model_prices_and_context_window.json</c>: dollars per token; band, lifetime and tier are parts of a key.</summary>
internal static partial class LiteLlm
{
    private const decimal PerMillion = 1_000_000m;

    // Charged by something else than a token of text; or a reasoning token, which is one of output.
    private static readonly string[] OtherUnits =
    [
        "audio", "image", "video", "second", "character", "pixel", "query", "reasoning", "session", "page", "dbu", "gb", "search",
        "request", "vector", "step", "credit",
    ];

    public static IEnumerable<StatedModel> Read(JsonElement root, SourceReading reading) =>
        reading.Fields(root, "$").Where(model => model.Name != "sample_spec").Select(model => Model(model, reading));

    private static StatedModel Model(JsonProperty model, SourceReading reading)
    {
        var slash = model.Name.LastIndexOf('/');
        return new StatedModel
        {
            Id = model.Name,
            Provider = slash < 0 ? null : model.Name[..slash],
            Name = model.Name[(slash + 1)..],
            Rates = Told([.. reading.Fields(model.Value, model.Name).SelectMany(field => Rates(field, model.Name, reading))]),
            HasEnded = model.Value.TryGetProperty("deprecation_date", out var end) && end.ValueKind == JsonValueKind.String
                && SourceFile.DayOf(end.GetString()!) <= reading.File.Date,
        };
    }

    private static IEnumerable<StatedRate> Rates(JsonProperty field, string model, SourceReading reading)
    {
        var key = $"{model}.{field.Name}";
        if (field.Name == "tiered_pricing")
            return reading.Items(field.Value, key).SelectMany((item, place) => Ranged(item, $"{key}[{place}]", reading));
        if (PriceKey().Match(field.Name) is { Success: true } match)
            return reading.Rate(TierOf(match), BandOf(match), ClassOf(match), field.Value, key, PerMillion);
        if (field.Name.Contains("cost", StringComparison.Ordinal) && !Array.Exists(OtherUnits, unit => field.Name.Contains(unit)))
            reading.TellNew(key, field.Value);
        return [];
    }

    private static IEnumerable<StatedRate> Ranged(JsonElement item, string key, SourceReading reading)
    {
        if (!item.TryGetProperty("range", out var range) || range.ValueKind != JsonValueKind.Array || range.GetArrayLength() != 2)
        {
            reading.Tell(key, item, "must have a range of two sizes");
            return [];
        }

        var from = reading.Number(range[0], $"{key}.range") ?? 0;
        var band = from == 0 ? Bands.Any : Bands.Above(from);
        return reading.Fields(item, key).SelectMany(field => PriceKey().Match(field.Name) is { Success: true } match
            ? reading.Rate(TierOf(match), band, ClassOf(match), field.Value, $"{key}.{field.Name}", PerMillion)
            : []);
    }

    // A tier that repeats the standard rates, figure by figure, was filled in and not read.
    private static IReadOnlyList<StatedRate> Told(List<StatedRate> rates) =>
    [
        .. rates.GroupBy(rate => rate.Tier)
            .Where(tier => tier.Key == ServiceTier.Standard || tier.Any(rate => !rates.Exists(standard =>
                standard.Tier == ServiceTier.Standard && standard == rate with { Tier = ServiceTier.Standard, Key = standard.Key })))
            .SelectMany(tier => tier),
    ];

    private static ServiceTier TierOf(Match key) => key.Groups["tier"].Value switch
    {
        "_priority" => ServiceTier.Priority,
        "_flex" => ServiceTier.Flex,
        "_batches" => ServiceTier.Batch,
        _ => ServiceTier.Standard,
    };

    private static SizeBand BandOf(Match key) => key.Groups["size"] is { Success: true } size
        ? Bands.Above(decimal.Parse(size.ValueSpan, CultureInfo.InvariantCulture) * 1000)
        : Bands.Any;

    private static RateClass ClassOf(Match key) => key.Groups["what"].Value switch
    {
        "input_cost_per_token" => RateClass.Input,
        "output_cost_per_token" => RateClass.Output,
        "cache_read_input_token_cost" => RateClass.CacheRead,
        _ => key.Groups["hour"].Success ? RateClass.CacheWrite1h : RateClass.CacheWrite,
    };

    // _above_1hr is a lifetime and no size.
    [GeneratedRegex(
        @"^(?<what>(input|output)_cost_per_token|cache_read_input_token_cost|cache_creation_input_token_cost)"
            + @"(?<hour>_above_1hr)?(_above_(?<size>[0-9]+)k_tokens)?(?<hour>_above_1hr)?(?<tier>_priority|_flex|_batches)?\z",
        RegexOptions.ExplicitCapture)]
    private static partial Regex PriceKey();
}
