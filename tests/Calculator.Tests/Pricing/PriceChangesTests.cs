using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Tests.Pricing;

public class PriceChangesTests
{
    [Fact]
    public void A_cut_is_a_change_in_dollars_and_per_cent()
    {
        var cut = Between("2026-08-20", "2026-08-21").Single(change =>
            change is { Subject: { Model: "gpt-5.6-sol", Tier: ServiceTier.Standard }, Item: "output" }
            && change.Subject.Band!.Value.UpTo == 272_000);
        (cut.Before, cut.After, cut.Change, cut.Kind).ShouldBe((30m, 20m, -10m, ChangeKind.Changed));
        cut.ChangePercent!.Value.ShouldBe(-100m / 3, 1e-20m);
        cut.Provenance.From.ToString().ShouldBe("2026-08-21");
    }

    [Fact]
    public void A_long_prompt_card_that_went_shows_only_the_sizes_it_was_for()
    {
        var changes = Between("2026-03-12", "2026-03-13")
            .Where(change => change.Subject.Model == "claude-opus-4-6" && change.Subject.Tier == ServiceTier.Standard)
            .ToList();
        changes.Select(change => (change.Subject.Band!.ToString(), change.Item, change.Before, change.After)).ShouldBe(
        [
            ("above 200000", "input", 10m, 5m),
            ("above 200000", "cacheRead", 1m, 0.5m),
            ("above 200000", "cacheWrite5m", 12.5m, 6.25m),
            ("above 200000", "cacheWrite1h", 20m, 10m),
            ("above 200000", "output", 37.5m, 25m),
        ]);
    }

    [Fact]
    public void Sizes_that_are_no_longer_offered_are_removed()
    {
        var changes = Between("2026-04-29", "2026-04-30").Where(change => change.Subject.Model == "claude-sonnet-4-5").ToList();
        changes.ShouldAllBe(change => change.Kind == ChangeKind.Removed
            && change.Subject.Band!.Value.Above == 200_000
            && change.After == null
            && change.Change == null
            && change.ChangePercent == null);
        changes.Count.ShouldBe(10);
    }

    [Fact]
    public void A_new_model_and_a_new_plan_are_added() =>
        Between("2026-05-03", "2026-05-04").Select(change => change.Kind).Distinct().ShouldBe([ChangeKind.Added]);

    [Fact]
    public void The_fee_of_a_new_plan_is_told_by_its_name() =>
        Between("2026-05-03", "2026-05-04")
            .Where(change => change.Subject.Plan == "claude-max-5x")
            .Select(change => (change.Item, change.Before, change.After))
            .ShouldBe([("monthlyFeeUsd", null, 100m)]);

    [Fact]
    public void Nothing_changes_between_a_book_and_itself() => Between("2026-11-20", "2026-11-20").ShouldBeEmpty();

    [Fact]
    public void Two_versions_are_compared_at_one_date()
    {
        var changes = PriceChanges.Between(Prices.Of("2026-05-14", "2026-11-20"), Prices.Of("2026-11-20", "2026-11-20"));
        changes
            .Single(change => change is { Subject: { Model: "claude-opus-4-7", Tier: ServiceTier.Standard }, Item: "input" })
            .ShouldSatisfyAllConditions(
            change => change.Subject.Band!.ToString().ShouldBe("above 200000"),
            change => (change.Before, change.After).ShouldBe((10m, 5m)));
        changes
            .Where(change => change.Subject.Plan == "cursor-pro")
            .Select(change => (change.Item, change.Before, change.After))
            .ShouldBe([("includedUsd", null, 20m)]);
    }

    [Fact]
    public void Common_bands_are_cut_at_every_bound()
    {
        SizeBand[] bands = [new(null, null, 200, null), new(200, null, null, null), new(null, null, null, 300), new(null, 300, null, null)];
        SizeBand.Common(bands).Select(band => band.ToString()).ShouldBe(["upTo 200", "above 200 below 300", "atLeast 300"]);
        SizeBand.Common([new(null, null, null, null)]).Select(band => band.ToString()).ShouldBe(["any"]);
    }

