using System.Runtime.CompilerServices;
using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Units;
using Calculator.Usage;

namespace Calculator.Warehouse;

/// <summary>
/// A version's prices as one flat table, for those who join them with usage where that is kept. It has no rules of its own: it asks what
/// bills a log's request in each cell that a bound of the prices cuts off, and joins the cells that one card bills.
/// </summary>
public sealed class RateTable
{
    /// <summary>How many decimals the figures of a table have: dollars per million tokens as DECIMAL(18,6).</summary>
    public const int Decimals = 6;

    private static readonly ServiceTier[] Tiers = Enum.GetValues<ServiceTier>();

    // A version never changes, and its table takes a while: as long as there is the one there is the other.
    private static readonly ConditionalWeakTable<PricingVersion, RateTable> Made = [];

    private readonly PricingVersion _version;
    private readonly UsagePrices _prices;

    private RateTable(PricingVersion version)
    {
        _version = version;
        _prices = new UsagePrices(new PriceBook(version, default));
        Names = ModelName.AllOf(version);
        Rows = [.. OfferedModel.AllOf(version).SelectMany(RowsOf)];
    }

    /// <summary>The rows, model by model in the order of the files.</summary>
    public IReadOnlyList<RateRow> Rows { get; }

    /// <summary>Every name a log may carry, and what it stands for.</summary>
    public IReadOnlyList<ModelName> Names { get; }

    /// <summary>The version.</summary>
    public PricingVersion Version => _version;

    /// <summary>The table of a version.</summary>
    /// <returns>The table, or a refusal where a figure has more decimals than it holds: rounded, it would be another price.</returns>
    public static Outcome<RateTable> Of(PricingVersion version)
    {
        var table = Made.GetValue(version, made => new RateTable(made));
        return table.Rows.Select(WhyNot).FirstOrDefault(reason => reason is not null) is { } reason
            ? new Refusal(RefusalKind.NotOffered, RefusalSubject.Version, $"Pricing {version.Id} has no table of rates: {reason}.")
            : table;
    }

    private static string? WhyNot(RateRow row) =>
        row.Figures.Any(figure => decimal.Round(figure, Decimals) != figure)
            ? $"{Echo.Of(row.Model)} has a rate of more than {Decimals} decimals"
        : row.EffectiveFrom.Instant.Ticks % TimeSpan.TicksPerSecond != 0 ? $"a price of {Echo.Of(row.Model)} begins within a second"
        : null;

    private IEnumerable<RateRow> RowsOf(OfferedModel offer) =>
        offer.Spans.SelectMany(span => Tiers.SelectMany(tier => WindowsOf(offer, span, tier).SelectMany(window => window.Sizes.Select(
            size => RowOf(offer, span, tier, window, size)))));

    private RateRow RowOf(OfferedModel offer, Span span, ServiceTier tier, Window window, Sizes sizes)
    {
        var group = _prices.Groups[sizes.Group];
        return new RateRow
        {
            Provider = offer.Listed.Provider.Id,
            Model = offer.Listed.Model.Id,
            Factor = offer.Listed.Alias?.Factor ?? PriceFactor.One,
            NamedTier = offer.Listed.Alias?.ServiceTier,
            Region = offer.Region,
            Tier = tier,
            PromptMin = sizes.Min,
            PromptMax = sizes.Max,
            EffectiveFrom = span.From,
            EffectiveTo = span.To,
            WeekFromMinute = window.From,
            WeekToMinute = window.To,
            Card = group.Card!,
            WebSearchUsdPerThousand = span.Period.Tools?.WebSearch?.PerThousandUsd,
            MinCacheTokens = span.Period.MinCacheTokens,
        };
    }

    // Windows that differ in nothing are one: only requests that may be billed as peak know any.
    private List<Window> WindowsOf(OfferedModel offer, Span span, ServiceTier tier)
    {
        var windows = new List<Window>();
        foreach (var (from, to) in span.WeekCells)
        {
            if (span.FirstMomentIn(from, to) is not { } moment)
                continue;

            var sizes = SizesAt(moment, offer, span, tier);
            if (windows is [.., var last] && last.To == from && last.Sizes.SequenceEqual(sizes))
                windows[^1] = last with { To = to };
            else
                windows.Add(new Window(from, to, sizes));
        }

        return windows;
    }

    private List<Sizes> SizesAt(Moment moment, OfferedModel offer, Span span, ServiceTier tier)
    {
        var sizes = new List<Sizes>();
        foreach (var (min, max) in span.SizeCells)
        {
            var group = _prices.GroupOf(Request(moment, offer, tier, min));
            if (_prices.Groups[group].Card is null)
                continue;
            if (sizes is [.., var last] && last.Max == min && last.Group == group)
                sizes[^1] = last with { Max = max };
            else
                sizes.Add(new Sizes(min, max, group));
        }

        return sizes;
    }

    private static UsageRecord Request(Moment moment, OfferedModel offer, ServiceTier tier, long prompt) => new()
    {
        At = moment.Instant.UtcDateTime,
        Model = offer.Listed.Name,
        Tier = tier,
        InferenceGeo = offer.Region,
        Tokens = new UsageTokens(prompt, 0, 0, 0, 0),
    };

    private sealed record Window(int From, int To, List<Sizes> Sizes);

    private readonly record struct Sizes(long Min, long Max, int Group);
}
