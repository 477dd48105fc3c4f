using Calculator.Api.Fields;
using Calculator.Api.Replies;
using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Api.Charts;

/// <summary>
/// A month's cost by volume: the API's line against that of each plan, which leaves its fee where usage beyond is billed, or ends where
/// it stops.
/// </summary>
internal sealed class BreakEvenChart
{
    private const decimal Headroom = 1.25m;

    // A plan that is met a hundred times further out than the nearest one would press all others against the axis.
    private const decimal FarthestMeeting = 100;

    // The API and five plans: more lines than that cannot be told apart.
    private const int MostPlans = 5;

    private readonly CarriedUsage _usage;
    private readonly DaysPerMonth _days;
    private readonly PlanComparisons _compared;
    private readonly IReadOnlyList<PlanQuote> _drawn;

    private BreakEvenChart(PlanComparisons compared, CarriedUsage usage, DaysPerMonth days, IReadOnlyList<PlanQuote> drawn) =>
        (_compared, _usage, _days, _drawn) = (compared, usage, days, drawn);

    /// <summary>The chart.</summary>
    /// <param name="compared">The plans.</param>
    /// <param name="usage">What they carry.</param>
    /// <param name="days">The month convention.</param>
    /// <param name="areChosen">
    /// Whether the caller named the plans; else those are drawn that are the cheapest somewhere, nearest to the volume first.
    /// </param>
    /// <param name="book">The prices.</param>
    public static LineChart Of(ComparedPlans compared, CarriedUsage usage, DaysPerMonth days, bool areChosen, PriceBook book)
    {
        var plans = compared.Plans;
        List<PlanQuote> wanted = [.. OwnFirst(plans.Quotes, areChosen ? plans.Quotes : OnLadder(plans, usage))];
        var drawn = wanted.Take(MostPlans).ToHashSet();
        return new BreakEvenChart(plans, usage, days, [.. plans.Quotes.Where(drawn.Contains)]).Draw(compared.Terms, wanted.Count, book);
    }

    private static IEnumerable<PlanQuote> OwnFirst(IReadOnlyList<PlanQuote> quotes, IEnumerable<PlanQuote> others) =>
        quotes.Where(quote => quote.Plan.Plan.Id == Plan.OwnId).Concat(others).Distinct();

    // Those that are the cheapest at the volume, or at one that is not far from it.
    private static IEnumerable<PlanQuote> OnLadder(PlanComparisons plans, CarriedUsage usage)
    {
        var rungs = plans.Ladder?.Rungs ?? [];
        var month = usage.Session.Usage(usage.SessionsPerMonth ?? 0);
        var here = rungs.Count(rung => rung.To < month);
        return from rung in rungs.Index().OrderBy(rung => Math.Abs(rung.Index - here))
               from quote in plans.Quotes
               where quote.Is(rung.Item.Option)
               select quote;
    }

    private LineChart Draw(PlanTerms terms, int wanted, PriceBook book)
    {
        var here = _usage.SessionsPerMonth is > 0 and var sessions ? sessions : default(decimal?);
        var last = LastVolume(here);
        return new LineChart
        {
            Title = $"{_usage.Model?.Id ?? "Your bill"}: the API against subscriptions",
            Subtitle = Subtitle(terms, book),
            Description = Describe(wanted),
            XAxis = _usage.IsByTheDollar ? "dollars a month at the API" : "sessions a day",
            YAxis = _usage.IsByTheDollar ? "dollars a month" : $"dollars a month of {PlainNumber.Format(_days.Value)} days",
            Series = [OfApi(last), .. _drawn.Select(quote => OfPlan(quote, last))],
            Here = here is { } volume ? (Across(volume), Volume(volume)) : null,
        };
    }

    private string Subtitle(PlanTerms terms, PriceBook book) => string.Join(", ", new[]
    {
        terms.Seats.Count.Value > 1 ? $"{PlainNumber.ForReading(terms.Seats.Count.Value)} seats" : null,
        $"pricing {book.Version.Id} at {PriceAnswer.Date(book.AsOf.Day)}",
        _drawn.Any(quote => quote.Limit is not null) ? $"limits as {EnumNames<LimitBound>.Of(terms.Bound)}" : null,
    }.OfType<string>());

    private Series OfApi(decimal last) => new(
        "API",
        _usage.IsByTheDollar ? "" : $" {ShortNumber.Usd(_usage.Session.AtApi(1).Value)} a session",
        null,
        [(0, 0), (Across(last), ApiMonth(last).Value)],
        []);

