using Calculator.Costs;
using Calculator.Outcomes;
using Calculator.Spend;
using Calculator.Units;

namespace Calculator.Decisions;

/// <summary>A workload on a model, and what it is held against. Any one of its inputs can be given another value.</summary>
public sealed record Scenario
{
    /// <summary>The model the workload runs on, as it was measured.</summary>
    public required Candidate Model { get; init; }

    /// <summary>The tokens of one session, as stated.</summary>
    public required TokenUse Use { get; init; }

    /// <summary>How the session is served. Its tokens are those of <see cref="Use"/>.</summary>
    public required Workload Served { get; init; }

    /// <summary>The cost of one failed attempt beyond its tokens.</summary>
    public Usd FailureCost { get; init; }

    /// <summary>How many sessions run a day; null if nothing is said of it.</summary>
    public SessionsPerDay? SessionsPerDay { get; init; }

    /// <summary>The month convention.</summary>
    public DaysPerMonth DaysPerMonth { get; init; } = new(30);

    /// <summary>The other side; null if the workload is looked at by itself.</summary>
    public Rival? Rival { get; init; }

    /// <summary>Whether both sides are divided by the same number: the same success rate, or the 1 of a month.</summary>
    internal bool IsOverOne => Other?.SuccessRate is not { } own || own == Served.SuccessRate;

    /// <summary>The session as it is priced.</summary>
    public Workload Workload => Served with { Tokens = Use.Mix };

    /// <summary>
    /// The model's side. Against another model the cost of one success, as expected cost over success rate; else the cost of a month.
    /// </summary>
    public Outcome<Figure> OfModel =>
        Cost(Model).Select(cost => Rival is Rival.Subscription ? OfMonth(Month(cost).PerMonth) : OfSuccess(cost));

    /// <summary>The other side, in the same measure.</summary>
    /// <exception cref="InvalidOperationException">There is no other side.</exception>
    public Outcome<Figure> OfRival => Rival switch
    {
        Rival.OtherModel other => Cost(other.Candidate).Select(OfSuccess),
        Rival.Subscription plan => Under(plan).Then(month => month.Cost).Select(OfMonth),
        _ => throw new InvalidOperationException("The scenario has no other side."),
    };

    /// <summary>A month of the workload on a candidate, at API rates; nothing is said of failed attempts.</summary>
    /// <exception cref="InvalidOperationException">Nothing is said of sessions a day.</exception>
    public Outcome<SpendForecast> MonthOn(Candidate candidate) => Cost(candidate).Select(Month);

    /// <summary>A month of the workload under a plan.</summary>
    /// <exception cref="InvalidOperationException">Nothing is said of sessions a day.</exception>
    internal Outcome<PlannedMonth> Under(Rival.Subscription plan) =>
        Cost(Model).Select(cost => new PlannedMonth(plan.Quote(cost), Month(cost)));

    /// <summary>A month on the model, at API rates; null where it is not offered.</summary>
    public Usd? ModelMonth => MonthOn(Model).OrNull()?.PerMonth;

    /// <summary>A month on the other side; null where it is not offered, or where there is none.</summary>
    public Usd? RivalMonth => Rival switch
    {
        Rival.OtherModel other => MonthOn(other.Candidate).OrNull()?.PerMonth,
        Rival.Subscription => OfRival.OrNull()?.Usd,
        _ => null,
    };

    /// <summary>One session on a candidate.</summary>
    public Outcome<TaskCost> Cost(Candidate candidate) => candidate.Cost(Workload);

    /// <summary>The same scenario with one input given another value.</summary>
    /// <param name="variable">The input.</param>
    /// <param name="value">A value of <see cref="DomainOf"/>.</param>
    public Scenario With(Variable variable, decimal value) => VariableTable.Of(variable).With(this, value);

    /// <summary>The value an input has; null where the scenario does not say, or says it in another way.</summary>
    public decimal? ValueOf(Variable variable) => VariableTable.Of(variable).Value(this);

    /// <summary>The values an input may take while all others stay: its own bounds, and what they leave of the input.</summary>
    public Interval DomainOf(Variable variable) => VariableTable.Of(variable).Domain(this);

    /// <summary>The other model; null if the other side is none.</summary>
    public Candidate? Other => (Rival as Rival.OtherModel)?.Candidate;

    /// <summary>Whether an input acts on this scenario: some act on another model alone.</summary>
    public bool Acts(Variable variable) => Other is not null || !variable.IsOfRival();

    internal Scenario WithOther(Func<Candidate, Candidate> change) => Rival is Rival.OtherModel other
        ? this with { Rival = new Rival.OtherModel(change(other.Candidate)) }
        : throw new InvalidOperationException("The scenario has no other model.");

    private SpendForecast Month(TaskCost cost) =>
        new(cost, SessionsPerDay ?? throw new InvalidOperationException("The scenario says nothing of sessions a day."), DaysPerMonth);

    private Figure OfSuccess(TaskCost cost) => new(cost.ExpectedFor(FailureCost).Value, cost.SuccessRate.Value);

    private static Figure OfMonth(Usd month) => new(month.Value, 1);
}

/// <summary>An amount over a divisor, kept apart: both are affine in every variable, their quotient is not.</summary>
/// <param name="Amount">Dollars.</param>
/// <param name="Per">What they are divided by; above 0.</param>
public readonly record struct Figure(decimal Amount, decimal Per)
{
    /// <summary>The quotient, in dollars.</summary>
    public Usd Usd => new(Amount / Per);
}
