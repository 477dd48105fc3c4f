using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Tests.Pricing;

/// <summary>One model with one period of prices, made where it is asked about.</summary>
internal static class Offer
{
    public const string Id = "acme-1";

    /// <summary>The rates of Claude Haiku 4.5, which fit on a page: 1, 0.1, 1.25, 2 and 5.</summary>
    public static RateCard Card { get; } = new()
    {
        Tier = ServiceTier.Standard,
        Input = new(1),
        CacheRead = new(0.1m),
        CacheWrite5m = new(1.25m),
        CacheWrite1h = new(2),
        Output = new(5),
    };

    /// <summary>DeepSeek's peak hours: 35 of 168.</summary>
    public static PeakHours PeakHours { get; } = new()
    {
        Zone = "UTC",
        Windows = [Window("01:00", "04:00"), Window("06:00", "10:00")],
    };

    /// <summary>A period that holds these cards, and nothing else.</summary>
    public static PricePeriod Period(params RateCard[] cards) => new()
    {
        From = Prices.At("2026-01-01"),
        Source = "acme.example/prices",
        Checked = new DateOnly(2026, 11, 25),
        Confidence = Confidence.High,
        Rates = cards,
    };

    /// <summary>DeepSeek V4 Pro: a card for each part of the day.</summary>
    public static PricePeriod OfPeakHours() => Period(
        new RateCard { Tier = ServiceTier.Standard, Input = new(0.66m), CacheRead = new(0.022m), Output = new(1.98m) },
        new RateCard { Tier = ServiceTier.Peak, Input = new(1.32m), CacheRead = new(0.044m), Output = new(3.96m) }) with
    {
        Peak = PeakHours,
    };

    /// <summary>The prices that hold this model alone.</summary>
    public static PriceBook Book(PricePeriod period, string asOf = "2026-11-24", Alias? alias = null) =>
        new(Version([period], alias), Prices.At(asOf));

    /// <summary>The prices that hold this model alone, at several prices over time.</summary>
    /// <param name="asOf">The moment asked about.</param>
    /// <param name="model">What the model has beside them.</param>
    /// <param name="periods">Its prices, oldest first.</param>
    public static PriceBook BookOver(string asOf, Func<Model, Model> model, params PricePeriod[] periods) =>
        new(Version(periods, alias: null, model), Prices.At(asOf));

    public static PricedModel Model(PricePeriod period, string asOf = "2026-11-24") => Book(period, asOf).Model(Id).Value();

    private static PricingVersion Version(IReadOnlyList<PricePeriod> periods, Alias? alias, Func<Model, Model>? model = null) => new(
        "acme",
        "",
        new VersionContent(
            [
                new Provider
                {
                    Id = "acme",
                    Name = "Acme",
                    Models = [(model ?? (one => one))(
                        new Model { Id = Id, Name = "Acme One", Aliases = alias is null ? [] : [alias], Prices = periods })],
                },
            ],
            [],
            new TokenizerFile { Tokenizers = [], Measurements = [] }));

    private static PeakWindow Window(string from, string to) => new()
    {
        Days = [Weekday.Mon, Weekday.Tue, Weekday.Wed, Weekday.Thu, Weekday.Fri],
        From = Clock(from),
        To = Clock(to),
    };

    private static ClockTime Clock(string text) => ClockTime.TryParse(text, out var time) ? time : throw new FormatException(text);
}
