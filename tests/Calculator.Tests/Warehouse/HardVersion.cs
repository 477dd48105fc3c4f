using Calculator.Pricing;
using Calculator.Tests.Pricing;
using Calculator.Units;

namespace Calculator.Tests.Warehouse;

/// <summary>Prices with everything in them that makes a table of rates hard to get right.</summary>
internal static class HardVersion
{
    private static readonly PeakHours OverTheWeekend = new()
    {
        Zone = "+08:00",
        Windows =
        [
            Window([Weekday.Mon], "00:00", "09:30"),
            Window([Weekday.Sun, Weekday.Wed], "20:00", "24:00"),
        ],
    };

    private static readonly PeakHours BehindUtc = new() { Zone = "-09:30", Windows = [Window([Weekday.Sun], "12:00", "23:00")] };

    public static PricingVersion Of(params Model[] models) => new(
        "acme",
        "0123456789abcdef",
        new VersionContent(
            [
                new Provider
                {
                    Id = "acme",
                    Name = "Acme",
                    TierAliases = new Dictionary<ServiceTier, ServiceTier> { [ServiceTier.Fast] = ServiceTier.Priority },
                    Models = models,
                },
            ],
            [],
            new TokenizerFile { Tokenizers = [], Measurements = [] }));

    public static PricingVersion Version { get; } = Of(Peaky, Banded, Ended);

    private static Model Peaky => Model(
        "peaky",
        [
            new Alias { Id = "peaky:std", ServiceTier = ServiceTier.Standard },
            new Alias { Id = "peaky:peak", ServiceTier = ServiceTier.Peak },
        ],
        Offer.OfPeakHours() with { Peak = OverTheWeekend },
        Offer.OfPeakHours() with { From = Prices.At("2026-03-01T12:30:00Z"), Peak = BehindUtc },
        // Over before any peak hour of it begins.
        Offer.OfPeakHours() with { From = Prices.At("2026-03-05T00:00:01Z") },
        Offer.Period(Offer.Card) with { From = Prices.At("2026-03-05T00:30:00Z") });

    private static Model Banded => Model(
        "banded",
        [
            Alias.Plain("banded-too"),
            new Alias { Id = "host.banded", Host = "host" },
            new Alias { Id = "host.eu.banded", Host = "host", Factor = new(1.1m) },
            new Alias { Id = "banded:batch", ServiceTier = ServiceTier.Batch },
        ],
        Offer.Period(
            Offer.Card with { UpTo = 200_000 },
            Offer.Card with { Above = 200_000, UpTo = 400_000, Input = new(2), CacheRead = null, CacheWrite5m = null, CacheWrite1h = null },
            LongLived with { Below = 100_000, CacheWrite30m = new(0.7m) },
            LongLived with { AtLeast = 100_000, CacheWrite1h = null },
            Offer.Card with { Tier = ServiceTier.Priority, UpTo = 50_000, Output = new(9) }) with
        {
            ContextWindow = 500_000,
            MaxInput = 300_000,
            Residency = new Dictionary<string, PriceFactor> { ["us"] = new(1.1m) },
            Tools = new ToolPrices { WebSearch = new ToolPrice { PerThousandUsd = 10 } },
        });

    private static RateCard LongLived => Offer.Card with { Tier = ServiceTier.Batch, CacheWrite5m = null, CacheWrite12h = new(3) };

    // Fast stands for priority, which ends, as flex does; then the model.
    private static Model Ended => Model(
        "ended",
        [
            new Alias { Id = "ended:batch", ServiceTier = ServiceTier.Batch },
            new Alias { Id = "ended:flex", ServiceTier = ServiceTier.Flex, Host = "host" },
        ],
        Offer.Period(
            Offer.Card,
            Offer.Card with { Tier = ServiceTier.Flex, Input = new(0.5m) },
            Offer.Card with { Tier = ServiceTier.Priority, Input = new(3) }),
        Offer.Period(Offer.Card, Offer.Card with { Tier = ServiceTier.Batch, Input = new(0.4m) }) with { From = Prices.At("2026-05-01") },
        Offer.Period(Offer.Card) with { From = Prices.At("2026-05-20"), Status = PriceStatus.Announced },
        Offer.Period(Offer.Card with { Input = new(7) }) with
        {
            From = Prices.At("2026-06-01"),
            Residency = new Dictionary<string, PriceFactor> { ["eu"] = new(1.2m) },
        }) with
    {
        Retires = new Retirement { Date = new DateOnly(2026, 7, 1), Status = PriceStatus.Confirmed, Source = "acme.example" },
    };

    private static Model Model(string id, IReadOnlyList<Alias> aliases, params PricePeriod[] periods) =>
        new() { Id = id, Name = id, Aliases = aliases, Prices = periods };

    private static PeakWindow Window(IReadOnlyList<Weekday> days, string from, string to) =>
        new() { Days = days, From = Clock(from), To = Clock(to) };

    private static ClockTime Clock(string text) => ClockTime.TryParse(text, out var time) ? time : throw new FormatException(text);
}
