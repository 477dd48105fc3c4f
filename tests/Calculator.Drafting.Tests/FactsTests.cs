using System.Globalization;
using Calculator.Drafting.Checking;
using Calculator.Drafting.Ids;
using Calculator.Drafting.Sources;
using Calculator.Pricing;
using Calculator.Pricing.Files;
using Calculator.Units;

namespace Calculator.Drafting.Tests;

/// <summary>
/// What was found by hand on 2026-11-25: <c>RatesOfFacts.csv</c> holds every rate that a source stated otherwise than version 2026-11-21,
/// of which eight cards were ours to mend.
/// </summary>
public class FactsTests
{
    [Fact]
    public void The_check_finds_the_eight_cards_that_were_wrong()
    {
        var check = Check();
        check.Disagreements.Where(one => one.IsCardMissing && !IsLongBatchOrFlex(one.Rate))
            .Select(one => $"{one.Rate.Model} {EnumNames<ServiceTier>.Of(one.Rate.Tier)} {PlainNumber.Format(one.Rate.Above)}")
            .Distinct()
            .Order()
            .ShouldBe(
            [
                "claude-opus-5-5 fast 0", "gpt-5.6-luna priority 272000", "gpt-5.6-sol priority 272000", "gpt-5.6-terra priority 272000",
                "gpt-6-astra priority 0", "gpt-6-astra ultrafast 0", "gpt-6-luna priority 0", "gpt-6-sol priority 0",
            ]);
        check.Disagreements.ShouldContain(one => one.ToString().StartsWith(
            "claude-opus-5-5 fast input: no card, checked 2026-11-20; 8 claude-code@2026-11-24, 8 models.dev@2026-09-30",
            StringComparison.Ordinal));
    }

    [Fact]
    public void Everything_that_differs_is_told_and_nothing_of_it_is_newer_and_agreed()
    {
        var check = Check();
        check.Disagreements.Count.ShouldBeGreaterThan(100);
        check.Absurd.ShouldBeEmpty();
        check.Disagreements.Where(one => one.IsContradictedByNewer).Select(one => one.ToString()).ShouldBeEmpty();
    }

    private static bool IsLongBatchOrFlex(RateName rate) => rate is { Tier: ServiceTier.Batch or ServiceTier.Flex };

    private static PriceCheck Check()
    {
        var rows = File.ReadLines(Path.Combine(Repository.Root, "tests/Calculator.Drafting.Tests/RatesOfFacts.csv")).Skip(1)
            .Select(line => line.Split(',')).ToList();
        rows.Count.ShouldBeGreaterThan(200);
        var lists = rows.GroupBy(row => (Family: row[5], Date: row[6])).Select(file => new StatedList(
            new SourceFile(file.Key.Family, "facts", DateOnly.ParseExact(file.Key.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture), false),
            [.. file.GroupBy(row => row[0]).Select(Model)]));
        var ids = new IdTable
        {
            Providers = [],
            Pointers = [],
            Ids = [.. rows.Select(row => new IdPair { Ours = row[0], Source = row[5], Theirs = row[0] }).Distinct()],
        };
        return PriceCheck.Of(Prices(), [.. lists], ids);
    }

    private static PriceBook Prices()
    {
        var asOf = Moment.StartOf(new DateOnly(2026, 11, 25));
        PricingFolder.TryRead(Repository.Prices, asOf, out var catalog, out _).ShouldBeTrue();
        return new PriceBook(catalog!.DefaultAt(asOf), asOf);
    }

    private static StatedModel Model(IGrouping<string, string[]> rows) =>
        new() { Id = rows.Key, Name = rows.Key, Rates = [.. rows.Select(Rate)] };

    private static StatedRate Rate(string[] row) => new(
        Enum.Parse<ServiceTier>(row[1], ignoreCase: true),
        row[2] == "0" ? Bands.Any : Bands.Above(decimal.Parse(row[2], CultureInfo.InvariantCulture)),
        Enum.Parse<RateClass>(row[3], ignoreCase: true),
        decimal.Parse(row[4], CultureInfo.InvariantCulture),
        row[0]);
}
