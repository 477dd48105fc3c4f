using Calculator.Api.Fields;
using Calculator.Api.Prices;
using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Api.Endpoints;

/// <summary>
/// What an answer is made from: the prices, and the clock. It notices whether the clock was
/// looked at, since an answer that was is another one in a second.
/// </summary>
internal sealed class AnswerContext(IServiceProvider services)
{
    private static readonly TimeSpan LongestKept = TimeSpan.FromMinutes(5);

    private readonly DateTimeOffset _now = services.GetRequiredService<TimeProvider>().GetUtcNow();
    private bool _clockWasRead;
    private bool _dayWasRead;
    private bool _defaultWasRead;

    /// <summary>The prices, taken once: a reload in the middle of an answer changes nothing of it.</summary>
    public Calculator.Pricing.Catalog Catalog =>
        field ??= services.GetRequiredService<LivePrices>().Now.Catalog.At(new Moment(_now));

    /// <summary>The moment, to the second, as it is echoed: asking again with the echoed moment gives the same answer.</summary>
    public Moment Now
    {
        get
        {
            _clockWasRead = true;
            return new Moment(_now.AddTicks(-(_now.Ticks % TimeSpan.TicksPerSecond)));
        }
    }

    /// <summary>The day in UTC, of answers that are another one on the next.</summary>
    public DateOnly Today
    {
        get
        {
            _dayWasRead = true;
            return new Moment(_now).Day;
        }
    }

    /// <summary>The version that questions without one are answered from; another one from the next scheduled version's day on.</summary>
    public PricingVersion Default
    {
        get
        {
            _defaultWasRead = true;
            return Catalog.DefaultAt(new Moment(_now));
        }
    }

    /// <summary>
    /// How long the answer may be kept: a while, and never past the day on which another version answers the question,
    /// nor past its own day where it told it; null for not at all.
    /// </summary>
    public TimeSpan? KeptFor => _clockWasRead ? null : AtMost(UntilNextDefault, AtMost(UntilTomorrow, LongestKept));

    private TimeSpan? UntilTomorrow => _dayWasRead ? TimeSpan.FromDays(1) - _now.TimeOfDay : null;

    private TimeSpan? UntilNextDefault => _defaultWasRead ? Catalog.NextDefaultAfter(new Moment(_now))?.Instant - _now : null;

    private static TimeSpan AtMost(TimeSpan? most, TimeSpan time) => most < time ? most.Value : time;

    public Outcome<PriceBook> Open(PricingFields prices) => Open(prices.Pricing, prices.AsOf);

    /// <summary>Opens a version, or the default one, at a moment, or now.</summary>
    public Outcome<PriceBook> Open(string? version, Moment? asOf, RefusalSubject about = RefusalSubject.Version) =>
        (version is null ? Default : Find(version, about)).TryGet(out var found, out var refusal)
            ? new PriceBook(found, asOf ?? Now)
            : refusal;

    /// <summary>A version by its name. One that follows the default is another one with it.</summary>
    public Outcome<PricingVersion> Find(string version, RefusalSubject about = RefusalSubject.Version)
    {
        var found = Catalog.Find(version, about);
        _defaultWasRead |= found.OrNull()?.FollowsLatest == true;
        return found;
    }
}
