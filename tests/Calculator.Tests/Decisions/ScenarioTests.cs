using Calculator.Costs;
using Calculator.Decisions;
using Calculator.Units;
using Interval = Calculator.Decisions.Interval;

namespace Calculator.Tests.Decisions;

public class ScenarioTests
{
    private static Scenario Both => Scenarios.On("claude-opus-4-7", read: 0.5m).Against("gpt-5.5");

    [Theory]
    [InlineData(Variable.CacheRatio, 0.25)]
    [InlineData(Variable.CacheWriteRatio, 0.25)]
    [InlineData(Variable.BatchShare, 0.25)]
    [InlineData(Variable.InputRatio, 1.5)]
    [InlineData(Variable.OutputRatio, 1.5)]
    [InlineData(Variable.TokenRatio, 1.5)]
    [InlineData(Variable.SuccessRate, 0.25)]
    [InlineData(Variable.VersusSuccessRate, 0.25)]
    [InlineData(Variable.FailureCostUsd, 0.25)]
    [InlineData(Variable.SessionsPerDay, 25)]
    [InlineData(Variable.InputTokens, 25)]
    [InlineData(Variable.OutputTokens, 25)]
    public void An_input_has_the_value_it_was_given_and_no_other_changes(Variable variable, double value)
    {
        var moved = Both.With(variable, (decimal)value);
        moved.ValueOf(variable).ShouldBe((decimal)value);
        foreach (var other in Enum.GetValues<Variable>().Except([variable, .. Followers(variable)]))
            moved.ValueOf(other).ShouldBe(Both.ValueOf(other), other.ToString());
    }

    [Fact]
    public void An_input_that_is_said_in_another_way_has_no_value()
    {
        var counted = Scenarios.On("claude-opus-4-7", write: new CachePart.Rest());
        counted.ValueOf(Variable.CacheWriteRatio).ShouldBeNull();
        counted.ValueOf(Variable.CacheRatio).ShouldBe(0);
        (counted with { Use = counted.Use with { Read = new CachePart.Counted(new(10)) } }).ValueOf(Variable.CacheRatio).ShouldBeNull();
        (counted with { SessionsPerDay = null }).ValueOf(Variable.SessionsPerDay).ShouldBeNull();
        counted.ValueOf(Variable.InputRatio).ShouldBeNull();
        counted.ValueOf(Variable.OutputRatio).ShouldBeNull();
        counted.ValueOf(Variable.TokenRatio).ShouldBeNull();
        counted.ValueOf(Variable.VersusSuccessRate).ShouldBeNull();
        Both.With(Variable.InputRatio, 2).ValueOf(Variable.TokenRatio).ShouldBeNull();
    }

    [Fact]
    public void An_input_may_take_what_the_others_leave()
    {
        Both.DomainOf(Variable.CacheRatio).ShouldBe(new Interval(0, 1));
        Both.DomainOf(Variable.CacheWriteRatio).ShouldBe(new Interval(0, 0.5m));
        Both.With(Variable.CacheWriteRatio, 0.3m).DomainOf(Variable.CacheRatio).ShouldBe(new Interval(0, 0.7m));
        Both.DomainOf(Variable.BatchShare).ShouldBe(new Interval(0, 1));
        Both.DomainOf(Variable.SuccessRate).ShouldBe(new Interval(0.000001m, 1));
        Both.DomainOf(Variable.VersusSuccessRate).ShouldBe(new Interval(0.000001m, 1));
        Both.DomainOf(Variable.FailureCostUsd).ShouldBe(new Interval(0, 1_000_000_000));
        Both.DomainOf(Variable.SessionsPerDay).ShouldBe(new Interval(0, 1_000_000_000));
        Both.DomainOf(Variable.InputTokens).ShouldBe(new Interval(0, 999_999_999_996_000));
        Both.DomainOf(Variable.OutputTokens).ShouldBe(new Interval(0, 999_999_999_992_000));
        Both.DomainOf(Variable.TokenRatio).ShouldBe(new Interval(0.001m, 1_000));
    }

