using Calculator.Pricing;
using Calculator.Units;
using Calculator.Usage.Replay;

namespace Calculator.Usage;

/// <summary>What a log comes to: the bill, by model and by day, and the workloads that the other calculators take.</summary>
public sealed record UsageProfile
{
    private const int MostUnpriced = 100;

    /// <summary>What was found, and what was left out.</summary>
    public required UsageCounts Counts { get; init; }

    /// <summary>The days it is about; null where no request has a time.</summary>
    public required UsagePeriod? Period { get; init; }

    /// <summary>All that has a price.</summary>
    public required UsageFigures Total { get; init; }

    /// <summary>The same by model, the dearest first.</summary>
    public required IReadOnlyList<UsagePart> ByModel { get; init; }

    /// <summary>The same by day.</summary>
    public required IReadOnlyList<UsagePart> ByDay { get; init; }

    /// <summary>The same by day and model.</summary>
    public required IReadOnlyList<UsagePart> ByDayAndModel { get; init; }

    /// <summary>What the sessions are like; null where some request belongs to none.</summary>
    public required SessionFigures? Sessions { get; init; }

    /// <summary>What has no price, the most tokens first; the first hundred names of it.</summary>
    public required IReadOnlyList<UnpricedUsage> Unpriced { get; init; }

    /// <summary>All of what has no price, in how many names it may be.</summary>
    public required UsageSum UnpricedSum { get; init; }

    /// <summary>Why it is the profile of nothing, as a sentence: no request could be read. Null where one could.</summary>
    public string? NothingRead => UsageGaps.NothingRead(Counts);

    /// <summary>What there is to be said, as sentences.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The workload of each model, the dearest first; none where nothing counts requests.</summary>
    public required IReadOnlyList<ProfiledWorkload> Workloads { get; init; }

    /// <summary>All models together as one workload; null where nothing counts requests.</summary>
    public required ProfiledWorkload? Mix { get; init; }

    /// <summary>What was used when; null where that was not asked for.</summary>
    public UsageTimeline? Timeline { get; init; }

    internal static UsageProfile Of(PriceBook book, UsageOptions options, UsageSums sums, UsageCounts counts)
    {
        var parts = sums.Days
            .Select(day => PartOf(day.Key.Day, sums.Prices.Groups[day.Key.Group], day.Value, book.Discount))
            .OfType<UsagePart>()
            .ToList();
        var workloads = new ProfiledWorkloads(book, sums, UsagePeriod.Of(options, sums));
        return new UsageProfile
        {
            Counts = counts,
            Period = workloads.Period,
            Total = SumOf(parts),
            ByModel = [.. Grouped(parts, part => part with { Day = null })
                .OrderByDescending(part => part.Figures.List).ThenBy(part => part.Model, StringComparer.Ordinal)],
            ByDay = [.. Grouped(parts, part => part with { Model = null }).OrderBy(part => part.Day)],
            ByDayAndModel = [.. Grouped(parts, part => part)
                .OrderBy(part => part.Day).ThenBy(part => part.Model, StringComparer.Ordinal)],
            Sessions = workloads.HasSessions ? SessionsOf(sums) : null,
            Unpriced = [.. UnpricedOf(book, sums).Take(MostUnpriced)],
            UnpricedSum = Unpriceable(sums).Aggregate(default(UsageSum), (sum, day) => sum + day.Value),
            Warnings = UsageWarnings.Of(sums, counts, options),
            Workloads = workloads.ByModel(),
            Mix = workloads.Mix(),
            Timeline = sums.Timeline,
        };
    }

    private static UsagePart? PartOf(DateOnly? day, PriceGroup group, UsageSum sum, Discount discount) => group.Card is null
        ? null
        : new UsagePart(day, group.Model, new UsageFigures(sum, group.Cost(sum), group.Cost(sum) * discount.Factor));

    private static IEnumerable<UsagePart> Grouped(List<UsagePart> parts, Func<UsagePart, UsagePart> of) =>
        parts.GroupBy(part => of(part with { Figures = default }), (key, same) => key with { Figures = SumOf(same) });

    private static UsageFigures SumOf(IEnumerable<UsagePart> parts) =>
        parts.Aggregate(default(UsageFigures), (sum, part) => sum + part.Figures);

    private static SessionFigures? SessionsOf(UsageSums sums)
    {
        var sessions = sums.Sessions
            .Where(session => sums.Prices.Groups[session.Key.Group].Card is not null)
            .GroupBy(session => session.Key.Session)
            .Select(parts => (
                Sum: parts.Aggregate(default(UsageSum), (sum, part) => sum + part.Value),
                List: parts.Sum(part => sums.Prices.Groups[part.Key.Group].Cost(part.Value).Value)))
            .ToList();
        return sessions.Count == 0 ? null : new SessionFigures(
            sessions.Count,
            Spread.Of(sessions.Select(session => (decimal)session.Sum.Requests)),
            Spread.Of(sessions.Select(session => (decimal)session.Sum.Tokens.Prompt)),
            Spread.Of(sessions.Select(session => (decimal)session.Sum.Tokens.Output)),
            Spread.Of(sessions.Select(session => session.List)));
    }

    private static IEnumerable<KeyValuePair<(DateOnly? Day, int Group), UsageSum>> Unpriceable(UsageSums sums) =>
        sums.Days.Where(day => sums.Prices.Groups[day.Key.Group].Card is null);

    private static IEnumerable<UnpricedUsage> UnpricedOf(PriceBook book, UsageSums sums) => Unpriceable(sums)
        .GroupBy(day => day.Key.Group)
        .Select(days => (Group: sums.Prices.Groups[days.Key], Sum: days.Aggregate(default(UsageSum), (sum, day) => sum + day.Value)))
        .OrderByDescending(one => one.Sum.Tokens.All)
        .ThenBy(one => one.Group.Name, StringComparer.Ordinal)
        .ThenBy(one => one.Group.Reason, StringComparer.Ordinal)
        .Select(one => new UnpricedUsage(one.Group.Name, one.Sum, one.Group.Reason ?? Unknown(book, one.Group.Name)));

    // The nearest names are looked for where they are told, and not for every name of a log.
    private static string Unknown(PriceBook book, string name) =>
        book.Listing(name).TryGet(out _, out var refusal) ? throw new InvalidOperationException($"{name} is listed.") : refusal.Sentence;
}
