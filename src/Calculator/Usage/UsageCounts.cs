namespace Calculator.Usage;

/// <summary>What was found in a log, and what was left out of the figures.</summary>
public sealed class UsageCounts
{
    private const int MostPlaces = 20;

    private readonly SortedSet<UnreadPlace> _places = new(UnreadPlace.InOrder);
    private readonly SortedSet<string> _leftOut = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _faults = new(StringComparer.Ordinal);

    /// <summary>Files that were read.</summary>
    public long Files { get; internal set; }

    /// <summary>Files whose content no reader knows; nothing of them counts anywhere else.</summary>
    public long UnknownFiles { get; internal set; }

    /// <summary>Lines of those that were read, or values of JSON, or records of a table.</summary>
    public long Lines { get; internal set; }

    /// <summary>
    /// Requests that the figures are made of, those without a price too; or sums of requests, where the source tells no more.
    /// </summary>
    public long Records { get; internal set; }

    /// <summary>Lines that could not be read.</summary>
    public long Malformed { get; private set; }

    /// <summary>The first 20 of them, by file and line.</summary>
    public IReadOnlyCollection<UnreadPlace> MalformedAt => _places;

    /// <summary>Why they could not be read, and how many for each reason, the commonest first.</summary>
    public IReadOnlyList<(string Reason, long Lines)> Faults =>
    [
        .. _faults.OrderByDescending(fault => fault.Value).ThenBy(fault => fault.Key, StringComparer.Ordinal)
            .Select(fault => (fault.Key, fault.Value)),
    ];

    /// <summary>Records told again under their id.</summary>
    public long Duplicates { get; internal set; }

    /// <summary>Records told again in another session, in a side conversation or in another file.</summary>
    public long Replayed { get; internal set; }

    /// <summary>Records told again in their own session: snapshots of a message, counters that did not change.</summary>
    public long ReEmitted { get; internal set; }

    /// <summary>Counters that ran backwards and began anew.</summary>
    public long Resets { get; internal set; }

    /// <summary>Messages that no model wrote.</summary>
    public long Synthetic { get; internal set; }

    /// <summary>Those of them that say that the limit of a plan was reached.</summary>
    public long CapHits { get; internal set; }

    /// <summary>Records before the period asked for, or after it.</summary>
    public long OutsideOfPeriod { get; internal set; }

    /// <summary>Pages of reports that say that others follow them.</summary>
    public long FollowedPages { get; internal set; }

    /// <summary>Pages of reports that say that none follows them: each report has one.</summary>
    public long LastPages { get; internal set; }

    /// <summary>The first 20 names of columns or attributes, in their order, whose tokens are not counted by themselves.</summary>
    public IReadOnlyCollection<string> LeftOut => _leftOut;

    internal void AddLeftOut(string name) => KeepFirst(_leftOut, name);

    internal void AddMalformed(string file, long line, string reason)
    {
        Malformed++;
        _faults[reason] = _faults.GetValueOrDefault(reason) + 1;
        KeepFirst(_places, new UnreadPlace(file, line, reason));
    }

    // Names are long; the last of the first is thrown out again, so that the order they come in does not matter.
    private static void KeepFirst<T>(SortedSet<T> first, T one)
    {
        _ = first.Add(one);
        if (first.Count > MostPlaces)
            _ = first.Remove(first.Max!);
    }
}

/// <summary>Where something could not be read.</summary>
/// <param name="File">The file's name as it was sent; empty for a body without one.</param>
/// <param name="Line">The line, from 1; of a file that is one value of JSON, the place of the value.</param>
/// <param name="Reason">Why.</param>
public sealed record UnreadPlace(string File, long Line, string Reason)
{
    /// <summary>By file, then by line.</summary>
    internal static IComparer<UnreadPlace> InOrder { get; } = Comparer<UnreadPlace>.Create((left, right) =>
        (string.CompareOrdinal(left.File, right.File), left.Line.CompareTo(right.Line)) switch
        {
            (0, 0) => string.CompareOrdinal(left.Reason, right.Reason),
            (0, var lines) => lines,
            var (files, _) => files,
        });
}