    private Series OfPlan(PlanQuote quote, decimal last)
    {
        var line = quote.Line;
        var end = line?.ServesUpTo is { } usage && SessionsAt(usage) is { } stop && stop < last ? stop : last;
        var knees = (line?.PerUsdBeyond is null ? [] : line.Knees)
            .Select(knee => SessionsAt(knee.Usage)).OfType<decimal>().Where(knee => knee < end);
        return new Series(
            quote.Plan.Name,
            FiguresOf(quote),
            NoteOf(quote),
            [.. knees.Prepend(0).Append(end).Select(sessions => (Across(sessions), Month(quote, sessions).Value))],
            [
                .. Meetings(quote).Where(meeting => meeting <= last)
                    .Select(meeting => new Mark(Across(meeting), ApiMonth(meeting).Value, IsEnd: false)),
                .. end < last ? [new Mark(Across(end), Month(quote, end).Value, IsEnd: true)] : Array.Empty<Mark>(),
            ]);
    }

    private static string FiguresOf(PlanQuote quote) =>
        $"{(quote.Seats > 1 ? $" × {PlainNumber.ForReading(quote.Seats)}" : "")} {ShortNumber.Usd(quote.Fee.Value)}";

    private string NoteOf(PlanQuote quote) => (quote.Line, Meetings(quote).ToList()) switch
    {
        (null, _) => "its limits are not known",
        ({ Allowance: { } usage } line, [var first, ..]) when SessionsAt(usage) is { } limit =>
            $"meets the API at {Short(first)}, {(line.PerUsdBeyond is null ? "ends" : "rises")} at {Short(limit)}",
        (_, [var first, ..]) => $"meets the API at {Volume(first)}",
        _ when quote.BreakEven is BreakEven.Always => "cheaper from the first session on",
        _ => "never cheaper",
    };

    private string Describe(int wanted) => string.Join(' ',
    [
        _usage.IsByTheDollar ? "The API costs what it bills." : $"A session costs {_usage.Session.AtApi(1)} at API rates.",
        .. _drawn.Select(quote => $"{quote.Plan.Name} at {quote.Fee} a month {Outline(quote)}."),
        .. wanted > _drawn.Count ? [$"{wanted - _drawn.Count} more plans are not drawn."] : Array.Empty<string>(),
        .. _drawn.Any(quote => quote.Line is null) ? ["Of plans whose limits are not known the fee is drawn."] : Array.Empty<string>(),
    ]);

    private string Outline(PlanQuote quote) => (quote.BreakEven, Meetings(quote).ToList()) switch
    {
        (BreakEven.Always, _) => "is cheaper from the first session on",
        (_, [var once]) => $"costs the same at {Exact(once)}",
        (_, [var first, var again]) => $"costs the same at {Exact(first)}, and again at {PlainNumber.ForReading(Across(again))}",
        _ => "never comes to be cheaper",
    } + (quote.Line?.ServesUpTo is { } usage && SessionsAt(usage) is { } end ? $" and ends at {Exact(end)}" : "");

    /// <summary>
    /// The sessions a month at which a plan and the API cost the same: none, one, or two where the plan bills its excess at more than
    /// the caller pays.
    /// </summary>
    private static IEnumerable<decimal> Meetings(PlanQuote quote)
    {
        if (quote.BreakEven is not BreakEven.At at)
            yield break;

        yield return at.SessionsPerMonth;
        if (at.EqualAgainAt is { } again)
            yield return again;
    }

    private decimal LastVolume(decimal? here)
    {
        var near = _drawn.SelectMany(Meetings).Order().ToList();
        var farthest = near.LastOrDefault(meeting => meeting <= near[0] * FarthestMeeting);
        var last = Math.Max(farthest, here ?? 0) * Headroom;
        var most = _usage.IsByTheDollar ? BreakEven.MostSessions : SessionsPerDay.Bounds.Most * _days.Value;
        return last == 0 ? 10 * (_usage.IsByTheDollar ? 1 : _days.Value) : Math.Min(last, most);
    }

    private Usd ApiMonth(decimal sessions) => _compared.Session.AtApi(sessions);

    private Usd Month(PlanQuote quote, decimal sessions) =>
        (quote.Line?.Cost(_usage.Session.Usage(sessions)) ?? quote.Fee) + _usage.Session.Besides * sessions;

    private decimal? SessionsAt(Usd usage) => Rung.Sessions(usage, _usage.Session);

    // A month's sessions, or its dollars, as the axis has them.
    private decimal Across(decimal sessions) => _usage.IsByTheDollar ? sessions : sessions / _days.Value;

    private string Volume(decimal sessions) =>
        _usage.IsByTheDollar ? $"{ShortNumber.Usd(sessions)} a month" : $"{ShortNumber.Of(Across(sessions))} a day";

    private string Short(decimal sessions) => _usage.IsByTheDollar ? ShortNumber.Usd(sessions) : ShortNumber.Of(Across(sessions));

    private string Exact(decimal sessions) => _usage.IsByTheDollar
        ? $"{new Usd(sessions)} a month"
        : $"{PlainNumber.ForReading(Across(sessions))} sessions a day";
}
