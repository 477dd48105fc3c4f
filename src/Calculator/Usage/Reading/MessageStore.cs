namespace Calculator.Usage.Reading;

/// <summary>
/// The messages of a log, each once, however often and in whatever order they are told. Of those that are the same the one outside a side
/// conversation is kept, then the one with the most output, since earlier snapshots hold a placeholder of it, then the last; kept whole,
/// since the model may change in the middle of a message. Its time is the first that is told, and its session the first outside a side
/// conversation.
/// </summary>
internal sealed class MessageStore
{
    private const int PageSize = 256;

    private readonly Dictionary<Fingerprint, int> _places = [];
    private readonly List<Telling[]> _pages = [];
    private readonly HashSet<(Fingerprint Key, string? Session, bool IsSidechain)> _elsewhere = [];
    private long _inside;
    private long _snapshots;
    private long _snapshotKeys;
    private long _others;
    private long _otherKeys;

    /// <summary>How much is kept: messages, the requests inside them, and where else they were told.</summary>
    public long Kept => _places.Count + _inside + _elsewhere.Count;

    /// <summary>How often a snapshot of a message was told again in its own session.</summary>
    public long ReEmitted => _snapshots - _snapshotKeys - Replayed;

    /// <summary>In how many other sessions and side conversations messages were told again.</summary>
    public long Replayed => _elsewhere.Count;

    /// <summary>How often a record was told again under its id.</summary>
    public long Duplicates => _others - _otherKeys;

    /// <summary>Takes a message, told for the first time or again.</summary>
    public void Add(in UsageMessage message)
    {
        if (message.IsSnapshot)
            _snapshots++;
        else
            _others++;

        if (_places.TryGetValue(message.Key, out var place))
        {
            ref var kept = ref At(place);
            if (message.IsSnapshot && (kept.Origin != message.Record.Session || kept.OriginIsSidechain != message.IsSidechain))
                _ = _elsewhere.Add((message.Key, message.Record.Session, message.IsSidechain));
            _inside -= kept.InsideCount;
            kept.Meet(message);
            _inside += kept.InsideCount;
            return;
        }

        _places.Add(message.Key, _places.Count);
        if (_places.Count > _pages.Count * PageSize)
            _pages.Add(new Telling[PageSize]);
        At(_places.Count - 1) = new Telling(message);
        _inside += message.Inside?.Length ?? 0;
        _snapshotKeys += message.IsSnapshot ? 1 : 0;
        _otherKeys += message.IsSnapshot ? 0 : 1;
    }

    /// <summary>Every request of every message, each once.</summary>
    public IEnumerable<UsageRecord> Records()
    {
        for (var place = 0; place < _places.Count; place++)
        {
            var kept = At(place);
            yield return kept.Record;
            foreach (var inside in kept.Inside)
                yield return inside;
        }
    }

    private ref Telling At(int place) => ref _pages[place / PageSize][place % PageSize];

    private struct Telling(in UsageMessage message)
    {
        private UsageRecord _record = message.Record;
        private UsageRecord[]? _inside = message.Inside;
        private bool _isSidechain = message.IsSidechain;
        private DateTime? _first = message.Record.At;
        private string? _session = message.Record.Session;
        private (bool IsUnnamed, bool IsSidechain, DateTime At) _sessionRank = RankOf(message);

        public readonly string? Origin { get; } = message.Record.Session;

        public readonly bool OriginIsSidechain { get; } = message.IsSidechain;

        public readonly UsageRecord Record => _record with { At = _first, Session = _session };

        public readonly int InsideCount => _inside?.Length ?? 0;

        public readonly IEnumerable<UsageRecord> Inside
        {
            get
            {
                var (first, session) = (_first, _session);
                return _inside is null ? [] : _inside.Select(inside => inside with { At = first, Session = session });
            }
        }

        // A session that is named goes before none, and a time that is told before none.
        private static (bool IsUnnamed, bool IsSidechain, DateTime At) RankOf(in UsageMessage message) =>
            (message.Record.Session is null, message.IsSidechain, message.Record.At ?? DateTime.MaxValue);

        public void Meet(in UsageMessage message)
        {
            var told = message.Record;
            if (_first is null || told.At < _first)
                _first = told.At;

            var rank = RankOf(message);
            var order = rank.CompareTo(_sessionRank);
            if (order < 0 || (order == 0 && string.CompareOrdinal(told.Session, _session) < 0))
                (_session, _sessionRank) = (told.Session, rank);

            if (Preference.Compare(message, new UsageMessage(message.Key, _record) { IsSidechain = _isSidechain, Inside = _inside }) > 0)
                (_record, _inside, _isSidechain) = (told, message.Inside, message.IsSidechain);
        }
    }
}
