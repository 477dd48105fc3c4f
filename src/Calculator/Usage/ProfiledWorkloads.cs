using Calculator.Costs;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Usage;

/// <summary>Makes workloads of sums: of each model's, and of all.</summary>
internal sealed class ProfiledWorkloads
{
    private readonly PriceBook _book;
    private readonly UsageSums _sums;
    private readonly List<BilledGroup> _groups;

    public ProfiledWorkloads(PriceBook book, UsageSums sums, UsagePeriod? period)
    {
        (_book, _sums, Period) = (book with { Discount = default, StatedTier = null }, sums, period);
        _groups = [.. sums.Days
            .Where(day => sums.Prices.Groups[day.Key.Group].Card is not null)
            .GroupBy(day => day.Key.Group)
            .Select(days => (Number: days.Key, Sum: days.Aggregate(default(UsageSum), (sum, day) => sum + day.Value)))
            .Select(group => new BilledGroup(group.Number, sums.Prices.Groups[group.Number], group.Sum))];
    }

    /// <summary>The days.</summary>
    public UsagePeriod? Period { get; }

    /// <summary>Whether every request belongs to a session.</summary>
    public bool HasSessions => !_sums.HasSessionless && _sums.Sessions.Count > 0;

    /// <summary>The workload of each model.</summary>
    public IReadOnlyList<ProfiledWorkload> ByModel() => _sums.HasUncounted
        ? []
        : [.. _groups.GroupBy(group => group.Group.Model).Select(groups => Of([.. groups], groups.Key))
            .OrderByDescending(workload => workload.List).ThenBy(workload => workload.Model, StringComparer.Ordinal)];

    /// <summary>That of all models together.</summary>
    public ProfiledWorkload? Mix() => _sums.HasUncounted || _groups.Count == 0 ? null : Of(_groups, null);

    private ProfiledWorkload Of(List<BilledGroup> groups, string? model)
    {
        var sum = groups.Aggregate(default(UsageSum), (all, group) => all + group.Sum);
        var sessions = HasSessions ? SessionsOf(groups) : Math.Max(sum.Requests, 1);
        var (tier, batch, peak) = TierShares.Of(groups);
        var asOf = AsOf(groups);
        var workload = new ProfiledWorkload
        {
            Model = model is null ? null : NameOf(groups, model),
            Sessions = sessions,
            Tokens = MeanOf(sum.Tokens, sessions),
            RequestsPerSession = Within(Units.RequestsPerSession.Bounds, sum.Requests / (decimal)sessions),
            WebSearches = Within(SearchCount.Bounds, sum.WebSearches / (decimal)sessions),
            BatchShare = batch,
            PeakShare = peak,
            Tier = tier,
            InferenceGeo = groups.Select(group => group.Group.Geo).Distinct().Count() == 1 ? groups[0].Group.Geo : null,
            SessionsPerDay = Period is { } period ? sessions / (decimal)period.Days : null,
            AsOf = asOf,
            List = groups.Aggregate(Usd.Zero, (all, group) => all + group.List),
            Mean = null,
            Differences = [],
        };
        return model is null ? workload : Compared(workload, groups, asOf ?? _book.AsOf);
    }

    private ProfiledWorkload Compared(ProfiledWorkload workload, List<BilledGroup> groups, Moment asOf)
    {
        var priced = (_book with { AsOf = asOf, InferenceGeo = workload.InferenceGeo }).Model(workload.Model!);
        var isOffered = priced.Then(model => TaskCost.Of(model, workload.ToWorkload())).TryGet(out var cost, out _);
        Usd? mean = isOffered ? cost!.Total * workload.Sessions : null;
        return workload with
        {
            Mean = mean,
            Differences = mean == workload.List ? [] : [.. DifferencesOf(groups).DefaultIfEmpty(ProfileDifference.RoundedToTokens)],
        };
    }

    private static IEnumerable<ProfileDifference> DifferencesOf(List<BilledGroup> groups)
    {
        var cards = groups.ConvertAll(group => group.Group);
        if (cards.DistinctBy(card => card.Card!.Band).Count() > 1)
            yield return ProfileDifference.SeveralBands;
        if (cards.DistinctBy(card => card.Priced!.Period.From).Count() > 1)
            yield return ProfileDifference.SeveralPeriods;
        if (cards.DistinctBy(card => card.Tier).Count() > 1)
            yield return ProfileDifference.SeveralTiers;
        if (cards.DistinctBy(card => (FactorOf(card), card.Geo)).Count() > 1)
            yield return ProfileDifference.SeveralNames;
    }

    // The id is the name people know; another one matters only where it costs differently.
    private static string NameOf(List<BilledGroup> groups, string id)
    {
        var names = groups.Select(group => group.Group).DistinctBy(group => group.Name).ToList();
        return names is [{ } only] && (FactorOf(only) is not null || only.Priced!.NamedTier is not null) ? only.Name : id;
    }

    private static PriceFactor? FactorOf(PriceGroup group) => group.Priced!.ProvenanceOf([]).Factor;

    private long SessionsOf(List<BilledGroup> groups)
    {
        var numbers = groups.Select(group => group.Number).ToHashSet();
        return _sums.Sessions.Keys.Where(key => numbers.Contains(key.Group)).Select(key => key.Session).Distinct().LongCount();
    }

    // The day of the last request, so that no hour of it decides anything; never before its price began.
    private Moment? AsOf(List<BilledGroup> groups)
    {
        var last = groups.Where(group => _sums.LastOf.ContainsKey(group.Number)).MaxBy(group => _sums.LastOf[group.Number]);
        if (last is null)
            return null;

        var day = Moment.StartOf(DateOnly.FromDateTime(_sums.LastOf[last.Number]));
        var from = last.Group.Priced!.Period.From;
        return day < from ? from : day;
    }

    private static decimal Within(Bounds bounds, decimal mean) => Math.Clamp(mean, bounds.Least, bounds.Most);

    private static TokenMix MeanOf(UsageTokens tokens, long sessions)
    {
        TokenCount Mean(long all) => new(Math.Round(all / (decimal)sessions, MidpointRounding.AwayFromZero));
        return new TokenMix(Mean(tokens.Uncached), Mean(tokens.CacheRead), Mean(tokens.CacheWrite5m), Mean(tokens.Output))
        {
            CacheWrite1h = Mean(tokens.CacheWrite1h),
        };
    }
}
