using System.Buffers.Text;
using System.Text;
using Calculator.Pricing;
using Calculator.Units;
using Calculator.Usage.Reading;

namespace Calculator.Usage.Sources;

/// <summary>
/// A table of requests, or of sums of them, with a header: <c>timestamp, session_id, provider, model, service_tier, uncached_input_tokens,
/// cache_read_tokens, cache_write_5m_tokens, cache_write_1h_tokens, output_tokens</c>, in any order, with any others beside them. The
/// classes are
/// disjoint: a column that says only <c>input_tokens</c> is taken to be without the cached ones, and a warning says so where there are any.
/// </summary>
internal sealed class CsvReader : IUsageReader
{
    /// <summary>What a header lacks.</summary>
    public const string NoColumns = "its header names no column of models, or none of tokens";

    private const string OtherCells = "it has another number of cells than the header";
    private const string NoTier = "its service tier is none that is known";
    private const long MostRequests = 1_000_000_000_000;
    private const string BadTime = "its time is no ISO date or instant";

    private CsvCells _cells = new((byte)',');
    private CsvColumns? _columns;
    private int _width;

    /// <summary>The columns of the header; null before it was read.</summary>
    public CsvColumns? Columns => _columns;

    /// <summary>Whether a record is the header of such a table.</summary>
    public static bool Recognises(ReadOnlySpan<byte> record)
    {
        var reader = new CsvReader();
        reader.ReadHeader(record);
        return reader._columns!.AreEnough;
    }

    public string? Read(ReadOnlySpan<byte> piece, IUsageSink sink)
    {
        if (_columns is { } columns)
            return columns.AreEnough ? ReadRecord(piece, columns, sink) : NoColumns;

        ReadHeader(piece);
        return _columns!.AreEnough ? null : NoColumns;
    }

    private void ReadHeader(ReadOnlySpan<byte> record)
    {
        _cells = new CsvCells(CsvCells.SeparatorOf(record));
        _cells.Split(record);
        _width = _cells.Count;
        var names = new List<string>(_width);
        for (var place = 0; place < _width; place++)
            names.Add(_cells.Text(record, place));
        _columns = CsvColumns.Of(names);
    }

    private string? ReadRecord(ReadOnlySpan<byte> record, CsvColumns columns, IUsageSink sink)
    {
        _cells.Split(record);
        if (_cells.Count != _width)
            return OtherCells;

        var said = new UsageTokens(
            Number(record, columns.InputTokens),
            First(record, columns.ReadTokens),
            Number(record, columns.Write5mTokens),
            Number(record, columns.Write1hTokens),
            First(record, columns.OutputTokens));
        var written = Number(record, columns.WrittenTokens);
        var requests = columns.Requests < 0 ? 1 : Number(record, columns.Requests);
        var searches = Number(record, columns.WebSearches);
        var areTokens = said.AreValid && written >= 0 && written <= UsageTokens.Most;
        if (!areTokens || requests is < 0 or > MostRequests || searches is < 0 or > MostRequests)
            return ReadingFaults.BadTokens;

        var model = _cells.At(record, columns.Model);
        if (model.IsEmpty)
            return ReadingFaults.NoModel;
        if (!TryTier(_cells.At(record, columns.Tier), out var word))
            return NoTier;

        var time = _cells.At(record, columns.Time);
        var at = default(DateTime);
        if (!time.IsEmpty && !TimeText.TryParse(time, out at))
            return BadTime;

        var (tokens, ofWrites) = TakenApart(record, columns, said, written);
        var (tier, ofTier) = TierWords.Billed((word, UsageRemarks.None), SpeedOf(_cells.At(record, columns.Speed)));
        Add(record, columns, sink, new UsageRecord
        {
            At = time.IsEmpty ? null : at,
            Session = _cells.At(record, columns.Session) is { IsEmpty: false } session ? sink.Sessions.Of(session) : null,
            Owner = _cells.At(record, columns.Owner) is { IsEmpty: false } owner ? sink.Owners.Of(owner) : null,
            Model = sink.Models.Of(model),
            Tier = tier,
            InferenceGeo = RegionOf(_cells.At(record, columns.Geo), sink.Models),
            Tokens = tokens,
            WebSearches = searches,
            Requests = requests,
            PromptForBand = requests == 1 ? null : 0,
            Remarks = RemarksOf(columns, tokens, requests) | ofWrites | ofTier | RemarkUnknown(record, columns, sink)
                | (time.Length == TimeText.DateLength ? UsageRemarks.TimeOfDayUnsaid : 0),
        });
        return null;
    }

