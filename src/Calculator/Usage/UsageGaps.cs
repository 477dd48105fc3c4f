using Calculator.Outcomes;
using Calculator.Units;

namespace Calculator.Usage;

/// <summary>What was sent and is in no figure, as sentences: a bill that leaves something out is not the bill.</summary>
internal static class UsageGaps
{
    /// <summary>The sentences; none where all could be read.</summary>
    public static IReadOnlyList<string> Of(UsageCounts counts) =>
    [
        .. counts is { FollowedPages: > 0, LastPages: 0 }
            ? ["A page says that others follow it, and the last one is not among what was sent: what they hold is in no figure."]
            : Array.Empty<string>(),
        .. counts.Malformed > 0 ? [$"{Unread(counts)} What {(counts.Malformed == 1 ? "it holds" : "they hold")} is in no figure."]
            : Array.Empty<string>(),
        .. counts.UnknownFiles > 0 ? [Unknown(counts.UnknownFiles)] : Array.Empty<string>(),
    ];

    /// <summary>Why a log of which no request could be read is no answer; null where there was one, or nothing to be read.</summary>
    public static string? NothingRead(UsageCounts counts) => counts is { Records: 0, OutsideOfPeriod: 0, Malformed: > 0 }
        ? $"The log holds no request that could be read: {Unread(counts)}"
        : null;

    private static string Unread(UsageCounts counts)
    {
        var first = counts.MalformedAt.First();
        var place = first.File.Length == 0 ? "" : $"in {Echo.Of(first.File)} ";
        var reasons = counts.Faults is [var only] ? only.Reason : string.Join("; ", counts.Faults.Select(Counted));
        return $"{Lines(counts.Malformed)} could not be read, the first {place}at {first.Line}: {reasons}.";
    }

    private static string Counted((string Reason, long Lines) fault) => $"{fault.Reason} ({PlainNumber.ForReading(fault.Lines)})";

    private static string Lines(long count) => count == 1 ? "1 line" : $"{PlainNumber.ForReading(count)} lines";

    private static string Unknown(long count) => count == 1
        ? "1 file is no log that is known: what it holds is in no figure."
        : $"{PlainNumber.ForReading(count)} files are no logs that are known: what they hold is in no figure.";
}
