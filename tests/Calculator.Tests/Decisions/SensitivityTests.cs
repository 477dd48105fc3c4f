using Calculator.Decisions;
using Calculator.Outcomes;
using Calculator.Units;
using Interval = Calculator.Decisions.Interval;

namespace Calculator.Tests.Decisions;

public class SensitivityTests
{
    [Fact]
    public void The_input_that_moves_the_month_most_stands_first()
    {
        // 0.04 of input and 0.1 of output a session, 3,000 sessions a month.
        var swings = Of(Scenarios.On("claude-opus-4-7")).Swings;
        swings.Select(swing => (swing.Variable, swing.Values, swing.Base, swing.Size)).ShouldBe(
        [
            (Variable.SessionsPerDay, new Interval(80, 120), 100m, new Usd(168)),
            (Variable.OutputTokens, new Interval(3_200, 4_800), 4_000m, new Usd(120)),
            (Variable.InputTokens, new Interval(6_400, 9_600), 8_000m, new Usd(48)),
            (Variable.SuccessRate, new Interval(0.8m, 1), 1m, Usd.Zero),
        ]);
        swings[1].Model.ShouldBe(new MonthRange(new Usd(360), new Usd(480)));
    }

    [Fact]
    public void Alone_nothing_is_cheaper()
    {
        var alone = Of(Scenarios.On("claude-opus-4-7"));
        alone.Cheaper.ShouldBeNull();
        alone.Swings.ShouldAllBe(swing => swing.Versus == null
            && swing.CheaperAtLow == null
            && swing.CheaperAtHigh == null
            && swing.Crossing == null
            && !swing.Flips);
    }

    [Fact]
    public void Against_a_model_its_own_inputs_move_too_and_the_flips_are_found()
    {
        var both = Of(Scenarios.On("claude-opus-4-7").Against("gpt-5.5"));
        both.Cheaper.ShouldBe(CheaperSide.Model);
        both.Swings.Select(swing => swing.Variable).ShouldBe(
        [
            // By the month at API rates of the side that moves more: 0.12 of output and 0.04 of input a session on GPT-5.5.
            Variable.SessionsPerDay, Variable.OutputRatio, Variable.OutputTokens, Variable.InputRatio, Variable.InputTokens,
            Variable.SuccessRate, Variable.VersusSuccessRate,
        ]);
        var flip = both.Swings.Where(swing => swing.Flips).ShouldHaveSingleItem();
        (flip.Variable, flip.CheaperAtLow, flip.CheaperAtHigh).ShouldBe((Variable.OutputRatio, CheaperSide.Versus, CheaperSide.Model));
        flip.Model.ShouldBe(new MonthRange(new Usd(420), new Usd(420)));
        flip.Versus.ShouldBe(new MonthRange(new Usd(408), new Usd(552)));
        flip.Crossing!.Value!.Value.ShouldBe(10m / 12, 1e-24m);
    }

    [Fact]
    public void The_side_that_moves_more_gives_the_size()
    {
        var swings = Of(Scenarios.On("gpt-5.5").Against("claude-opus-4-7")).Swings;
        swings.Single(swing => swing.Variable == Variable.OutputTokens).Size.ShouldBe(new Usd(144));
        swings.Single(swing => swing.Variable == Variable.OutputRatio).Size.ShouldBe(new Usd(120));
        Of(Scenarios.On("claude-opus-4-7").AgainstPlan("claude-max-5x")).Swings
            .Single(swing => swing.Variable == Variable.OutputTokens).Size
            .ShouldBe(new Usd(120));
    }

    [Fact]
    public void The_cheaper_side_is_the_one_whose_success_costs_less()
    {
        // 0.16 against 0.14 ÷ 0.5.
        var scenario = Scenarios.On("gpt-5.5") with
        {
            Rival = new Rival.OtherModel(new Candidate(Prices.Model("claude-opus-4-7")) { SuccessRate = new SuccessRate(0.5m) }),
        };
        Of(scenario).Cheaper.ShouldBe(CheaperSide.Model);
    }