    private void Add(ReadOnlySpan<byte> record, CsvColumns columns, IUsageSink sink, in UsageRecord read)
    {
        var id = _cells.At(record, columns.Id);
        if (id.IsEmpty)
            sink.Add(read);
        else
            sink.Add(new UsageMessage(Fingerprint.Of(id), read));
    }

    private static UsageRemarks RemarksOf(CsvColumns columns, UsageTokens tokens, long requests) =>
        (requests == 1 ? 0 : UsageRemarks.PromptUnknown)
        | (!columns.IsInputUncached && tokens.Prompt > tokens.Uncached ? UsageRemarks.InputTakenAsUncached : 0);

    private UsageRemarks RemarkUnknown(ReadOnlySpan<byte> record, CsvColumns columns, IUsageSink sink)
    {
        var remarks = UsageRemarks.None;
        foreach (var (place, name) in columns.UnknownTokens)
        {
            if (Number(record, place) > 0)
            {
                sink.LeaveOut(name);
                remarks = UsageRemarks.UnknownTokens;
            }
        }

        return remarks;
    }

    // One column may be all that was written, and others the parts of it that are kept for five minutes or for an hour. Where one part is
    // told the rest is the other; where both are, or neither, nobody says what the rest is.
    private (UsageTokens Tokens, UsageRemarks Remarks) TakenApart(
        ReadOnlySpan<byte> record, CsvColumns columns, UsageTokens said, long written)
    {
        var isPart = !columns.IsHourBeside || columns.Write1hTokens < 0;
        var rest = isPart ? written - said.CacheWrite5m - said.CacheWrite1h : written;
        if (_cells.At(record, columns.WrittenTokens).IsEmpty || rest == 0)
            return (said, UsageRemarks.None);
        if (rest < 0)
            return (said, UsageRemarks.WritesDiffer);

        if (columns.Write1hTokens < 0 && !_cells.At(record, columns.Write5mTokens).IsEmpty)
            return (said with { CacheWrite1h = rest }, UsageRemarks.None);
        var isToldByHour = isPart && columns.Write5mTokens < 0 && !_cells.At(record, columns.Write1hTokens).IsEmpty;
        return (said with { CacheWrite5m = said.CacheWrite5m + rest }, isToldByHour ? UsageRemarks.None : UsageRemarks.CacheWriteUnsplit);
    }

    // Of several columns of one meaning the first that says something.
    private long First(ReadOnlySpan<byte> record, int[] places)
    {
        foreach (var place in places)
        {
            if (!_cells.At(record, place).IsEmpty)
                return Number(record, place);
        }

        return 0;
    }

    private long Number(ReadOnlySpan<byte> record, int place)
    {
        var cell = _cells.At(record, place);
        if (cell.IsEmpty)
            return 0;
        if (Utf8Parser.TryParse(cell, out long number, out var read) && read == cell.Length)
            return number;

        // Spreadsheets write whole numbers as 1200.0 and 1.2E+6 too.
        var isPlain = PlainNumber.TryParse(Encoding.UTF8.GetString(cell), out var plain);
        return isPlain && TokenCount.Bounds.Contain(plain) ? (long)plain : -1;
    }

    private static bool TryTier(ReadOnlySpan<byte> cell, out ServiceTier tier)
    {
        // Nearly all are standard, and are known without a text being made of them.
        (tier, var remarks) = TierWords.Of(cell.SequenceEqual("standard"u8) ? null : Encoding.UTF8.GetString(cell));
        return remarks == UsageRemarks.None;
    }

    // A column of that name may be of tokens a second.
    private static (ServiceTier Tier, UsageRemarks Remarks) SpeedOf(ReadOnlySpan<byte> cell) =>
        TierWords.OfSpeed(cell.IsEmpty || char.IsAsciiDigit((char)cell[0]) ? null : Encoding.UTF8.GetString(cell));

    private static string? RegionOf(ReadOnlySpan<byte> cell, NameTable names) =>
        cell.IsEmpty ? null : ClaudeUsage.Region(Encoding.UTF8.GetString(cell), names);
}
