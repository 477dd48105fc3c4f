using Calculator.Api.Endpoints.Tokens;
using Calculator.Api.Replies;
using Calculator.Decisions;
using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Api.Endpoints.Decisions;

/// <summary>What is compared.</summary>
internal enum SolveMeasure
{
    /// <summary>The cost of one success, failed attempts included.</summary>
    PerSuccessUsd,

    /// <summary>The cost of a month.</summary>
    PerMonthUsd,
}

/// <summary>Where two sides cost the same.</summary>
internal sealed record SolveAnswer
{
    /// <summary>The input that was solved for.</summary>
    public required Variable Variable { get; init; }

    /// <summary>Whether they come to cost the same.</summary>
    public required CrossingOutcome Outcome { get; init; }

    /// <summary>Why they never do.</summary>
    public CrossingReason? Reason { get; init; }

    /// <summary>The first value at which they do; with atJump the first at which the cheaper side changes.</summary>
    [MayBeNull(nameof(Outcome))]
    public required decimal? Value { get; init; }

    /// <summary>Every value at which they cost the same.</summary>
    public required IReadOnlyList<decimal> Roots { get; init; }

    /// <summary>Every value at which the cheaper side changes without their costing the same: a price jumps there.</summary>
    public required IReadOnlyList<decimal> Jumps { get; init; }

    /// <summary>The cheaper side below value, or throughout if there is none.</summary>
    public CheaperSide? CheaperBelow { get; init; }

    /// <summary>The cheaper side above value, or throughout if there is none.</summary>
    public CheaperSide? CheaperAbove { get; init; }

    /// <summary>The values that are allowed, and at which both sides are offered.</summary>
    public required SolveDomain Domain { get; init; }

    /// <summary>
    /// The domain, cut where the cheaper side changes; a single value with a cheaper side of its own goes from itself to itself.
    /// </summary>
    public required IReadOnlyList<SolveStretch> Stretches { get; init; }

    /// <summary>What is compared.</summary>
    public required SolveMeasure Measure { get; init; }

    /// <summary>Both sides.</summary>
    public required SolveSides Sides { get; init; }

    /// <summary>The answer as a sentence.</summary>
    public required string Note { get; init; }

    /// <summary>Which prices were used.</summary>
    public required PricingAnswer Pricing { get; init; }

    /// <summary>What was assumed on the way.</summary>
    public required IReadOnlyList<string> Assumptions { get; init; }

    public static SolveAnswer Of(Scenario scenario, Variable variable, Crossing crossing, PriceBook book)
    {
        // Where there is no value the sides are shown in the middle of what was looked at.
        var domain = crossing.Stretches[0].Values;
        var at = scenario.With(variable, crossing.Value ?? (domain.From + domain.To) / 2);
        var model = SolveSide.OfModel(at, crossing.Value is not null);
        var versus = SolveSide.OfRival(at, crossing.Value is not null);
        return new SolveAnswer
        {
            Variable = variable,
            Outcome = crossing.Outcome,
            Reason = crossing.Reason,
            Value = crossing.Value,
            Roots = crossing.Roots,
            Jumps = crossing.Jumps,
            CheaperBelow = crossing.CheaperBelow,
            CheaperAbove = crossing.CheaperAbove,
            Domain = SolveDomain.Of(crossing.Domain),
            Stretches =
            [
                .. crossing.Stretches.Select(stretch => new SolveStretch(stretch.Values.From, stretch.Values.To, stretch.Cheaper)),
            ],
            Measure = scenario.Rival is Rival.Subscription ? SolveMeasure.PerMonthUsd : SolveMeasure.PerSuccessUsd,
            Sides = new SolveSides(model.Side, versus.Side),
            Note = new SolveSentence(variable, crossing, model.Side.Id, versus.Side.Id).ToString(),
            Pricing = PricingAnswer.Of(book),
            Assumptions =
            [
                .. model.Assumptions.Union(versus.Assumptions),
                .. DifferentTokenizers(scenario, variable),
                .. LimitAtEachValue(scenario, variable, at),
            ],
        };
    }

    private static IEnumerable<string> LimitAtEachValue(Scenario scenario, Variable variable, Scenario at)
    {
        if (scenario.Rival is Rival.Subscription plan && plan.LimitHangsOn(variable, scenario.Model.Model.Id))
        {
            yield return $"At each value {plan.Plan.Plan.Id} is held to the limit that it has for the session of that value: "
                + $"what is said here of its limit is said of {EnumNames<Variable>.Of(variable)} "
                + $"{PlainNumber.ForReading(at.ValueOf(variable).GetValueOrDefault())}.";
        }
    }

    private static IEnumerable<string> DifferentTokenizers(Scenario scenario, Variable variable) =>
        scenario.Other is { } other && other.InputRatio == TokenRatio.One && variable is not (Variable.InputRatio or Variable.TokenRatio)
            ? TokenizerSentences.Of([scenario.Model.Model, other.Model], "Give versusInputRatio and versusOutputRatio")
            : [];
}

/// <summary>The values from one to another.</summary>
/// <param name="From">The smallest.</param>
/// <param name="To">The largest.</param>
internal sealed record SolveDomain(decimal From, decimal To)
{
    public static SolveDomain Of(Interval interval) => new(interval.From, interval.To);
}

/// <summary>Values between which one side costs less.</summary>
/// <param name="From">The smallest.</param>
/// <param name="To">The largest.</param>
/// <param name="Cheaper">The side that costs less.</param>
internal sealed record SolveStretch(decimal From, decimal To, CheaperSide Cheaper);

/// <summary>Both sides.</summary>
/// <param name="Model">The workload's own model.</param>
/// <param name="Versus">The other model, or the plan.</param>
internal sealed record SolveSides(SolveSide Model, SolveSide Versus);

/// <summary>One side.</summary>
/// <param name="Id">The model's or the plan's id.</param>
/// <param name="Usd">What it costs at value, in dollars; absent where there is none.</param>
/// <param name="Price">Where its price comes from.</param>
internal sealed record SolveSide(string Id, decimal? Usd, PriceAnswer Price)
{
    public static (SolveSide Side, IReadOnlyList<string> Assumptions) OfModel(Scenario at, bool isValue) =>
        Of(at.Model, at, at.OfModel, isValue);

    public static (SolveSide Side, IReadOnlyList<string> Assumptions) OfRival(Scenario at, bool isValue) => at.Rival switch
    {
        Rival.OtherModel other => Of(other.Candidate, at, at.OfRival, isValue),
        Rival.Subscription plan => (
            new SolveSide(plan.Plan.Plan.Id, Shown(at.OfRival, isValue), PriceAnswer.Of(plan.Plan.Provenance)),
            at.Cost(at.Model).OrNull() is { } cost ? [.. Plans.PlanSentences.Of([plan.Quote(cost)], plan.Terms)] : []),
        _ => throw new InvalidOperationException("The scenario has no other side."),
    };

    private static (SolveSide Side, IReadOnlyList<string> Assumptions) Of(
        Candidate candidate,
        Scenario at,
        Outcome<Figure> figure,
        bool isValue)
    {
        // At the very value of a jump one side may end: its price is then told as its period states it.
        var cost = at.Cost(candidate).OrNull();
        var provenance = cost?.Provenance ?? candidate.Model.ProvenanceOf([]);
        return (new SolveSide(candidate.Model.Id, Shown(figure, isValue), PriceAnswer.Of(provenance)), cost?.AssumptionsOverTime ?? []);
    }

    private static decimal? Shown(Outcome<Figure> figure, bool isValue) => isValue ? figure.OrNull()?.Usd.Value : null;
}
