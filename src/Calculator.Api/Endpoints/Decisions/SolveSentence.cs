using Calculator.Decisions;
using Calculator.Units;

namespace Calculator.Api.Endpoints.Decisions;

/// <summary>What was solved, as a sentence: true of every value, the ends of the domain and the values of jumps included.</summary>
/// <param name="Variable">The input that was solved for.</param>
/// <param name="Crossing">What was found.</param>
/// <param name="Model">The id of the workload's own side.</param>
/// <param name="Versus">The id of the other side.</param>
internal sealed record SolveSentence(Variable Variable, Crossing Crossing, string Model, string Versus)
{
    // Some variables are the other model's own: a bare name would leave open whose.
    private string Name => Variable.IsOfRival()
        ? $"{Versus}'s {EnumNames<Variable>.Of(Variable)}"
        : EnumNames<Variable>.Of(Variable);

    private bool IsOneValue => Crossing.Domain.From == Crossing.Domain.To;

    private bool IsEqualSomewhere => Crossing.Roots.Count > 0 || Crossing.Stretches.Any(stretch => stretch.Cheaper == CheaperSide.Equal);

    // A private price file may end its last band below a size instead of at it.
    private string End => $"{(Crossing.At(Crossing.Domain.To) is null ? "just below " : "")}{Number(Crossing.Domain.To)}";

    private string Sides => Crossing switch
    {
        { CheaperBelow: { } below, CheaperAbove: { } above } when below == above => $"on both sides of it {Cheaper(below)} costs less",
        { Value: { } value } => string.Join(", ", SidesOf(value)),
        _ => "",
    };

    private string Steps => string.Join(", ", Crossing.Changes.SelectMany(Step).Concat(LastStep()));

    public override string ToString() => Crossing.Outcome switch
    {
        _ when Crossing.Changes.Count > 1 => $"{Name} turns the decision more than once: {Steps}.",
        CrossingOutcome.At => $"At {Name} {Number(Crossing.Value)} both cost the same{(Sides.Length > 0 ? ", " : "")}{Sides}.",
        CrossingOutcome.AtJump when IsEqualSomewhere => $"At {Name} {Number(Crossing.Value)} a price jumps: {Sides}.",
        CrossingOutcome.AtJump => $"They never cost the same, but at {Name} {Number(Crossing.Value)} a price jumps: {Sides}.",
        CrossingOutcome.Always when IsOneValue => $"Both cost the same; {Name} can only be {Number(Crossing.Domain.From)} here.",
        CrossingOutcome.Always => $"Both cost the same whatever {Name} is.",
        _ when IsOneValue => $"{Cheaper(Crossing.CheaperAbove)} costs less; {Name} can only be {Number(Crossing.Domain.From)} here.",
        _ => $"{Cheaper(Crossing.CheaperAbove)} costs less whatever {Name} is, from {Number(Crossing.Domain.From)} to {End}.",
    };

    private static string Number(decimal? value) => PlainNumber.ForReading(value.GetValueOrDefault());

    private IEnumerable<string> Step(decimal change)
    {
        if (Crossing.Below(change) is { } below)
            yield return $"{Wins(below)} {(IsRoot(change) || Crossing.At(change) == below ? "up to" : "below")} {Number(change)}";
        if (OwnSide(change) is { } own)
            yield return $"{Wins(own)} at {Number(change)}";
    }

    private IEnumerable<string> LastStep() => Crossing.Above(Crossing.Changes[^1]) is { } above ? [$"{Wins(above)} above it"] : [];

    private IEnumerable<string> SidesOf(decimal value)
    {
        if (Crossing.Below(value) is { } below)
            yield return $"below it {Wins(below)}";
        if (OwnSide(value) is { } own)
            yield return $"at it {Wins(own)}";
        if (Crossing.Above(value) is { } above)
            yield return $"above it {Wins(above)}";
    }

    // At a jump a third thing may hold than below it and above it: one size at which two bands disagree, or the last that is offered.
    private CheaperSide? OwnSide(decimal value) =>
        !IsRoot(value) && Crossing.At(value) is { } at && at != Crossing.Below(value) && at != Crossing.Above(value) ? at : null;

    private bool IsRoot(decimal value) => Crossing.Roots.Contains(value);

    private string Wins(CheaperSide side) => side is CheaperSide.Equal ? "both cost the same" : $"{Cheaper(side)} costs less";

    private string Cheaper(CheaperSide? side) => side switch
    {
        CheaperSide.Model => Model == Versus ? "the workload's own side" : Model,
        CheaperSide.Versus => Model == Versus ? "the other side" : Versus,
        _ => "neither",
    };
}
