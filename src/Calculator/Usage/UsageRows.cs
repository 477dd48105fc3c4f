using System.Runtime.InteropServices;
using Calculator.Pricing;
using Calculator.Usage.Reading;
using Calculator.Usage.Sources;

namespace Calculator.Usage;

/// <summary>Prices the rows of one file one by one, in their order, each as it stands: what is told twice is priced twice.</summary>
/// <param name="book">The prices; its moment is that of rows which have none, its discount the caller's.</param>
/// <param name="source">What wrote the file; found by its content if null.</param>
public sealed class UsageRows(PriceBook book, UsageSource? source)
{
    // Each is forgotten and found again when so many were met: a log may name a new one on every row.
    private const int MostNames = 10_000;

    private readonly RowSink _sink = new();
    private UsagePrices _prices = new(book);

    /// <summary>What stands between the cells of a table.</summary>
    /// <param name="header">The table's header.</param>
    public static byte SeparatorOf(ReadOnlySpan<byte> header) => CsvCells.SeparatorOf(header);

    /// <summary>Takes a row.</summary>
    /// <param name="piece">Its bytes as they were sent; none where they were too many to be kept.</param>
    /// <param name="row">Its price; null of a table's header, and of what is no request.</param>
    public delegate void Take(ReadOnlySpan<byte> piece, in PricedRow? row);

    /// <summary>Reads one file to its end.</summary>
    /// <param name="content">The file.</param>
    /// <param name="begin">Told once, before the first row, what the file is.</param>
    /// <param name="take">Takes each row.</param>
    /// <param name="pause">Waited for now and then, when what was taken may be sent on.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>Why nothing was read; null if it was.</returns>
    public async Task<string?> ReadAsync(
        Stream content, Action<UsageSource> begin, Take take, Func<ValueTask> pause, CancellationToken cancellation)
    {
        using var pieces = new PieceReader(content);
        await pieces.BeginAsync(cancellation);
        if (await Beginning.FormatOf(pieces, source, cancellation) is not { } format)
            return $"The body is no log that is known. {UsageReaders.Known}";
        if (format.Source == UsageSource.Codex)
            return "The rows of Codex are totals that count only together; ask /v1/usage/profile.";

        begin(format.Source);
        var reader = format.Begin("");
        var isHeader = format.Source == UsageSource.Csv;
        await pieces.ReadAsync(
            format.SplitterOf(pieces.Waiting),
            (piece, isTooLong) =>
            {
                var fault = isTooLong ? ReadingFaults.TooLong : piece.IsEmpty ? null : reader.Read(piece, _sink);
                take(piece, isHeader && fault is null ? null : Priced(fault));
                isHeader = false;
            },
            pause,
            cancellation);
        return null;
    }

    private PricedRow? Priced(string? fault)
    {
        var isMalformed = fault is ReadingFaults.NotJson or ReadingFaults.TooLong;
        var row = fault is null ? default(PricedRow?) : new PricedRow { Error = fault, IsMalformed = isMalformed };
        foreach (ref readonly var record in CollectionsMarshal.AsSpan(_sink.Records))
            row = row.GetValueOrDefault().With(record, _prices.Groups[_prices.GroupOf(record)], book);
        _sink.Records.Clear();
        if (_prices.Groups.Count > MostNames)
            _prices = new UsagePrices(book);
        return row;
    }

    /// <summary>Holds the records of one row until they are priced.</summary>
    private sealed class RowSink : IUsageSink
    {
        // Whose a row is and in which session makes no difference to its price.
        public NameTable Sessions { get; } = new(most: 0);

        public NameTable Owners { get; } = new(most: 0);

        public NameTable Models { get; } = new(MostNames);

        public List<UsageRecord> Records { get; } = [];

        public void Add(in UsageMessage message)
        {
            Records.Add(message.Record);
            Records.AddRange(message.Inside ?? []);
        }

        public void Add(in UsageRecord record) => Records.Add(record);

        public void Keep(CodexRollout rollout)
        {
        }

        public void Keep(CodexRollout rollout, in CodexEvent count)
        {
        }

        public void LeaveOut(string name)
        {
        }

        public void Count(UsageEvent what)
        {
        }
    }
}
