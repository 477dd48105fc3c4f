using System.Text.Json.Serialization;
using Calculator.Units;

namespace Calculator.Pricing;

/// <summary>The complete rates of one service tier for one band of prompt sizes. A combination without a card is not offered.</summary>
public sealed record RateCard
{
    /// <summary>The service tier the card is for.</summary>
    public required ServiceTier Tier { get; init; }

    /// <summary>The card is for prompts of more tokens than this.</summary>
    public decimal? Above { get; init; }

    /// <summary>The card is for prompts of this many tokens or more.</summary>
    public decimal? AtLeast { get; init; }

    /// <summary>The card is for prompts of this many tokens or fewer.</summary>
    public decimal? UpTo { get; init; }

    /// <summary>The card is for prompts of fewer tokens than this.</summary>
    public decimal? Below { get; init; }

    /// <summary>Uncached input.</summary>
    public required Rate Input { get; init; }

    /// <summary>Input read from cache; null if the provider has no such rate, and those tokens are billed at <see cref="Input"/>.</summary>
    public Rate? CacheRead { get; init; }

    /// <summary>Input written to a five-minute cache; null as with <see cref="CacheRead"/>.</summary>
    public Rate? CacheWrite5m { get; init; }

    /// <summary>Input written to a thirty-minute cache; null as with <see cref="CacheRead"/>.</summary>
    public Rate? CacheWrite30m { get; init; }

    /// <summary>Input written to a one-hour cache; null as with <see cref="CacheRead"/>.</summary>
    public Rate? CacheWrite1h { get; init; }

    /// <summary>Input written to a twelve-hour cache; null as with <see cref="CacheRead"/>.</summary>
    public Rate? CacheWrite12h { get; init; }

    /// <summary>Output, reasoning included.</summary>
    public required Rate Output { get; init; }

    /// <summary>How far this card is to be trusted, where that is less than its period.</summary>
    public Confidence? Confidence { get; init; }

    /// <summary>What is to be said of this card alone, for example that a rate was derived.</summary>
    public string? Note { get; init; }

    /// <summary>The prompt sizes the card is for.</summary>
    [JsonIgnore]
    public SizeBand Band => new(Above, AtLeast, UpTo, Below);

    /// <summary>Whether a prompt of this size is billed by the card: <see cref="SizeBand.Contains"/> of its band.</summary>
    /// <remarks>Asked of every card on the way to a price: most are for any size, and no band is made for that.</remarks>
    public bool IsFor(TokenCount prompt) => IsForAnySize || Band.Contains(prompt);

    /// <summary>Whether it is for prompts of any size.</summary>
    internal bool IsForAnySize => Above is null && AtLeast is null && UpTo is null && Below is null;

    /// <summary>The same card with every rate taken <paramref name="factor"/> times.</summary>
    public RateCard Times(decimal factor) => this with
    {
        Input = Input.Times(factor),
        CacheRead = CacheRead?.Times(factor),
        CacheWrite5m = CacheWrite5m?.Times(factor),
        CacheWrite30m = CacheWrite30m?.Times(factor),
        CacheWrite1h = CacheWrite1h?.Times(factor),
        CacheWrite12h = CacheWrite12h?.Times(factor),
        Output = Output.Times(factor),
    };

    /// <summary>
    /// The time to live that cache writes are billed as: the one asked for, or the next longer one of the card where it lacks that;
    /// the shortest of the card where none is asked for. Null if there is none, and those tokens are billed at <see cref="Input"/>.
    /// </summary>
    /// <param name="asked">The time to live asked for; null for whichever is the shortest.</param>
    public CacheTtl? Served(CacheTtl? asked)
    {
        var least = asked ?? CacheTtl.FiveMinutes;
        return least <= CacheTtl.FiveMinutes && CacheWrite5m.HasValue ? CacheTtl.FiveMinutes
            : least <= CacheTtl.ThirtyMinutes && CacheWrite30m.HasValue ? CacheTtl.ThirtyMinutes
            : least <= CacheTtl.OneHour && CacheWrite1h.HasValue ? CacheTtl.OneHour
            : CacheWrite12h.HasValue ? CacheTtl.TwelveHours
            : null;
    }

    /// <summary>
    /// The rate cache writes are billed at when a time to live is asked for: that of <see cref="Served"/>, else <see cref="Input"/>.
    /// </summary>
    public Rate WriteRate(CacheTtl? asked) => Served(asked) is { } ttl ? CacheWrite(ttl)!.Value : Input;

    /// <summary>The rate of cache writes of exactly a time to live; null if the provider has no such rate.</summary>
    public Rate? CacheWrite(CacheTtl ttl) => ttl switch
    {
        CacheTtl.FiveMinutes => CacheWrite5m,
        CacheTtl.ThirtyMinutes => CacheWrite30m,
        CacheTtl.OneHour => CacheWrite1h,
        CacheTtl.TwelveHours => CacheWrite12h,
        _ => throw new ArgumentOutOfRangeException(nameof(ttl), ttl, null),
    };
}
