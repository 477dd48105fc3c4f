using Calculator.Costs;
using Calculator.Outcomes;
using Calculator.Units;

namespace Calculator.Decisions;

/// <summary>One candidate of a comparison.</summary>
/// <param name="Candidate">The candidate.</param>
/// <param name="Cost">One session on it; a refusal where it does not offer the workload.</param>
/// <param name="PerSuccess">What one success costs, failed attempts and their cost included; null where it is not offered.</param>
/// <param name="TimesCheapest">
/// That cost divided by the cheapest candidate's; null where it is not offered, or where it
/// is more than 10^15 times: the cheapest is free, or all but free.
/// </param>
/// <param name="Rank">1 for the cheapest; equal costs share a rank; null where it is not offered.</param>
public sealed record Contender(Candidate Candidate, Outcome<TaskCost> Cost, Usd? PerSuccess, decimal? TimesCheapest, int? Rank);

/// <summary>One workload on several models, the cheapest first.</summary>
/// <param name="Contenders">
/// The candidates by the cost of one success; those that are not offered last, equal ones in the order given.
/// </param>
public sealed record Comparison(IReadOnlyList<Contender> Contenders)
{
    private const decimal MostTimes = 1_000_000_000_000_000m;

    /// <summary>Ranks candidates by the expected cost of one success: (cost + (1 − p) × failure) ÷ p.</summary>
    /// <param name="candidates">The candidates; the same model may stand among them several times.</param>
    /// <param name="workload">One session.</param>
    /// <param name="failure">The cost of one failed attempt beyond its tokens.</param>
    /// <returns>The comparison, or the first candidate's refusal if none offers the workload.</returns>
    public static Outcome<Comparison> Of(IReadOnlyList<Candidate> candidates, Workload workload, Usd failure)
    {
        var priced = candidates.Select(candidate => (Candidate: candidate, Cost: candidate.Cost(workload)))
            .Select(one => (one.Candidate, one.Cost, PerSuccess: PerSuccess(one.Cost, failure)))
            .OrderBy(one => one.PerSuccess is null)
            .ThenBy(one => one.PerSuccess)
            .ToList();
        if (!priced[0].Cost.TryGet(out _, out var refusal))
            return refusal;

        var cheapest = priced[0].PerSuccess!.Value;
        return new Comparison([.. priced.Select(one => new Contender(
            one.Candidate,
            one.Cost,
            one.PerSuccess,
            Times(one.PerSuccess, cheapest),
            one.PerSuccess is { } cost ? 1 + priced.Count(other => IsCheaper(other.PerSuccess, cost)) : null))]);
    }

    private static Usd? PerSuccess(Outcome<TaskCost> cost, Usd failure) =>
        cost.OrNull() is { } priced ? priced.ExpectedFor(failure) / priced.SuccessRate.Value : null;

    private static bool IsCheaper(Usd? other, Usd cost) => other < cost && !Sides.IsNoise((other.Value - cost).Value, cost.Value);

    private static decimal? Times(Usd? cost, Usd cheapest) => cost switch
    {
        null => null,
        { } own when own == cheapest => 1,
        { } own when cheapest == Usd.Zero || own.Value / MostTimes > cheapest.Value => null,
        { } own => own.Value / cheapest.Value,
    };
}
