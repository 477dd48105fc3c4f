using System.Text;
using Calculator.Pricing;
using Calculator.Usage.Reading;

namespace Calculator.Usage.Sources;

/// <summary>
/// A table of requests, or of sums of them, with a header: <c>timestamp, session_id, provider, model, service_tier, uncached_input_tokens,
/// cache_read_tokens, cache_write_5m_tokens, cache_write_1h_tokens, output_tokens</c>, in any order, with any others beside them, or one by
/// a provider's own names: OpenAI's, xAI's, Gemini's, those of Anthropic's console. Where neither a total, nor names, nor a provider or
/// model tell whether the input includes the cached tokens, it is taken not to, and a warning says so where there are any.
/// </summary>
internal sealed class CsvReader : IUsageReader
{
    /// <summary>What a header lacks.</summary>
    public const string NoColumns = "its header names no column of models, or none of tokens";

    private const string OtherCells = "it has another number of cells than the header";
    private const string NoTier = "its service tier is none that is known";
    private const long MostRequests = 1_000_000_000_000;
    private const string BadTime =
        "its time is no ISO date or instant such as 2026-11-24T09:30:00Z, and no seconds or milliseconds since 1970";

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

        var (tokens, remarks) = CsvTokens.Of(_cells, record, columns);
        var requests = columns.Requests < 0 ? (columns.IsReport ? 0 : 1) : Number(record, columns.Requests);
        var searches = Number(record, columns.WebSearches);
        if (!tokens.AreValid || requests is < 0 or > MostRequests || searches is < 0 or > MostRequests)
            return ReadingFaults.BadTokens;

        var model = _cells.At(record, columns.Model);
        if (model.IsEmpty)
            return ReadingFaults.NoModel;
        if (!TryTier(record, columns, out var word))
            return NoTier;

        if (!TryTime(record, columns.Time, out var at, out var isDay))
            return BadTime;

        var prompt = WindowOf(_cells.At(record, columns.Window));
        var (tier, ofTier) = TierWords.Billed((word, UsageRemarks.None), SpeedOf(_cells.At(record, columns.Speed)));
        Add(record, columns, sink, new UsageRecord
        {
            At = at,
            Session = _cells.At(record, columns.Session) is { IsEmpty: false } session ? sink.Sessions.Of(session) : null,
            Owner = _cells.At(record, columns.Owner) is { IsEmpty: false } owner ? sink.Owners.Of(owner) : null,
            Model = sink.Models.Of(model),
            Tier = tier,
            InferenceGeo = RegionOf(_cells.At(record, columns.Geo), sink.Models),
            Tokens = tokens,
            WebSearches = searches,
            Requests = requests,
            PromptForBand = requests == 1 ? null : prompt ?? 0,
            Remarks = remarks | ofTier | RemarkUnknown(record, columns, sink)
                | (requests == 1 || prompt is not null ? 0 : UsageRemarks.PromptUnknown)
                | (IsTierUnsaid(record, columns) ? UsageRemarks.TierUnsaid : 0)
                | (isDay ? UsageRemarks.TimeOfDayUnsaid : 0),
        });
        return null;
    }

    // Of several columns the first that can be read as a time: a column of days may stand before one of words.
    private bool TryTime(ReadOnlySpan<byte> record, int[] places, out DateTime? at, out bool isDay)
    {
        (at, isDay) = (null, false);
        var isSaid = false;
        foreach (var place in places)
        {
            var cell = _cells.At(record, place);
            if (TimeText.TryParse(cell, out var time))
            {
                (at, isDay) = (time, TimeText.IsDay(cell));
                return true;
            }

            isSaid |= !cell.IsEmpty;
        }

        return !isSaid;
    }

    private void Add(ReadOnlySpan<byte> record, CsvColumns columns, IUsageSink sink, in UsageRecord read)
    {
        var id = _cells.At(record, columns.Id);
        if (id.IsEmpty)
            sink.Add(read);
        else
            sink.Add(new UsageMessage(RowKey.Of(id, read), read));
    }

    private UsageRemarks RemarkUnknown(ReadOnlySpan<byte> record, CsvColumns columns, IUsageSink sink)
    {
        var remarks = UsageRemarks.None;
        foreach (var (place, name) in columns.Tokens.Unknown)
        {
            if (Number(record, place) > 0)
            {
                sink.LeaveOut(name);
                remarks = UsageRemarks.UnknownTokens;
            }
        }

        return remarks;
    }

    private long Number(ReadOnlySpan<byte> record, int place) => CsvCells.Number(_cells.At(record, place));

    private bool TryTier(ReadOnlySpan<byte> record, CsvColumns columns, out ServiceTier tier)
    {
        tier = ServiceTier.Batch;
        if (IsTrue(_cells.At(record, columns.Batch)))
            return true;

        // Nearly all are standard, and are known without a text being made of them.
        var cell = _cells.At(record, columns.Tier);
        (tier, var remarks) = TierWords.Of(cell.SequenceEqual("standard"u8) ? null : Encoding.UTF8.GetString(cell));
        return remarks == UsageRemarks.None;
    }

    private bool IsTierUnsaid(ReadOnlySpan<byte> record, CsvColumns columns) =>
        columns.IsReport && _cells.At(record, columns.Tier).IsEmpty && _cells.At(record, columns.Batch).IsEmpty;

    private static bool IsTrue(ReadOnlySpan<byte> cell) => cell.SequenceEqual("1"u8) || Ascii.EqualsIgnoreCase(cell, "true"u8);

    // A column of that name may be of tokens a second.
    private static (ServiceTier Tier, UsageRemarks Remarks) SpeedOf(ReadOnlySpan<byte> cell) =>
        TierWords.OfSpeed(cell.IsEmpty || char.IsAsciiDigit((char)cell[0]) ? null : Encoding.UTF8.GetString(cell));

    private static long? WindowOf(ReadOnlySpan<byte> cell) =>
        cell.IsEmpty ? null : ContextWindows.PromptOf(Encoding.UTF8.GetString(cell));

    private static string? RegionOf(ReadOnlySpan<byte> cell, NameTable names) =>
        cell.IsEmpty ? null : ClaudeUsage.Region(Encoding.UTF8.GetString(cell), names);
}
