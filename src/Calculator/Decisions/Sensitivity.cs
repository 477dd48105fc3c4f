using Calculator.Outcomes;
using Calculator.Units;

namespace Calculator.Decisions;

/// <summary>The cost of a month at the low and the high value of an input; null where it is not offered.</summary>
/// <param name="Low">At the low value.</param>
/// <param name="High">At the high value.</param>
public readonly record struct MonthRange(Usd? Low, Usd? High)
{
    /// <summary>How far they lie apart; null where one is missing.</summary>
    public Usd? Width => High - Low is { } width ? new Usd(Math.Abs(width.Value)) : null;
}

/// <summary>What one input does to the cost of a month, and to the decision.</summary>
/// <param name="Variable">The input.</param>
/// <param name="Values">Its low and high value.</param>
/// <param name="Base">The value it has; null where the scenario says it in another way.</param>
/// <param name="Model">The month on the workload's own model.</param>
/// <param name="Versus">The month on the other side; null if there is none.</param>
/// <param name="CheaperAtLow">The cheaper side at the low value; null if one is not offered there, or if there is no other side.</param>
/// <param name="CheaperAtHigh">The same at the high value.</param>
/// <param name="Crossing">Where the cheaper side changes between the two; null if there is no other side, or nothing is offered.</param>
public sealed record Swing(
    Variable Variable,
    Interval Values,
    decimal? Base,
    MonthRange Model,
    MonthRange? Versus,
    CheaperSide? CheaperAtLow,
    CheaperSide? CheaperAtHigh,
    Crossing? Crossing)
{
    /// <summary>How far the month can move, on the side that moves more; null where an end is not offered.</summary>
    public Usd? Size => Versus is { } versus ? versus.Width > Model.Width ? versus.Width : Model.Width : Model.Width;

    /// <summary>Whether each side is the cheaper one at some value between the two.</summary>
    public bool Flips => Crossing is { Flips: true };
}

/// <summary>
/// Which inputs the cost of a month hangs on, each moved by itself between a low and a high value. The bill is
/// monotone in every input, so both ends are the exact extremes: nothing is drawn at random.
/// </summary>
/// <param name="Cheaper">The cheaper side as the scenario stands; null if there is no other.</param>
/// <param name="Swings">The inputs by the size of their swing, the largest first.</param>
public sealed record Sensitivity(CheaperSide? Cheaper, IReadOnlyList<Swing> Swings)
{
    /// <summary>Moves every input that the scenario states.</summary>
    /// <param name="scenario">The scenario, with its sessions a day.</param>
    /// <param name="spread">How far an input is moved either way, as a share of its value; kept inside what it may be.</param>
    /// <param name="ranges">Inputs with ranges of their own.</param>
    /// <returns>The swings, or a refusal if the scenario is not offered as it stands, or about a range.</returns>
    public static Outcome<Sensitivity> Of(Scenario scenario, Share spread, IReadOnlyDictionary<Variable, Interval> ranges)
    {
        if (!scenario.MonthOn(scenario.Model).TryGet(out _, out var refusal)
            || (scenario.Rival is not null && !scenario.OfRival.TryGet(out _, out refusal)))
        {
            return refusal;
        }
        if (ranges
            .Where(range => !IsAllowed(scenario, range.Key, range.Value))
            .Select(range => (Variable?)range.Key)
            .FirstOrDefault() is { } wrong)
        {
            return NotAllowed(scenario, wrong);
        }

        var swings = Enum.GetValues<Variable>().Where(variable => ranges.ContainsKey(variable) || MovesByItself(scenario, variable))
            .Select(variable => SwingOf(
                scenario,
                variable,
                ranges.TryGetValue(variable, out var own) ? own : Around(scenario, variable, spread)));
        return new Sensitivity(
            scenario.Rival is null ? null : CheaperOf(scenario),
            [.. swings.OrderBy(swing => swing.Size is null).ThenByDescending(swing => swing.Size)]);
    }

    // What is nothing stays nothing however far it is moved; both ratios at once are each of them told already.
    private static bool MovesByItself(Scenario scenario, Variable variable) =>
        variable != Variable.TokenRatio && scenario.ValueOf(variable) is not (null or 0);

    private static Interval Around(Scenario scenario, Variable variable, Share spread)
    {
        var value = scenario.ValueOf(variable)!.Value;
        return new Interval(value * spread.Rest.Value, value * (1 + spread.Value)).Common(scenario.DomainOf(variable));
    }

    private static bool IsAllowed(Scenario scenario, Variable variable, Interval range) =>
        scenario.Acts(variable) && scenario.DomainOf(variable) is var domain && domain.Contains(range.From) && domain.Contains(range.To);

    private static Refusal NotAllowed(Scenario scenario, Variable variable) => new(
        RefusalKind.NotOffered,
        RefusalSubject.Range,
        scenario.Acts(variable) && scenario.DomainOf(variable) is var domain
            ? $"{EnumNames<Variable>.Of(variable)} may be from {PlainNumber.Format(domain.From)} to {PlainNumber.Format(domain.To)} here, "
                + "as the other inputs stand."
            : $"{EnumNames<Variable>.Of(variable)} is about another model; give versusModel.");

    private static Swing SwingOf(Scenario scenario, Variable variable, Interval values)
    {
        var (low, high) = (scenario.With(variable, values.From), scenario.With(variable, values.To));
        return new Swing(
            variable,
            values,
            scenario.ValueOf(variable),
            new MonthRange(low.ModelMonth, high.ModelMonth),
            scenario.Rival is null ? null : new MonthRange(low.RivalMonth, high.RivalMonth),
            scenario.Rival is null ? null : CheaperOf(low),
            scenario.Rival is null ? null : CheaperOf(high),
            scenario.Rival is not null ? Crossing.Of(scenario, variable, values).OrNull() : null);
    }

    private static CheaperSide? CheaperOf(Scenario scenario) =>
        Sides.Of(scenario).Difference(isOverOne: false) is { } difference ? Crossing.SideOf(difference) : null;
}
