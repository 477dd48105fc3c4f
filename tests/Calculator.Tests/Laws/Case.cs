using Calculator.Costs;
using Calculator.Pricing;
using Calculator.Units;
using FsCheck;
using FsCheck.Fluent;

namespace Calculator.Tests.Laws;

/// <summary>One rate card of the released prices, and how to get at it.</summary>
internal sealed record Place(string Version, string Model, PricePeriod Period, Moment? Until, RateCard Card)
{
    public override string ToString() => $"{Version} {Model} from {Period.From} {Card.Tier} {Card.Band}";

    /// <summary>The largest prompt the card is for, at most a million tokens beyond its start where nothing ends it.</summary>
    public long MostPrompt =>
        (long)new[] { Card.UpTo, Card.Below - 1, Period.MaxInput, Period.ContextWindow, Card.Band.Start + 1_000_000 }
            .OfType<decimal>()
            .Min();

    public long LeastPrompt => (long)(Card.Above + 1 ?? Card.AtLeast ?? 0);
}

/// <summary>
/// A session that is billed by one card, with whole tokens and shares in thousandths, so that an oracle can price it in whole numbers.
/// </summary>
internal sealed record Case(
    Place Place,
    Moment AsOf,
    long Input,
    long Output,
    int ReadPermille,
    int WritePermille,
    int BatchPermille,
    CacheTtl Ttl)
{
    public PricedModel Priced => Prices.Catalog.Open(Place.Version, AsOf).Value().Model(Place.Model).Value();

    public Workload Workload => new()
    {
        Tokens = TokenMix.FromShares(new(Input), new(ReadPermille / 1000m), new(WritePermille / 1000m), new(Output)),
        Tier = Place.Card.Tier,
        CacheTtl = Ttl,
    };

    public TaskCost Cost => TaskCost.Of(Priced, Workload).Value();
}

internal static class Cases
{
    /// <summary>Every card of every model at every time in both released versions.</summary>
    public static IReadOnlyList<Place> Places => Read.Value;

    private static readonly Lazy<IReadOnlyList<Place>> Read = new(() =>
    [
        .. from version in Prices.Catalog.Versions
           from provider in version.Providers
           from model in provider.Models
           let inForce = model.Prices.Where(period => period.Status != PriceStatus.Announced).ToList()
           from index in Enumerable.Range(0, inForce.Count)
           from card in inForce[index].Rates
           select new Place(version.Id, model.Id, inForce[index], index + 1 < inForce.Count ? inForce[index + 1].From : null, card),
    ]);

    public static Gen<Case> Generator =>
        from place in Gen.Elements<Place>(Places)
        from asOf in MomentIn(place)
        from input in Between(place.LeastPrompt, place.MostPrompt)
        from output in Gen.Choose(0, 100_000)
        from read in Gen.Choose(0, 1000)
        from write in Gen.Choose(0, 1000 - read)
        from batch in Gen.Choose(0, 1000)
        from ttl in Gen.Elements(CacheTtl.FiveMinutes, CacheTtl.OneHour)
        select new Case(place, asOf, input, output, read, write, batch, ttl);

    public static Arbitrary<Case> Arbitrary => Generator.ToArbitrary();

    // The edges of a band are where mistakes are: half of the prompts stand on one.
    private static Gen<long> Between(long least, long most) =>
        Gen.OneOf(Gen.Elements(least, most), Gen.Choose(0, 1_000_000).Select(part => least + (most - least) * part / 1_000_000));

    private static Gen<Moment> MomentIn(Place place) =>
        from part in Gen.OneOf(Gen.Elements(0, 1000), Gen.Choose(0, 1000))
        let last = place.Until?.Instant.AddSeconds(-1) ?? place.Period.From.Instant.AddYears(1)
        select new Moment(place.Period.From.Instant + (last - place.Period.From.Instant) * (part / 1000d));
}
