using Calculator.Costs;
using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Usage;

/// <summary>
/// What one row of a log costs, in dollars with the caller's discount taken off, or why it has no price. A row of several requests is their
/// sum.
/// </summary>
public readonly record struct PricedRow
{
    private const string Several = "several";

    /// <summary>Why there is no price; null if there is one.</summary>
    public string? Error { get; init; }

    /// <summary>Whether what was sent is no JSON object, or was not kept: it cannot be sent back with something in it.</summary>
    public bool IsMalformed { get; init; }

    /// <summary>The model's id; <c>several</c> where its requests are of several.</summary>
    public string? Model { get; init; }

    /// <summary>The tier it is billed in.</summary>
    public ServiceTier? Tier { get; init; }

    /// <summary>The band of prompt sizes it is billed in; <c>several</c> where its requests are of several.</summary>
    public string? Band { get; init; }

    /// <summary>What was taken for granted in reading or pricing it.</summary>
    public UsageRemarks Remarks { get; init; }

    /// <summary>What its uncached input costs.</summary>
    public Usd Input { get; init; }

    /// <summary>What is read from cache costs.</summary>
    public Usd CacheRead { get; init; }

    /// <summary>What is written to cache costs, but for the one-hour cache.</summary>
    public Usd CacheWrite { get; init; }

    /// <summary>What is written to a one-hour cache costs.</summary>
    public Usd CacheWrite1h { get; init; }

    /// <summary>What its output costs.</summary>
    public Usd Output { get; init; }

    /// <summary>What its searches of the web cost.</summary>
    public Usd WebSearches { get; init; }

    /// <summary>What it costs in all.</summary>
    public Usd Total => Input + CacheRead + CacheWrite + CacheWrite1h + Output + WebSearches;

    /// <summary>The row with one more request.</summary>
    /// <param name="record">The request.</param>
    /// <param name="group">What bills it.</param>
    /// <param name="book">The prices, with the caller's discount.</param>
    internal PricedRow With(in UsageRecord record, PriceGroup group, PriceBook book)
    {
        if (group is not { Card: { } card, Priced: { } priced })
            return this with { Error = group.Reason ?? $"There is no model '{Echo.Of(group.Name)}' in pricing {book.Version.Id}." };

        var factor = book.Discount.Factor;
        var costs = new Costs(this, factor);
        BilledClasses.Walk(new BilledPart(card, Share.Whole), record.Tokens.Mix, null, ref costs);
        return this with
        {
            Model = Model is null || Model == priced.Id ? priced.Id : Several,
            Tier = Tier ?? card.Tier,
            Remarks = Remarks | group.RemarksOf(record),
            Band = Band is null || Band == group.Band ? group.Band : Several,
            Input = costs.Input,
            CacheRead = costs.CacheRead,
            CacheWrite = costs.CacheWrite,
            CacheWrite1h = costs.CacheWrite1h,
            Output = costs.Output,
            WebSearches = record.WebSearches == 0 ? WebSearches : WebSearches + SearchesOf(record, priced) * factor,
        };
    }

    private static Usd SearchesOf(in UsageRecord record, PricedModel priced) => (priced.WebSearch ?? Usd.Zero) * record.WebSearches;

    private struct Costs(in PricedRow row, decimal factor) : IBilling
    {
        public Usd Input { get; private set; } = row.Input;

        public Usd CacheRead { get; private set; } = row.CacheRead;

        public Usd CacheWrite { get; private set; } = row.CacheWrite;

        public Usd CacheWrite1h { get; private set; } = row.CacheWrite1h;

        public Usd Output { get; private set; } = row.Output;

        public void Add(TokenItem item, TokenCount billed, Rate rate)
        {
            var usd = factor == 1 ? billed * rate : billed * rate * factor;
            switch (item)
            {
                case TokenItem.Input:
                    Input += usd;
                    break;
                case TokenItem.CacheRead:
                    CacheRead += usd;
                    break;
                case TokenItem.CacheWriteOneHour:
                    CacheWrite1h += usd;
                    break;
                case TokenItem.Output:
                    Output += usd;
                    break;
                default:
                    CacheWrite += usd;
                    break;
            }
        }
    }
}
