using Calculator.Costs;
using Calculator.Decisions;
using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Tests.Decisions;

public class ComparisonTests
{
    [Fact]
    public void Ranks_by_the_cost_of_one_success_failures_included()
    {
        var comparison = Compare(
            0.5m,
            Candidate("gemini-2.5-pro", success: 0.5m),
            Candidate("gpt-5.5", outputRatio: 0.5m, success: 0.59m),
            Candidate("claude-opus-4-7", success: 0.64m));
        // (0.14 + 0.36 × 0.5) ÷ 0.64, (0.1 + 0.41 × 0.5) ÷ 0.59, (0.05 + 0.5 × 0.5) ÷ 0.5
        Table(comparison).ShouldBe(
        [
            ("claude-opus-4-7", 1, 0.5m, 1m),
            ("gpt-5.5", 2, 0.305m / 0.59m, 0.305m / 0.59m / 0.5m),
            ("gemini-2.5-pro", 3, 0.6m, 1.2m),
        ]);
    }

    [Fact]
    public void Equal_costs_share_a_rank_and_the_next_one_is_left_out() =>
        Table(Compare(0, Candidate("gpt-5.5"), Candidate("claude-opus-4-7"), Candidate("claude-opus-4-8")))
            .Select(row => (row.Model, row.Rank))
            .ShouldBe(
            [("claude-opus-4-7", 1), ("claude-opus-4-8", 1), ("gpt-5.5", 3)]);

    [Fact]
    public void A_candidate_may_have_a_tier_and_a_batch_share_of_its_own() =>
        Table(Compare(
            0,
            Candidate("claude-opus-4-7"),
            Candidate("claude-opus-4-7") with { BatchShare = new(0.5m) },
            Candidate("claude-opus-4-7") with { Tier = ServiceTier.Batch }))
            .Select(row => (row.PerSuccess, row.Times)).ShouldBe([(0.07m, 1m), (0.105m, 1.5m), (0.14m, 2m)]);

    [Fact]
    public void What_is_not_offered_stands_last_without_a_rank()
    {
        var last = Compare(0, Candidate("grok-4.3") with { Tier = ServiceTier.Batch }, Candidate("gpt-5.5")).Contenders[^1];
        (last.Candidate.Model.Id, last.Rank, last.PerSuccess, last.TimesCheapest).ShouldBe(("grok-4.3", null, null, null));
        last.Cost.Refusal().Subject.ShouldBe(RefusalSubject.Tier);
    }

    [Fact]
    public void Where_nobody_offers_the_workload_the_first_refusal_is_told() =>
        Comparison.Of([Candidate("grok-4.3"), Candidate("gpt-5.5-pro")], Session(8_000, 4_000) with { Tier = ServiceTier.Fast }, Usd.Zero)
            .Refusal()
            .Sentence.ShouldStartWith("grok-4.3 has no fast tier");

    [Fact]
    public void Nothing_is_so_many_times_what_is_free()
    {
        var free = Comparison.Of([Candidate("gpt-5.5"), Candidate("claude-opus-4-7")], Session(0, 0), Usd.Zero).Value();
        Table(free).ShouldBe([("gpt-5.5", 1, 0m, 1m), ("claude-opus-4-7", 1, 0m, 1m)]);
        Table(Compare(0, Candidate("gpt-5.5"), Candidate("gpt-5.5") with { OutputRatio = new(0.5m) }))[1].Times.ShouldBe(0.16m / 0.1m);
        var first = Comparison.Of(
            [Candidate("claude-opus-4-7", success: 0.5m), Candidate("claude-opus-4-7")], Session(0, 0), new Usd(1)).Value();
        Table(first).ShouldBe([("claude-opus-4-7", 1, 0m, 1m), ("claude-opus-4-7", 2, 1m, null)]);
    }

    [Fact]
    public void Costs_that_differ_by_rounding_alone_share_a_rank()
    {
        // A third of the tokens at half the rate, and a sixth of them at the whole: the last of 28 digits differs.
        var third = Candidate("gpt-5.5") with { InputRatio = new(0.3333333333333333333333333333m), Tier = ServiceTier.Batch };
        var sixth = Candidate("gpt-5.5") with { InputRatio = new(0.1666666666666666666666666667m) };
        var rows = Table(Comparison.Of([sixth, third], Session(8_000_000, 0) with { Requests = new(100) }, Usd.Zero).Value());
        rows.Select(row => row.PerSuccess).Distinct().Count().ShouldBe(2);
        rows.Select(row => row.Rank).ShouldBe([1, 1]);
    }

    [Fact]
    public void Up_to_ten_to_the_fifteenth_times_the_cheapest_is_told()
    {
        // 0.000005 against (0.000005 + 0.5 × failure) ÷ 0.5.
        Times(4_999_999_999.99999m).ShouldBe(1_000_000_000_000_000m);
        Times(5_000_000_000m).ShouldBeNull();

        static decimal? Times(decimal failure) =>
            Table(Comparison.Of([Candidate("gpt-5.5"), Candidate("gpt-5.5", success: 0.5m)], Session(1, 0), new Usd(failure))
                .Value())[1].Times;
    }

    [Fact]
    public void Hardly_anything_is_still_no_multiple_of_nothing() =>
        Table(Comparison.Of([Candidate("gpt-5.5"), Candidate("gpt-5.5", success: 0.5m)], Session(0, 0), new Usd(0.00000000000000000001m))
            .Value())[1].Times.ShouldBeNull();

    private static Comparison Compare(decimal failure, params Candidate[] candidates) =>
        Comparison.Of(candidates, Session(8_000, 4_000), new Usd(failure)).Value();

    private static List<(string Model, int? Rank, decimal? PerSuccess, decimal? Times)> Table(Comparison comparison) =>
        [.. comparison.Contenders.Select(one => (one.Candidate.Model.Id, one.Rank, one.PerSuccess?.Value, one.TimesCheapest))];

    private static Candidate Candidate(string model, decimal outputRatio = 1, decimal success = 1) =>
        new(Prices.Model(model)) { OutputRatio = new(outputRatio), SuccessRate = new SuccessRate(success) };

    private static Workload Session(decimal input, decimal output) => new()
    {
        Tokens = TokenMix.FromCounts(new(input), TokenCount.Zero, TokenCount.Zero, new(output)),
    };
}
