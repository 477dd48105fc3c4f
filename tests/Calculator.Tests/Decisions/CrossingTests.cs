using Calculator.Costs;
using Calculator.Decisions;
using Calculator.Outcomes;
using Calculator.Tests.Pricing.Files;
using Calculator.Units;
using Interval = Calculator.Decisions.Interval;

namespace Calculator.Tests.Decisions;

public class CrossingTests
{
    [Fact]
    public void A_root_is_where_both_cost_the_same()
    {
        // What is not read is written, at 6.25 by Opus and at 5 by GPT-5.5: 0.0625 × (1 − r) dearer, and 0.02 cheaper in output.
        var crossing = Crossing.Of(
            Scenarios.On("claude-opus-4-7", 50_000, 4_000, write: new CachePart.Rest()).Against("gpt-5.5"),
            Variable.CacheRatio).Value();
        (crossing.Outcome, crossing.Value, crossing.CheaperBelow, crossing.CheaperAbove, crossing.Reason)
            .ShouldBe((CrossingOutcome.At, 0.68m, CheaperSide.Versus, CheaperSide.Model, null));
        crossing.Stretches.ShouldBe([new(new(0, 0.68m), CheaperSide.Versus), new(new(0.68m, 1), CheaperSide.Model)]);
        crossing.Domain.ShouldBe(new Interval(0, 1));
        crossing.Changes.ShouldBe([0.68m]);
        crossing.Flips.ShouldBeTrue();
    }

    [Fact]
    public void The_other_sides_ratio_is_solved_alone()
    {
        var crossing = Crossing.Of(Scenarios.On("claude-opus-4-7").Against("gpt-5.5"), Variable.OutputRatio).Value();
        crossing.Value!.Value.ShouldBe(10m / 12, 1e-24m);
        crossing.Below(crossing.Value.Value).ShouldBe(CheaperSide.Versus);
        crossing.Above(crossing.Value.Value).ShouldBe(CheaperSide.Model);
    }

    [Fact]
    public void Only_values_inside_the_interval_asked_for_count()
    {
        var scenario = Scenarios.On("claude-opus-4-7").Against("gpt-5.5");
        var crossing = Crossing.Of(scenario, Variable.OutputRatio, new Interval(0.9m, 2)).Value();
        (crossing.Outcome, crossing.Reason, crossing.Value, crossing.CheaperBelow, crossing.CheaperAbove)
            .ShouldBe((CrossingOutcome.Never, CrossingReason.OutOfDomain, null, CheaperSide.Model, CheaperSide.Model));
        crossing.Domain.ShouldBe(new Interval(0.9m, 2));
        crossing.Flips.ShouldBeFalse();
    }

    [Fact]
    public void Sides_that_stay_apart_are_parallel() =>
        Solve(Scenarios.On("claude-opus-4-7").Against("gpt-5.5"), Variable.FailureCostUsd)
            .ShouldBe((CrossingOutcome.Never, CrossingReason.Parallel, null));

    [Fact]
    public void A_model_always_costs_what_it_costs_itself()
    {
        var crossing = Crossing.Of(Scenarios.On("claude-opus-4-7").Against("claude-opus-4-8"), Variable.OutputTokens).Value();
        (crossing.Outcome, crossing.Reason, crossing.Value).ShouldBe((CrossingOutcome.Always, null, null));
        crossing.Stretches.ShouldHaveSingleItem().Cheaper.ShouldBe(CheaperSide.Equal);
        crossing.Roots.ShouldBeEmpty();
    }

    [Fact]
    public void Where_a_band_begins_the_cheaper_side_may_change_without_a_root()
    {
        // Gemini costs 1.25 a million up to 200,000 tokens and 2.5 above; GPT-5.6 Terra 2 throughout that size.
        var crossing = Crossing.Of(
            Scenarios.On("gemini-2.5-pro", output: 0).Against("gpt-5.6-terra"),
            Variable.InputTokens,
            new Interval(1_000, 250_000)).Value();
        (crossing.Outcome, crossing.Value, crossing.CheaperBelow, crossing.CheaperAbove)
            .ShouldBe((CrossingOutcome.AtJump, 200_000m, CheaperSide.Model, CheaperSide.Versus));
        crossing.Jumps.ShouldBe([200_000m]);
        crossing.Roots.ShouldBeEmpty();
        crossing.Changes.ShouldBe([200_000m]);
    }

    [Fact]
    public void The_last_value_of_an_offer_may_lie_in_the_other_sides_dear_band()
    {
        // Opus ends at 200,000 tokens, for 1 dollar; from there on Grok costs 0.8 ÷ 0.7, and half of that below.
        var crossing = Crossing.Of(OpusAgainstGrok, Variable.InputTokens, new Interval(190_000, 400_000)).Value();
        (crossing.Outcome, crossing.Value, crossing.CheaperBelow, crossing.CheaperAbove)
            .ShouldBe((CrossingOutcome.AtJump, 200_000m, CheaperSide.Versus, null));
        crossing.Stretches.ShouldBe([new(new(190_000, 200_000), CheaperSide.Versus), new(new(200_000, 200_000), CheaperSide.Model)]);
        crossing.Roots.ShouldBeEmpty();
        crossing.Jumps.ShouldBe([200_000m]);
        crossing.Changes.ShouldBe([200_000m]);
        crossing.Flips.ShouldBeTrue();
        crossing.Domain.ShouldBe(new Interval(190_000, 200_000));
        (crossing.At(199_999), crossing.At(200_000), crossing.At(200_001)).ShouldBe((CheaperSide.Versus, CheaperSide.Model, null));
    }

