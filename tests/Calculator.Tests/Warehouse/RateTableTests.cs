using Calculator.Costs;
using Calculator.Pricing;
using Calculator.Tests.Pricing;
using Calculator.Units;
using Calculator.Usage;
using Calculator.Warehouse;

namespace Calculator.Tests.Warehouse;

public class RateTableTests
{
    private static readonly ServiceTier[] Tiers = Enum.GetValues<ServiceTier>();

    public static TheoryData<string> Versions =>
        [.. Prices.Catalog.Versions.Select(version => version.Id), ShippedVersion.Newest.Id, HardVersion.Version.Id];

    [Theory]
    [MemberData(nameof(Versions))]
    public void A_request_finds_the_one_row_that_bills_it_as_the_engine_does(string id)
    {
        var version = Version(id);
        var table = RateTable.Of(version).Value();
        var rows = table.Rows.ToLookup(row => (row.Model, row.Factor, row.NamedTier, row.Region, row.Tier));
        var names = table.Names.ToDictionary(name => name.Id, StringComparer.OrdinalIgnoreCase);
        var prices = new UsagePrices(new PriceBook(version, default));
        var book = new PriceBook(version, default);
        var rowsOf = table.Rows.GroupBy(row => row.Model).ToDictionary(rows => rows.Key, rows => rows.ToList());
        var chance = Seed.Random();
        var (found, missing) = (0, 0);
        foreach (var request in Enumerable.Range(0, Effort.Of(60_000)).Select(_ => Draw(chance, table, rowsOf)))
        {
            var name = names[request.Model];
            var row = RowOf(rows, name, request);
            var priced = default(PricedRow).With(request, prices.Groups[prices.GroupOf(request)], book);
            (row is null).ShouldBe(priced.Error is not null, $"{request} {priced.Error}");
            _ = row is null ? missing++ : found++;
            if (row is not null)
            {
                row.BilledTier.ShouldBe(priced.Tier!.Value, $"{request}");
                Price(row, request).ShouldBe(priced.Total.Value, $"{request}");
            }
        }

        found.ShouldBeGreaterThan(1000);
        missing.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public void A_row_says_as_what_each_class_is_billed()
    {
        var row = RowsOf("banded", ServiceTier.Standard).Single(one => one.PromptMin == 200_001);
        row.PromptMax.ShouldBe(RateRow.EndOfSizes);
        row.CacheRead.ShouldBe(new BilledRate(TokenItem.Input, new Rate(2)));
        row.CacheWrite1h.ShouldBe(new BilledRate(TokenItem.Input, new Rate(2)));

        var batch = RowsOf("banded", ServiceTier.Batch).Single(one => one.PromptMin == 0);
        batch.PromptMax.ShouldBe(100_000);
        batch.CacheWrite5m.ShouldBe(new BilledRate(TokenItem.CacheWriteThirtyMinutes, new Rate(0.7m)));
        batch.CacheWrite1h.ShouldBe(new BilledRate(TokenItem.CacheWriteOneHour, new Rate(2)));
        batch.CacheWrite12h.ShouldBe(new BilledRate(TokenItem.CacheWriteTwelveHours, new Rate(3)));
    }

    [Fact]
    public void Peak_hours_are_rows_of_their_own_that_leave_no_minute_of_the_week_out()
    {
        var rows = RowsOf("peaky", ServiceTier.Standard).Where(row => row.EffectiveFrom == Prices.At("2026-01-01")).ToList();
        // Monday 00:00 at +08:00 is Sunday 16:00 in UTC; its 09:30 is Monday 01:30.
        rows.Where(row => row.BilledTier == ServiceTier.Peak).Select(row => (row.WeekFromMinute, row.WeekToMinute))
            .ShouldBe([(0, 90), (3600, 3840), (9360, 10_080)]);
        rows.OrderBy(row => row.WeekFromMinute).Aggregate(0, (end, row) => end == row.WeekFromMinute ? row.WeekToMinute : -1)
            .ShouldBe(RateRow.EndOfWeek);
    }

    [Fact]
    public void A_tier_that_has_ended_is_a_row_of_what_it_is_billed_as()
    {
        var flex = RowsOf("ended", ServiceTier.Flex).Where(row => row.NamedTier is null && row.Region is null).ToList();
        flex.Select(row => (row.EffectiveFrom.ToString(), row.BilledTier)).ShouldBe(
        [
            ("2026-01-01", ServiceTier.Flex),
            ("2026-05-01", ServiceTier.Standard),
            ("2026-06-01", ServiceTier.Standard),
        ]);
        flex[^1].EffectiveTo.ShouldBe(Prices.At("2026-07-01"));
    }

    [Fact]
    public void A_rate_that_the_table_would_have_to_round_is_refused()
    {
        var fine = new Model
        {
            Id = "fine",
            Name = "Fine",
            Prices = [Offer.Period(Offer.Card with { CacheRead = new(0.0000001m) })],
        };
        RateTable.Of(HardVersion.Of(fine)).Refusal().Sentence.ShouldBe(
            "Pricing acme has no table of rates: fine has a rate of more than 6 decimals.");
    }

    private static IEnumerable<RateRow> RowsOf(string model, ServiceTier tier) =>
        RateTable.Of(HardVersion.Version).Value().Rows.Where(row =>
            row.Model == model && row.Tier == tier && row.NamedTier is null && row.Region is null && row.Factor.Value == 1);

    private static PricingVersion Version(string id) =>
        id == HardVersion.Version.Id ? HardVersion.Version
        : id == ShippedVersion.Newest.Id ? ShippedVersion.Newest
        : Prices.Catalog.Find(id).Value();

    private static RateRow? RowOf(
        ILookup<(string, PriceFactor, ServiceTier?, string?, ServiceTier), RateRow> rows,
        ModelName name,
        UsageRecord request)
    {
        if (request.InferenceGeo is not null && !name.HasRegions)
            return null;

        var at = new Moment(new DateTimeOffset(request.At!.Value));
        var minute = (int)PeakHours.IntoWeek(at).TotalMinutes;
        return rows[(name.Model, name.Factor, name.NamedTier, request.InferenceGeo, request.Tier)].SingleOrDefault(row =>
            row.EffectiveFrom <= at && at < row.EffectiveTo
            && row.PromptMin <= request.Tokens.Prompt && request.Tokens.Prompt < row.PromptMax
            && row.WeekFromMinute <= minute && minute < row.WeekToMinute);
    }

    private static decimal Price(RateRow row, UsageRecord request)
    {
        var tokens = request.Tokens;
        return ((tokens.Uncached * row.Input.Rate.UsdPerMillionTokens)
            + (tokens.CacheRead * row.CacheRead.Rate.UsdPerMillionTokens)
            + (tokens.CacheWrite5m * row.CacheWrite5m.Rate.UsdPerMillionTokens)
            + (tokens.CacheWrite1h * row.CacheWrite1h.Rate.UsdPerMillionTokens)
            + (tokens.Output * row.Output.Rate.UsdPerMillionTokens)
            + (request.WebSearches * 1000 * (row.WebSearchUsdPerThousand ?? 0))) / 1_000_000;
    }

    private static UsageRecord Draw(Random chance, RateTable table, Dictionary<string, List<RateRow>> rowsOf)
    {
        var name = table.Names[chance.Next(table.Names.Count)];
        // The bounds of some row of the model, so that edges are met as often as what lies between them.
        var rows = rowsOf[name.Model];
        var near = rows[chance.Next(rows.Count)];
        var region = chance.Next(4) == 0 ? rows[chance.Next(rows.Count)].Region : null;
        var prompt = Near(chance, chance.Next(2) == 0 ? near.PromptMin : Math.Min(near.PromptMax, 3_000_000), 1_200_000);
        var (read, write, hour) = (chance.NextInt64(prompt + 1), chance.NextInt64(prompt + 1), chance.NextInt64(prompt + 1));
        var cuts = new[] { read, write, hour }.Order().ToArray();
        return new UsageRecord
        {
            Model = chance.Next(2) == 0 ? name.Id : name.Id.ToUpperInvariant(),
            At = MomentNear(chance, near).Instant.UtcDateTime,
            Tier = chance.Next(3) > 0 ? near.Tier : Tiers[chance.Next(Tiers.Length)],
            InferenceGeo = region,
            Tokens = new UsageTokens(cuts[0], cuts[1] - cuts[0], cuts[2] - cuts[1], prompt - cuts[2], chance.Next(200_000)),
            WebSearches = chance.Next(3),
        };
    }

    private static long Near(Random chance, long edge, int most) => chance.Next(2) == 0
        ? chance.Next(most)
        : Math.Max(0, edge + chance.Next(-1, 2));

    private static Moment MomentNear(Random chance, RateRow row)
    {
        var edge = chance.Next(5) switch
        {
            0 => row.EffectiveTo,
            1 => row.EffectiveFrom,
            _ => EdgeOfWeek(chance, row),
        };
        var ticks = chance.Next(3) switch
        {
            0 => -1,
            1 => 0,
            _ => chance.NextInt64(-TimeSpan.TicksPerDay * 20, TimeSpan.TicksPerDay * 20),
        };
        var moment = new Moment(edge.Instant.AddTicks(ticks));
        return moment < RateRow.EndOfTime ? moment : new Moment(RateRow.EndOfTime.Instant.AddTicks(-1));
    }

    private static Moment EdgeOfWeek(Random chance, RateRow row)
    {
        var monday = new Moment(row.EffectiveFrom.Instant - PeakHours.IntoWeek(row.EffectiveFrom));
        var minutes = chance.Next(2) == 0 ? row.WeekFromMinute : row.WeekToMinute;
        return new Moment(monday.Instant.AddDays(7 * chance.Next(3)).AddMinutes(minutes));
    }
}
