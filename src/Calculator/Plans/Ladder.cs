using Calculator.Units;

namespace Calculator.Plans;

/// <summary>The usage over which one way to pay is the cheapest.</summary>
/// <param name="Option">The way to pay.</param>
/// <param name="From">Dollars of usage a month at list price, from which on it is.</param>
/// <param name="To">The usage up to which it is; null for the last rung.</param>
public sealed record Rung(PayOption Option, Usd From, Usd? To)
{
    /// <summary>A usage as sessions a month; null if those are more than <see cref="BreakEven.MostSessions"/>.</summary>
    public static decimal? Sessions(Usd usage, PlanSession session) =>
        usage.Value / BreakEven.MostSessions > session.ListCost.Value ? null : usage.Value / session.ListCost.Value;
}

/// <summary>
/// Which way to pay is the cheapest as usage grows: the lower envelope over the API and the plans of which it is known what their fee buys.
/// </summary>
/// <param name="Rungs">The rungs, from no usage on. On a tie the way with the smaller fee.</param>
public sealed record Ladder(IReadOnlyList<Rung> Rungs)
{
    // Lines that run all but parallel meet, if at all, beyond any usage there could be.
    private const decimal MostUsd = 100_000_000_000_000_000_000m;

    // What lies closer together than this part of itself is told apart by rounding alone.
    internal const decimal Rounding = 1e-20m;

    /// <summary>Builds the ladder for one kind of session.</summary>
    /// <param name="session">One session; its list price is what plans count and bill, its cost what the API bills the caller.</param>
    /// <param name="plans">What a month costs under each plan.</param>
    /// <returns>The ladder; null if a session costs nothing at list price, so that usage has no measure.</returns>
    public static Ladder? Of(PlanSession session, IEnumerable<PayLine> plans)
    {
        if (session.ListCost == Usd.Zero)
            return null;

        PayLine[] byFee = [PayLine.OfApi(session), .. plans.OrderBy(line => line.Fee)];
        var ends = Ends(byFee);
        var steps = new List<Step>();
        for (var place = 0; place < ends.Count; place++)
        {
            var (from, to) = (ends[place], place + 1 < ends.Count ? ends[place + 1] : default(Usd?));
            if (steps.Count > 0 && to is { } end && StaysLowest(steps[^1].Line, byFee, from, end))
                steps[^1] = steps[^1] with { To = end };
            else
                Append(steps, Straight(byFee, from, to));
        }

        return new Ladder([.. steps.Select(step => new Rung(step.Line.Option, step.From, step.To))]);
    }

    private static void Append(List<Step> steps, IEnumerable<Step> more)
    {
        foreach (var step in more)
        {
            if (steps.Count > 0 && steps[^1].Line == step.Line)
                steps[^1] = steps[^1] with { To = step.To };
            else
                steps.Add(step);
        }
    }

    // Lowest where all are straight from and below every other one where they bend again: mostly so, if seats are many and unlike.
    private static bool StaysLowest(PayLine lowest, PayLine[] lines, Usd from, Usd to)
    {
        var least = lowest.Cost(to);
        return Serves(lowest, from)
            && Array.TrueForAll(lines, line => ReferenceEquals(line, lowest) || !Serves(line, from) || IsApart(least, line.Cost(to)));
    }

    private static bool Serves(PayLine line, Usd after) => line.ServesUpTo is not { } last || last > after;

    /// <summary>The cheapest way to pay for a usage; where two rungs meet, the lower one.</summary>
    public PayOption At(Usd usage) => Rungs.First(rung => rung.To is not { } end || usage <= end).Option;

    // Of knees that but for rounding are one, the last: no line bends between it and the next.
    private static List<Usd> Ends(IEnumerable<PayLine> lines)
    {
        List<Usd> knees = [.. lines.SelectMany(line => line.Knees).Select(knee => knee.Usage).Append(Usd.Zero).Distinct().Order()];
        return [.. knees.Where((knee, place) => place + 1 == knees.Count || IsApart(knee, knees[place + 1]))];
    }

    /// <summary>
    /// The steps between two usages with no knee between them, so that every line is straight:
    /// from one lowest line to the one that passes below it first.
    /// </summary>
    private static IEnumerable<Step> Straight(IEnumerable<PayLine> byFee, Usd from, Usd? to)
    {
        Ray[] lines =
        [
            .. byFee
                .Where(line => Serves(line, from))
                .Select(line => new Ray(line, from, line.Cost(from), line.SlopeAfter(from))),
        ];
        var (lowest, start) = (Lowest(lines), from);
        while (Next(lines, lowest, to) is { } next)
        {
            var passed = next.Passes(lowest) is var usage && usage > start ? usage : start;
            if (IsApart(start, passed))
                yield return new Step(lowest.Line, start, passed);
            (lowest, start) = (next, IsApart(start, passed) ? passed : start);
        }

        yield return new Step(lowest.Line, start, to);
    }

    // Of those that but for rounding cost the same, the one that goes on the flattest; then the one with the smallest fee.
    private static Ray Lowest(Ray[] lines)
    {
        var least = lines[0].Cost;
        foreach (var line in lines)
            least = line.Cost < least ? line.Cost : least;

        var lowest = default(Ray);
        foreach (var line in lines)
        {
            if (!(lowest?.Slope <= line.Slope) && !IsApart(least, line.Cost))
                lowest = line;
        }

        return lowest!;
    }

    private static Ray? Next(Ray[] lines, Ray lowest, Usd? to)
    {
        var lowestAtEnd = to is { } end ? lowest.At(end) : default;
        return lines
            .Where(line => line.Slope < lowest.Slope && (to is { } end ? IsApart(line.At(end), lowestAtEnd) : line.Meets(lowest)))
            .MinBy(line => (line.Passes(lowest), line.Slope));
    }

    // Whether the second is the larger one by more than rounding could make it.
    internal static bool IsApart(Usd smaller, Usd larger) => larger - smaller > larger * Rounding;

    /// <summary>A rung, and the line that stands on it.</summary>
    private readonly record struct Step(PayLine Line, Usd From, Usd? To);

    /// <summary>A line from where it was last looked at, while it is straight.</summary>
    private sealed record Ray(PayLine Line, Usd From, Usd Cost, decimal Slope)
    {
        public Usd At(Usd usage) => Cost + (usage - From) * Slope;

        /// <summary>Whether it passes below a steeper one at some usage there could be.</summary>
        public bool Meets(Ray steeper) =>
            steeper.Slope - Slope is var gain && gain > steeper.Slope * Rounding && (Cost - steeper.Cost).Value <= gain * MostUsd;

        /// <summary>Where it passes below a steeper one.</summary>
        public Usd Passes(Ray steeper) => From + (Cost - steeper.Cost) / (steeper.Slope - Slope);
    }
}