    [Theory]
    [InlineData(null, 2, ChangeKind.Added, null, null)]
    [InlineData(2, null, ChangeKind.Removed, null, null)]
    [InlineData(2, 3, ChangeKind.Changed, 1, 50)]
    [InlineData(0, 3, ChangeKind.Changed, 3, null)]
    public void A_change_from_nothing_has_no_percentage(int? before, int? after, ChangeKind kind, int? change, int? percent)
    {
        var provenance = new Provenance(Prices.At("2026-01-01"), "acme.example", new(2026, 1, 1), Confidence.High, null);
        var found = new PriceChange(new(null, "acme-pro", null, null), "monthlyFeeUsd", before, after, provenance);
        (found.Kind, found.Change, found.ChangePercent).ShouldBe((kind, change, percent));
    }

    [Fact]
    public void What_went_is_told_with_its_own_source_and_what_came_with_its_new_one()
    {
        var (with, without) = (Prices.Of("2026-11-20", "2026-04-16"), Prices.Of("2026-11-20", "2026-04-15"));
        var added = PriceChanges.Between(without, with).Where(change => change.Subject.Model == "claude-opus-4-7").ToList();
        var removed = PriceChanges.Between(with, without).Where(change => change.Subject.Model == "claude-opus-4-7").ToList();
        added.Select(change => change.Item).Distinct().ShouldBe(["input", "cacheRead", "cacheWrite5m", "cacheWrite1h", "output"]);
        added.ShouldAllBe(change => change.Kind == ChangeKind.Added && change.Provenance.From == Prices.At("2026-04-16"));
        removed.Select(change => (change.Item, change.Before)).ShouldBe(added.Select(change => (change.Item, change.After)));
        removed.ShouldAllBe(change => change.Kind == ChangeKind.Removed && change.Provenance.From == Prices.At("2026-04-16"));
    }

    [Fact]
    public void Charges_beside_the_cards_are_told_too()
    {
        var before = Offer.Period(Offer.Card) with
        {
            MinCacheTokens = 1_024,
            Residency = new Dictionary<string, PriceFactor> { ["us"] = new(1.1m), ["eu"] = new(1.2m) },
            Tools = new ToolPrices { WebSearch = new ToolPrice { PerThousandUsd = 10 } },
        };
        var after = before with
        {
            MinCacheTokens = 4_096,
            Residency = new Dictionary<string, PriceFactor> { ["us"] = new(1.15m) },
            Tools = new ToolPrices { WebSearch = new ToolPrice { PerThousandUsd = 14 } },
            Peak = Offer.PeakHours,
        };
        PriceChanges.Between(Offer.Book(before), Offer.Book(after))
            .Select(change => (
                change.Subject.Tier,
                change.Item,
                change.Before,
                change.After,
                change.WordsAfter,
                change.Change,
                change.Kind)).ShouldBe(
            [
                (null, "minCacheTokens", 1_024m, 4_096m, null, null, ChangeKind.Changed),
                (null, "residency.eu", 1.2m, null, null, null, ChangeKind.Removed),
                (null, "residency.us", 1.1m, 1.15m, null, null, ChangeKind.Changed),
                (null, "webSearchPerThousandUsd", 10m, 14m, null, 4m, ChangeKind.Changed),
                (null, "peak", null, null, "mon-fri 01:00-04:00, mon-fri 06:00-10:00 UTC", null, ChangeKind.Added),
            ]);
    }

    [Fact]
    public void Peak_hours_that_moved_are_told_in_words()
    {
        var weekend = Offer.PeakHours with
        {
            Zone = "+08:00",
            Windows = [Offer.PeakHours.Windows[0] with { Days = [Weekday.Sun, Weekday.Wed] }],
        };
        var moved = PriceChanges.Between(Offer.Book(Offer.OfPeakHours()), Offer.Book(Offer.OfPeakHours() with { Peak = weekend }))
            .ShouldHaveSingleItem();
        (moved.WordsBefore, moved.WordsAfter, moved.Kind)
            .ShouldBe(("mon-fri 01:00-04:00, mon-fri 06:00-10:00 UTC", "wed/sun 01:00-04:00 +08:00", ChangeKind.Changed));
    }

    private static IReadOnlyList<PriceChange> Between(string from, string to) =>
        PriceChanges.Between(Prices.Of("2026-11-20", from), Prices.Of("2026-11-20", to));
}
