using Calculator.Plans;

namespace Calculator.Usage.Replay;

/// <summary>
/// How many times as much as in a log, on the same days and at the same hours, makes a plan cost what the API does.
/// </summary>
public abstract record UsageBreakEven
{
    private const int MostSteps = 500;
    private const decimal MostTimes = 1_000_000_000m;

    // So little further on all is past what rounding alone could have moved.
    private const decimal JustBeyond = 1 + 1e-18m;

    private UsageBreakEven()
    {
    }

    /// <summary>Finds it.</summary>
    /// <param name="covered">What the usage that the plan covers costs the caller at the API, over the whole log.</param>
    /// <param name="fee">The plan's fee over the whole log.</param>
    /// <param name="perUsdBeyond">What a dollar of usage beyond costs; null where nothing is sold.</param>
    /// <param name="beyond">What is beyond at a number of times, in dollars at list price, and how fast that grows.</param>
    /// <param name="reason">What to say where the fee is not made up for.</param>
    /// <remarks>
    /// What the API costs more than the plan is a concave function of the usage, since of each further dollar more and more lies beyond. So
    /// there are two places at most where both cost the same, and the tangent at any point beside them leads to one of them from outside.
    /// </remarks>
    internal static UsageBreakEven Of(
        decimal covered, decimal fee, decimal? perUsdBeyond, Func<decimal, (decimal Usd, decimal Slope)> beyond, NeverReason reason)
    {
        if (covered == 0)
            return new Never(NeverReason.ApiCostsNothing);
        if (fee / MostTimes > covered)
            return new Never(NeverReason.BeyondRange);
        if (perUsdBeyond is not { } price)
            return beyond(fee / covered).Usd > 0 ? new Never(reason) : Found(fee, fee / covered, null);

        (decimal Gain, decimal Slope) At(decimal times)
        {
            var (usd, slope) = beyond(times);
            return (covered * times - fee - usd * price, covered - slope * price);
        }

        if (First(At, covered * Ladder.Rounding) is not { } first)
            return new Never(reason);
        if (first > MostTimes)
            return new Never(NeverReason.BeyondRange);

        // A plan that only comes to what the API costs is never below it.
        return At(first * JustBeyond).Slope <= covered * Ladder.Rounding
            ? new Never(reason)
            : Found(fee, first, Last(At, first, covered * Ladder.Rounding));
    }

    private static UsageBreakEven Found(decimal fee, decimal first, decimal? last) =>
        fee == 0 && last is null ? new Always() : new At(first, last);

    private static decimal? First(Func<decimal, (decimal Gain, decimal Slope)> at, decimal least)
    {
        var times = 0m;
        for (var step = 0; step < MostSteps && times <= MostTimes; step++)
        {
            var (gain, slope) = at(times);
            if (slope <= least)
                return null;
            if (gain >= 0 || -gain / slope <= times * Ladder.Rounding)
                return times;
            times += -gain / slope;
        }

        return times;
    }

    private static decimal? Last(Func<decimal, (decimal Gain, decimal Slope)> at, decimal first, decimal least)
    {
        var times = MostTimes;
        for (var step = 0; step < MostSteps; step++)
        {
            var (gain, slope) = at(times);
            if (gain >= 0 || slope >= -least)
                return step == 0 ? null : times;
            if (gain / slope <= times * Ladder.Rounding)
                return times > first ? times : null;
            times -= gain / slope;
        }

        return times;
    }

    /// <summary>The plan is cheaper from some usage on.</summary>
    /// <param name="Times">How many times the log's usage both cost the same.</param>
    /// <param name="EqualAgainAt">How many times it the API is as cheap again; null where that never happens.</param>
    public sealed record At(decimal Times, decimal? EqualAgainAt) : UsageBreakEven;

    /// <summary>The plan costs nothing and the API something.</summary>
    public sealed record Always : UsageBreakEven;

    /// <summary>No usage of this kind makes the plan cheaper.</summary>
    /// <param name="Reason">Why not.</param>
    public sealed record Never(NeverReason Reason) : UsageBreakEven;
}
