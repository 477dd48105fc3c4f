using System.Runtime.InteropServices;
using Calculator.Usage.Replay;

namespace Calculator.Usage;

/// <summary>Adds up whole numbers by day, by session and by what bills them. Dollars are made of them once, at the end.</summary>
/// <param name="prices">What bills each request.</param>
/// <param name="options">How days are cut.</param>
internal sealed class UsageSums(UsagePrices prices, UsageOptions options)
{
    private const long TicksPerQuarter = TimeSpan.TicksPerMinute * 15;

    private readonly Dictionary<(DateOnly? Day, int Group), UsageSum> _days = [];
    private readonly Dictionary<(string Session, int Group), UsageSum> _sessions = [];
    private readonly Dictionary<UsageRemarks, UsageSum> _remarks = [];
    private (long Quarter, DateOnly Day) _lastDay = (-1, default);
    private UsageSum _all;

    /// <summary>What bills them.</summary>
    public UsagePrices Prices => prices;

    /// <summary>The sums by day, which is null of requests without a time, and by group.</summary>
    public IReadOnlyDictionary<(DateOnly? Day, int Group), UsageSum> Days => _days;

    /// <summary>The sums by session and by group.</summary>
    public IReadOnlyDictionary<(string Session, int Group), UsageSum> Sessions => _sessions;

    /// <summary>The sums of the records that something is to be said of, by what.</summary>
    public IReadOnlyDictionary<UsageRemarks, UsageSum> Remarks => _remarks;

    /// <summary>What was used when; null where that is not asked for.</summary>
    public UsageTimeline? Timeline { get; } = options.KeepsTimes ? new UsageTimeline() : null;

    /// <summary>The last time of a record in each group.</summary>
    public Dictionary<int, DateTime> LastOf { get; } = [];

    /// <summary>Whether there is more than is counted exactly.</summary>
    public bool AreTooMany => Math.Max(_all.Tokens.All, Math.Max(_all.Requests, _all.WebSearches)) > UsageTokens.Most;

    /// <summary>Whether some record names no session.</summary>
    public bool HasSessionless { get; private set; }

    /// <summary>Whether some record does not say how many requests it is the sum of.</summary>
    public bool HasUncounted { get; private set; }

    /// <summary>Adds a record, in a session that may be a part of the provider's.</summary>
    public void Add(in UsageRecord record, string? session)
    {
        if (AreTooMany)
            return;

        var group = prices.GroupOf(record);
        var sum = UsageSum.Of(record);
        _all += sum;
        Add(_days, (record.At is { } at ? DayOf(at) : null, group), sum);
        if (session is not null)
            Add(_sessions, (session, group), sum);
        else
            HasSessionless = true;
        Timeline?.Add(record, prices.Groups[group], sum);
        HasUncounted |= record.Requests == 0;
        if (record.At is { } time && (!LastOf.TryGetValue(group, out var last) || last < time))
            LastOf[group] = time;
        Remark(prices.Groups[group].RemarksOf(record), sum);
    }

    private void Remark(UsageRemarks remarks, UsageSum sum)
    {
        for (var left = (int)remarks; left != 0; left &= left - 1)
            Add(_remarks, (UsageRemarks)(left & -left), sum);
    }

    // No zone changes its clock within a quarter of an hour.
    private DateOnly DayOf(DateTime at)
    {
        var quarter = at.Ticks / TicksPerQuarter;
        if (quarter != _lastDay.Quarter)
            _lastDay = (quarter, options.DayOf(at));
        return _lastDay.Day;
    }

    private static void Add<TKey>(Dictionary<TKey, UsageSum> sums, TKey key, UsageSum sum)
        where TKey : notnull
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, key, out _);
        known += sum;
    }
}