    [Fact]
    public void The_first_value_asked_for_may_lie_in_a_band_that_ends_with_it()
    {
        // At 200,000 tokens Gemini still costs 0.25 and Grok 0.4 already; above them 0.5 and 0.4, and more.
        var scenario = Scenarios.On("gemini-2.5-pro", output: 0).Against("grok-build-0.1");
        var crossing = Crossing.Of(scenario, Variable.InputTokens, new Interval(200_000, 250_000)).Value();
        (crossing.Value, crossing.CheaperBelow, crossing.CheaperAbove).ShouldBe((200_000m, null, CheaperSide.Versus));
        crossing.Stretches.ShouldBe([new(new(200_000, 200_000), CheaperSide.Model), new(new(200_000, 250_000), CheaperSide.Versus)]);
    }

    [Fact]
    public void One_size_at_which_bands_disagree_is_a_stretch_of_its_own()
    {
        // Grok costs 1 and Gemini 1.25 a million below 200,000 tokens, 2 and 2.5 above, and at that very size 2 and 1.25.
        var scenario = Scenarios.On("grok-build-0.1", output: 0).Against("gemini-2.5-pro");
        var crossing = Crossing.Of(scenario, Variable.InputTokens, new Interval(100_000, 250_000)).Value();
        crossing.Stretches.ShouldBe(
        [
            new(new(100_000, 200_000), CheaperSide.Model),
            new(new(200_000, 200_000), CheaperSide.Versus),
            new(new(200_000, 250_000), CheaperSide.Model),
        ]);
        (crossing.CheaperBelow, crossing.At(200_000), crossing.CheaperAbove)
            .ShouldBe((CheaperSide.Model, CheaperSide.Versus, CheaperSide.Model));
        crossing.Changes.ShouldBe([200_000m]);
        crossing.Flips.ShouldBeTrue();
    }

    [Fact]
    public void A_single_value_at_which_both_are_offered_is_the_whole_domain()
    {
        // Haiku ends at 200,000 tokens, and 200,000 are read from the cache whatever else is asked.
        var scenario = Scenarios.On("claude-haiku-4-5").Against("claude-opus-4-7");
        var cached = scenario with { Use = scenario.Use with { Read = new CachePart.Counted(new(200_000)) } };
        var atTheEnd = Crossing.Of(cached, Variable.InputTokens).Value();
        (atTheEnd.Outcome, atTheEnd.CheaperBelow, atTheEnd.CheaperAbove)
            .ShouldBe((CrossingOutcome.Never, CheaperSide.Model, CheaperSide.Model));
        atTheEnd.Stretches.ShouldBe([new(new(200_000, 200_000), CheaperSide.Model)]);
    }

    [Fact]
    public void A_share_of_nothing_is_no_answer_where_the_tier_is_not_there()
    {
        var scenario = Scenarios.On("grok-4.5").Against("claude-opus-4-7");
        Crossing.Of(scenario, Variable.BatchShare).Refusal().Subject.ShouldBe(RefusalSubject.BatchShare);
        Crossing.Of(scenario, Variable.BatchShare, new Interval(0, 0)).Value().Domain.ShouldBe(new Interval(0, 0));
    }

    [Fact]
    public void A_band_that_ends_below_a_size_leaves_nothing_to_be_told_of_the_size_itself()
    {
        using var folder = new ScratchFolder();
        folder.Replace(ScratchFolder.Models, "\"upTo\": 100000", "\"below\": 100000");
        folder.Replace(
            ScratchFolder.Models,
            "{ \"tier\": \"standard\", \"above\": 100000, \"input\": 4, \"cacheRead\": 0.4, \"output\": 16 },",
            "");
        var candidate = new Candidate(folder.Open("2026-05-01").Model("acme-1").Value());
        var twice = new Rival.OtherModel(candidate with { OutputRatio = new(2) });
        var crossing = Crossing.Of(Scenarios.On("claude-opus-4-7") with { Model = candidate, Rival = twice }, Variable.InputTokens).Value();
        crossing.Stretches.ShouldBe([new(new(0, 100_000), CheaperSide.Model)]);
        (crossing.At(99_999), crossing.At(100_000)).ShouldBe((CheaperSide.Model, null));
    }

    [Fact]
    public void A_plan_is_met_at_its_fee()
    {
        // 0.14 a session, 30 days: 100 ÷ 4.2 sessions a day.
        var crossing = Crossing.Of(Scenarios.On("claude-opus-4-7").AgainstPlan("claude-max-5x"), Variable.SessionsPerDay).Value();
        crossing.Value!.Value.ShouldBe(100m / 4.2m, 1e-22m);
        (crossing.CheaperBelow, crossing.CheaperAbove).ShouldBe((CheaperSide.Model, CheaperSide.Versus));
    }