    [Fact]
    public void Ratios_and_the_other_success_rate_act_on_another_model_alone()
    {
        var alone = Scenarios.On("claude-opus-4-7");
        Enum.GetValues<Variable>().Where(alone.Acts).Count().ShouldBe(8);
        Enum.GetValues<Variable>().ShouldAllBe(variable => Both.Acts(variable));
        new[] { Variable.InputRatio, Variable.OutputRatio, Variable.TokenRatio, Variable.VersusSuccessRate }
            .ShouldAllBe(variable => !alone.Acts(variable));
        Should.Throw<InvalidOperationException>(() => alone.With(Variable.InputRatio, 1)).Message
            .ShouldBe("The scenario has no other model.");
    }

    [Fact]
    public void Against_a_model_the_measure_is_a_success_and_against_a_plan_a_month()
    {
        var failing = Both with
        {
            FailureCost = new(1),
            Served = Both.Served with { SuccessRate = new(0.5m) },
            Use = Both.Use with { Read = new CachePart.OfInput(new(0)) },
        };
        failing.OfModel.Value().ShouldBe(new Figure(0.64m, 0.5m));
        failing.OfModel.Value().Usd.Value.ShouldBe(1.28m);
        failing.OfRival.Value().ShouldBe(new Figure(0.66m, 0.5m));
        var plan = Scenarios.On("claude-opus-4-7").AgainstPlan("claude-max-5x", seats: 2);
        plan.OfModel.Value().ShouldBe(new Figure(420, 1));
        plan.OfRival.Value().ShouldBe(new Figure(200, 1));
    }

    [Fact]
    public void A_month_is_told_of_either_side()
    {
        var month = Scenarios.On("claude-opus-4-7");
        (month.ModelMonth, month.RivalMonth).ShouldBe((new Usd(420), null));
        (month with { DaysPerMonth = new(20) }).ModelMonth.ShouldBe(new Usd(280));
        month.Against("gpt-5.5").RivalMonth.ShouldBe(new Usd(480));
        month.AgainstPlan("claude-max-5x").RivalMonth.ShouldBe(new Usd(100));
        var large = Scenarios.On("claude-haiku-4-5", input: 200_001);
        large.ModelMonth.ShouldBeNull();
        large.AgainstPlan("claude-max-5x").RivalMonth.ShouldBeNull();
        Scenarios.On("gpt-5.5", input: 200_001).Against("claude-haiku-4-5").RivalMonth.ShouldBeNull();
    }

    [Fact]
    public void What_a_scenario_does_not_say_cannot_be_asked_for()
    {
        Should.Throw<InvalidOperationException>(() => Scenarios.On("claude-opus-4-7").OfRival).Message
            .ShouldBe("The scenario has no other side.");
        Should.Throw<InvalidOperationException>(() => (Scenarios.On("claude-opus-4-7") with { SessionsPerDay = null }).ModelMonth)
            .Message.ShouldBe("The scenario says nothing of sessions a day.");
    }

    [Fact]
    public void A_stated_write_ratio_is_known()
    {
        var unknown = Both with { Served = Both.Served with { CacheWriteIsKnown = false } };
        unknown.With(Variable.CacheWriteRatio, 0).Cost(unknown.Model).Value().Assumptions.ShouldBeEmpty();
        unknown.With(Variable.CacheRatio, 0.4m).Cost(unknown.Model).Value().Assumptions.ShouldHaveSingleItem();
        unknown.With(Variable.CacheRatio, 0).Cost(unknown.Model).Value().Assumptions.ShouldBeEmpty();
    }

    // The common ratio is both ratios at once, and a rate that is not stated for the other side is that of both.
    private static Variable[] Followers(Variable variable) => variable switch
    {
        Variable.TokenRatio => [Variable.InputRatio, Variable.OutputRatio],
        Variable.InputRatio or Variable.OutputRatio => [Variable.TokenRatio],
        Variable.SuccessRate => [Variable.VersusSuccessRate],
        _ => [],
    };
}
