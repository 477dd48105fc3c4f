using Calculator.Pricing;
using Calculator.Pricing.Files;
using Calculator.Units;

namespace Calculator.Api.Prices;

/// <summary>What questions are answered from at one moment.</summary>
/// <param name="Catalog">The prices.</param>
/// <param name="LoadedAt">When they were taken over.</param>
/// <param name="Stale">Set if newer files were refused: these prices are the last good ones.</param>
internal sealed record PricesInForce(Catalog Catalog, DateTimeOffset LoadedAt, Staleness? Stale);

/// <summary>Why the files of the pricing folder are not answered from.</summary>
/// <param name="Since">When the first such files were refused.</param>
/// <param name="At">When the last such files were refused.</param>
/// <param name="Faults">What is wrong with the last ones.</param>
internal sealed record Staleness(DateTimeOffset Since, DateTimeOffset At, IReadOnlyList<PricingFault> Faults);

/// <summary>
/// The prices in force. They change by swapping one reference: whoever takes it once sees one state whole, and never two mixed.
/// </summary>
internal sealed class LivePrices(Catalog first, TimeProvider clock)
{
    private volatile PricesInForce _now = new(first, clock.GetUtcNow(), null);

    public PricesInForce Now => _now;

    /// <summary>The versions as they stand now.</summary>
    public Catalog Catalog => _now.Catalog.At(new Moment(clock.GetUtcNow()));

    /// <summary>The version that questions without one are answered from now: a scheduled one becomes it by the clock alone.</summary>
    public PricingVersion Default
    {
        get
        {
            var now = new Moment(clock.GetUtcNow());
            return _now.Catalog.At(now).DefaultAt(now);
        }
    }

    /// <summary>Answers from a new catalog from now on.</summary>
    public void TakeOver(Catalog catalog) => _now = new PricesInForce(catalog, clock.GetUtcNow(), null);

    /// <summary>Goes on with the last good prices, and says why.</summary>
    public void Refuse(IReadOnlyList<PricingFault> faults)
    {
        var at = clock.GetUtcNow();
        _now = _now with { Stale = new Staleness(_now.Stale?.Since ?? at, at, faults) };
    }
}
