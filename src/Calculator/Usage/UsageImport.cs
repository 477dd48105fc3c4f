using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Units;
using Calculator.Usage.Reading;
using Calculator.Usage.Replay;
using Calculator.Usage.Sources;

namespace Calculator.Usage;

/// <summary>
/// Reads the files of a log one after the other and makes a profile of them. The order they come in makes no difference to it.
/// </summary>
public sealed class UsageImport
{
    /// <summary>What is said of a body without a single file.</summary>
    public const string NothingSent = "The body is empty; send a log, or an archive of logs.";

    private const int MostDays = 3_660;

    private static readonly string Most = PlainNumber.ForReading(UsageTokens.Most);

    private const string NothingTimed =
        "Nothing in the log has both a time and a price, so that no window of a plan can be replayed; ask /v1/usage/profile what it holds.";

    private static readonly string MostTimed = PlainNumber.ForReading(UsageTimeline.Most);

    private readonly PriceBook _book;
    private readonly UsageOptions _options;
    private readonly UsageSums _sums;
    private readonly UsageLedger _ledger;

    /// <summary>Begins.</summary>
    /// <param name="book">The prices; its moment is that of requests which have none, its discount the caller's.</param>
    /// <param name="options">What is asked for.</param>
    public UsageImport(PriceBook book, UsageOptions options)
    {
        (_book, _options) = (book, options);
        _sums = new UsageSums(new UsagePrices(book), options);
        _ledger = new UsageLedger(_sums, options);
    }

    /// <summary>Reads one file. What cannot be read is counted, and never a reason to stop.</summary>
    /// <param name="name">Its name, for the places of what could not be read.</param>
    /// <param name="content">Its content.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task ReadAsync(string name, Stream content, CancellationToken cancellation)
    {
        using var pieces = new PieceReader(content);
        await pieces.BeginAsync(cancellation);
        if (await Beginning.FormatOf(pieces, _options.Source, cancellation) is not { } format)
        {
            _ledger.Counts.UnknownFiles += pieces.Waiting.IsEmpty ? 0 : 1;
            return;
        }

        _ledger.Counts.Files++;
        await ReadAsync(name, pieces, format, cancellation);
    }

    /// <summary>The profile of all that was read.</summary>
    /// <returns>The profile, or a refusal about <c>body</c>: nothing that was sent is a log that is known, or it holds too much.</returns>
    public Outcome<UsageProfile> Complete()
    {
        _ledger.Close();
        if (_ledger.Counts is { Files: 0, UnknownFiles: 0 })
            return Refused(NothingSent);
        if (_ledger.Counts.Files == 0)
            return Refused($"Nothing in the body is a log or a report that is known. {UsageReaders.Known}");
        if (_ledger.IsFull)
            return Refused(TooMuch());
        if (_sums.AreTooMany)
            return Refused($"The log holds more than {Most} tokens, which is more than can be counted exactly.");

        if (_sums.Timeline?.IsFull == true)
            return Refused($"The log holds more than {MostTimed} requests, which is more than are replayed; ask for fewer by from and to.");
        if (_sums.Timeline is not null && UsageGaps.NothingRead(_ledger.Counts) is { } nothing)
            return Refused(nothing);
        if (_sums.Timeline is { } timeline && (timeline.Models.Count == 0 || timeline.Owners > Seats.Bounds.Most))
            return Refused(timeline.Models.Count == 0 ? NothingTimed : $"The log names more than {Seats.Bounds.Most} people.");
        if (_sums.Days.Keys.Select(key => key.Day).Distinct().Count() > MostDays)
            return Refused($"The log is about more than {MostDays} days; ask for fewer by from and to.");
        // A replay has a line for each month of them, days without a request too: one line of another century would make thousands.
        if (_options.KeepsTimes && UsagePeriod.Of(_options, _sums) is { } period && period.Days > MostDays)
        {
            return Refused($"The days to replay, from {period.First:yyyy-MM-dd} to {period.Last:yyyy-MM-dd}, are more than {MostDays}; "
                + "ask for fewer by from and to.");
        }

        return UsageProfile.Of(_book, _options, _sums, _ledger.Counts);
    }

    private async Task ReadAsync(string name, PieceReader pieces, SourceFormat format, CancellationToken cancellation)
    {
        var (line, reader) = (0L, format.Begin(name));
        await pieces.ReadAsync(
            format.SplitterOf(pieces.Waiting),
            (piece, isTooLong) =>
            {
                line++;
                var fault = isTooLong ? ReadingFaults.TooLong : piece.IsEmpty ? null : reader.Read(piece, _ledger);
                if (fault is not null)
                    _ledger.Counts.AddMalformed(name, line, fault);
            },
            pause: null,
            cancellation);
        _ledger.Counts.Lines += line;
        reader.End(_ledger);
    }

    private string TooMuch() =>
        $"The log names more than {PlainNumber.ForReading(UsageLedger.MostModels)} models in their regions, or more than "
        + $"{PlainNumber.ForReading(_options.MostKept)} requests, sessions, people and days that are told apart; send fewer files at once.";

    private static Refusal Refused(string sentence) => new(RefusalKind.Contradiction, RefusalSubject.Log, sentence);
}