    [Fact]
    public void A_range_of_ones_own_stands_for_the_spread_and_brings_in_what_is_nothing()
    {
        var swings = Of(
            Scenarios.On("claude-opus-4-7"),
            (Variable.BatchShare, new Interval(0, 1)),
            (Variable.OutputTokens, new Interval(0, 4_000))).Swings;
        swings.Single(swing => swing.Variable == Variable.BatchShare).Model.ShouldBe(new MonthRange(new Usd(420), new Usd(210)));
        swings.Single(swing => swing.Variable == Variable.OutputTokens).Model.ShouldBe(new MonthRange(new Usd(120), new Usd(420)));
        swings.Count(swing => swing.Variable == Variable.OutputTokens).ShouldBe(1);
    }

    [Fact]
    public void Where_an_end_is_not_offered_the_swing_has_no_size_and_stands_last()
    {
        var last = Of(Scenarios.On("claude-haiku-4-5", input: 190_000)).Swings[^1];
        (last.Variable, last.Size, last.Model.High).ShouldBe((Variable.InputTokens, null, null));
        last.Model.Low.ShouldNotBeNull();
    }

    [Fact]
    public void An_end_of_a_range_may_be_where_the_decision_turns()
    {
        // Opus ends at 200,000 tokens, for 1 dollar; from there on Grok costs 0.8 ÷ 0.7, and half of that below.
        var scenario = Scenarios.On("claude-opus-4-5", input: 190_000, output: 0) with
        {
            Rival = new Rival.OtherModel(new Candidate(Prices.Model("grok-4.5")) { SuccessRate = new SuccessRate(0.7m) }),
        };
        var swings = Of(scenario, (Variable.InputTokens, new Interval(180_000, 200_000))).Swings;
        var swing = swings.Single(swing => swing.Variable == Variable.InputTokens);
        (swing.CheaperAtLow, swing.CheaperAtHigh, swing.Flips).ShouldBe((CheaperSide.Versus, CheaperSide.Model, true));
        swing.Crossing!.Changes.ShouldBe([200_000m]);
    }

    [Fact]
    public void A_range_beyond_what_the_others_leave_is_refused_with_what_they_leave()
    {
        var scenario = Scenarios.On("claude-opus-4-7", read: 0.6m);
        Refused(scenario, Variable.CacheWriteRatio, new Interval(0, 0.5m))
            .ShouldBe(new Refusal(
                RefusalKind.NotOffered,
                RefusalSubject.Range,
                "cacheWriteRatio may be from 0 to 0.4 here, as the other inputs stand."));
        Refused(scenario, Variable.SuccessRate, new Interval(0, 1)).Sentence
            .ShouldBe("successRate may be from 0.000001 to 1 here, as the other inputs stand.");
        Refused(scenario, Variable.InputRatio, new Interval(1, 2))
            .ShouldBe(new Refusal(RefusalKind.NotOffered, RefusalSubject.Range, "inputRatio is about another model; give versusModel."));
    }

    [Fact]
    public void A_scenario_that_is_not_offered_as_it_stands_is_refused()
    {
        Refused(Scenarios.On("claude-haiku-4-5", input: 200_001)).Subject.ShouldBe(RefusalSubject.Prompt);
        Refused(Scenarios.On("claude-opus-4-7", input: 200_001).Against("claude-haiku-4-5")).Subject.ShouldBe(RefusalSubject.Prompt);
    }

    private static Sensitivity Of(Scenario scenario, params (Variable Variable, Interval Values)[] ranges) =>
        Sensitivity.Of(scenario, new(0.2m), ranges.ToDictionary(range => range.Variable, range => range.Values)).Value();

    private static Refusal Refused(Scenario scenario) =>
        Sensitivity.Of(scenario, new(0.2m), new Dictionary<Variable, Interval>()).Refusal();

    private static Refusal Refused(Scenario scenario, Variable variable, Interval values) =>
        Sensitivity.Of(scenario, new(0.2m), new Dictionary<Variable, Interval> { [variable] = values }).Refusal();
}