    [Fact]
    public void Included_usage_is_used_up_at_an_edge_of_its_own()
    {
        // Cursor Pro+ costs 60 and includes 70: cheaper above 60, and by the same 10 beyond 70.
        var crossing = Crossing.Of(
            Scenarios.On("claude-opus-4-7").AgainstPlan("cursor-pro-plus", seats: 2),
            Variable.SessionsPerDay,
            new Interval(0, 100)).Value();
        crossing.Roots.ShouldHaveSingleItem().ShouldBe(120m / 4.2m, 1e-22m);
        crossing.Stretches.Select(stretch => stretch.Cheaper).ShouldBe([CheaperSide.Model, CheaperSide.Versus]);
    }

    [Fact]
    public void What_is_cached_may_leave_no_value() =>
        Crossing.Of(Scenarios.On("claude-opus-4-7", read: 0.6m).Against("gpt-5.5"), Variable.CacheWriteRatio, new Interval(0.5m, 1))
            .Refusal()
            .ShouldBe(new Refusal(RefusalKind.NotOffered, RefusalSubject.Variable, "What is said to be cached leaves no value for it."));

    [Fact]
    public void Where_a_side_is_nowhere_offered_its_refusal_is_told() =>
        Crossing.Of(Scenarios.On("claude-haiku-4-5").Against("claude-opus-4-7"), Variable.InputTokens, new Interval(200_001, 300_000))
            .Refusal()
            .Sentence.ShouldBe("A request's prompt of 200,001 tokens is over what claude-haiku-4-5 takes: at most 200,000. "
                + "Send fewer inputTokens, or more requestsPerSession.");

    [Fact]
    public void The_domain_ends_where_an_offer_does() =>
        Crossing.Of(Scenarios.On("claude-haiku-4-5").Against("gpt-5.5"), Variable.InputTokens)
            .Value().Domain
            .ShouldBe(new Interval(0, 200_000));

    [Fact]
    public void Different_success_rates_are_weighed_against_one_another()
    {
        // (0.14 + (1 − p)) ÷ p = (0.16 + 0.2) ÷ 0.8 = 0.45, at p = 1.14 ÷ 1.45.
        var scenario = Scenarios.On("claude-opus-4-7") with
        {
            FailureCost = new(1),
            Rival = new Rival.OtherModel(new Candidate(Prices.Model("gpt-5.5")) { SuccessRate = new SuccessRate(0.8m) }),
        };
        Crossing.Of(scenario, Variable.SuccessRate).Value().Value!.Value.ShouldBe(1.14m / 1.45m, 1e-22m);
    }

    [Fact]
    public void Success_rates_that_are_the_same_at_one_end_alone_are_weighed_too()
    {
        // (0.14 + (1 − p)) ÷ p = 0.16, at p = 1.14 ÷ 1.16.
        var scenario = Scenarios.On("claude-opus-4-7") with
        {
            FailureCost = new(1),
            Rival = new Rival.OtherModel(new Candidate(Prices.Model("gpt-5.5")) { SuccessRate = new SuccessRate(1) }),
        };
        Crossing.Of(scenario, Variable.SuccessRate).Value().Value!.Value.ShouldBe(1.14m / 1.16m, 1e-22m);
    }

    [Fact]
    public void The_largest_band_and_the_most_requests_do_not_overflow()
    {
        using var folder = new ScratchFolder();
        folder.Replace(ScratchFolder.Models, "\"contextWindow\": 200000, \"maxInput\": 150000,", "");
        folder.Replace(ScratchFolder.Models, "\"upTo\": 100000", "\"upTo\": 999999999999999");
        folder.Replace(ScratchFolder.Models, "\"above\": 100000", "\"above\": 999999999999999");
        var candidate = new Candidate(folder.Open("2026-05-01").Model("acme-1").Value());
        var scenario = Scenarios.On("claude-opus-4-7") with
        {
            Model = candidate,
            Served = new Workload { Tokens = TokenMix.FromCounts(default, default, default, default), Requests = new(1_000_000) },
            Rival = new Rival.OtherModel(candidate with { OutputRatio = new(2) }),
        };
        Crossing.Of(scenario, Variable.InputTokens).Value().Stretches.ShouldHaveSingleItem().Cheaper.ShouldBe(CheaperSide.Model);
    }

    private static Scenario OpusAgainstGrok => Scenarios.On("claude-opus-4-5", output: 0) with
    {
        Rival = new Rival.OtherModel(new Candidate(Prices.Model("grok-4.5")) { SuccessRate = new SuccessRate(0.7m) }),
    };

    private static (CrossingOutcome, CrossingReason?, decimal?) Solve(Scenario scenario, Variable variable)
    {
        var crossing = Crossing.Of(scenario, variable).Value();
        return (crossing.Outcome, crossing.Reason, crossing.Value);
    }
}
