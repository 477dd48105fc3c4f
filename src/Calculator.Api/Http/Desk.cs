using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Api.Http;

/// <summary>What an answer is made from: the prices, and the clock. It notices whether the clock was looked at, since an answer that was is another one in a second.</summary>
internal sealed class Desk(Catalog catalog, TimeProvider clock, HttpContext http)
{
    public Catalog Catalog { get; } = catalog;

    /// <summary>Set when the caller has gone away: long work stops.</summary>
    public CancellationToken Aborted => http.RequestAborted;

    /// <summary>Where the caller reached this service: scheme, host and base path, for answers that point back to it.</summary>
    public string Address => Addresses.Of(http.Request);

    public bool ClockWasRead { get; private set; }

    /// <summary>The moment, to the second, as it is echoed: asking again with the echoed moment gives the same answer.</summary>
    public Moment Now
    {
        get
        {
            ClockWasRead = true;
            var now = clock.GetUtcNow();
            return new Moment(now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)));
        }
    }

    public Outcome<PriceBook> Open(PricingFields prices) => Catalog.Open(prices.Pricing, prices.AsOf ?? Now);
}
