using System.Globalization;
using Calculator.Usage.Reading;
using Calculator.Usage.Sources;

namespace Calculator.Usage;

/// <summary>
/// Takes what the readers read: what has an identity is kept until the end, since it may be told again; all else is added up at once.
/// </summary>
internal sealed class UsageLedger(UsageSums sums, UsageOptions options) : IUsageSink
{
    /// <summary>How many names of models there may be, in each region by itself; each is priced by itself.</summary>
    public const int MostModels = 10_000;

    private readonly MessageStore _messages = new();
    private readonly List<UsageRecord> _resting = [];
    private readonly List<CodexRollout> _rollouts = [];
    private long _counts;
    private bool _isClosed;
    private bool _wasFull;

    /// <inheritdoc/>
    public NameTable Sessions { get; } = new(options.MostKept);

    /// <inheritdoc/>
    public NameTable Owners { get; } = new(options.MostKept);

    /// <inheritdoc/>
    public NameTable Models { get; } = new(MostModels);

    /// <summary>What was found.</summary>
    public UsageCounts Counts { get; } = new();

    /// <summary>Whether there is more than is kept. From then on nothing is taken in, since no answer will be made of it.</summary>
    public bool IsFull =>
        _wasFull || Models.IsOverfull || Sessions.IsOverfull || Owners.IsOverfull || sums.Prices.Names > MostModels
        || Kept > options.MostKept;

    // What has moved on is not twice as much for that. A session has a name, and a sum for each model.
    private long Kept =>
        (_isClosed ? 0 : _messages.Kept + _counts) + _resting.Count
        + Math.Max(Sessions.Count, sums.Sessions.Count) + Owners.Count + sums.Days.Count;

    /// <inheritdoc/>
    public void Add(in UsageMessage message)
    {
        if (!IsFull)
            _messages.Add(message);
    }

    /// <inheritdoc/>
    public void Add(in UsageRecord record)
    {
        if (IsFull)
            return;
        if (!options.Contain(record.At))
        {
            Counts.OutsideOfPeriod++;
            return;
        }

        Counts.Records++;
        // Where one session ends and the next begins is known when all of its records are.
        if (options.SessionGap is not null && record is { Session: not null, At: not null })
            _resting.Add(record);
        else
            sums.Add(record, record.Session);
    }

    /// <inheritdoc/>
    public void Keep(CodexRollout rollout) => _rollouts.Add(rollout);

    /// <inheritdoc/>
    public void Keep(CodexRollout rollout, in CodexEvent count)
    {
        if (IsFull)
            return;

        rollout.Events.Add(count);
        _counts++;
    }

    /// <inheritdoc/>
    public void LeaveOut(string name) => Counts.AddLeftOut(name);

    /// <inheritdoc/>
    public void Count(UsageEvent what) => _ = what switch
    {
        UsageEvent.Synthetic => Counts.Synthetic++,
        UsageEvent.CapHit => Counts.CapHits++,
        UsageEvent.Reset => Counts.Resets++,
        UsageEvent.ReEmitted => Counts.ReEmitted++,
        UsageEvent.Replayed => Counts.Replayed++,
        UsageEvent.FollowedPage => Counts.FollowedPages++,
        UsageEvent.LastPage => Counts.LastPages++,
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
    };

    /// <summary>Adds up what was kept until now.</summary>
    public void Close()
    {
        (_wasFull, _isClosed) = (IsFull, true);
        CodexRequests.Settle(_rollouts, this);
        foreach (var record in _messages.Records())
            Add(record);
        Counts.ReEmitted += _messages.ReEmitted;
        Counts.Replayed += _messages.Replayed;
        Counts.Duplicates += _messages.Duplicates;
        _wasFull = IsFull;
        SplitSessions();
    }

    private static int BySessionAndTime(UsageRecord left, UsageRecord right)
    {
        var sessions = string.CompareOrdinal(left.Session, right.Session);
        return sessions != 0 ? sessions : Nullable.Compare(left.At, right.At);
    }

    private void SplitSessions()
    {
        _resting.Sort(BySessionAndTime);
        var (part, last) = (0, default(UsageRecord));
        foreach (var record in _resting)
        {
            part = record.Session != last.Session ? 0 : record.At - last.At > options.SessionGap ? part + 1 : part;
            sums.Add(record, string.Create(CultureInfo.InvariantCulture, $"{record.Session}#{part}"));
            last = record;
        }

        _resting.Clear();
    }
}
