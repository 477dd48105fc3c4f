using Calculator.Api.Replies;
using Calculator.Usage;

namespace Calculator.Api.Endpoints.Usage;

/// <summary>What was found, and what was left out of the figures.</summary>
internal sealed record UsageCountsAnswer
{
    /// <summary>Files that were read.</summary>
    public required decimal Files { get; init; }

    /// <summary>Files that are no log that is known.</summary>
    public required decimal UnknownFiles { get; init; }

    /// <summary>Lines of those that were read, or values of JSON, or records of a table.</summary>
    public required decimal Lines { get; init; }

    /// <summary>
    /// Requests that the figures are made of, or sums of requests where the source tells no more; those without a price too.
    /// </summary>
    public required decimal Records { get; init; }

    /// <summary>Lines that could not be read.</summary>
    public required decimal Malformed { get; init; }

    /// <summary>The first 20 of them.</summary>
    public required IReadOnlyList<UnreadPlaceAnswer> MalformedAt { get; init; }

    /// <summary>Records told again under their id.</summary>
    public required decimal Duplicates { get; init; }

    /// <summary>Records told again in another session, in a side conversation or in another file.</summary>
    public required decimal Replayed { get; init; }

    /// <summary>Records told again in their own session: snapshots of a message, counters that did not change.</summary>
    public required decimal ReEmitted { get; init; }

    /// <summary>Counters that ran backwards and began anew.</summary>
    public required decimal Resets { get; init; }

    /// <summary>Messages that no model wrote.</summary>
    public required decimal Synthetic { get; init; }

    /// <summary>Those of them that say that the limit of a plan was reached.</summary>
    public required decimal CapHits { get; init; }

    /// <summary>Records outside of the period asked for.</summary>
    public required decimal OutsideOfPeriod { get; init; }

    public static UsageCountsAnswer Of(UsageCounts counts) => new()
    {
        Files = counts.Files,
        UnknownFiles = counts.UnknownFiles,
        Lines = counts.Lines,
        Records = counts.Records,
        Malformed = counts.Malformed,
        MalformedAt = [.. counts.MalformedAt.Select(place => new UnreadPlaceAnswer(place.File, place.Line, place.Reason))],
        Duplicates = counts.Duplicates,
        Replayed = counts.Replayed,
        ReEmitted = counts.ReEmitted,
        Resets = counts.Resets,
        Synthetic = counts.Synthetic,
        CapHits = counts.CapHits,
        OutsideOfPeriod = counts.OutsideOfPeriod,
    };
}

/// <summary>Where something could not be read.</summary>
/// <param name="File">The file's name as it was sent; empty for a body that is one file.</param>
/// <param name="Line">The line from 1, or the place of the value or the record.</param>
/// <param name="Reason">Why.</param>
internal sealed record UnreadPlaceAnswer(string File, decimal Line, string Reason);

/// <summary>The days that a log is about.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day, itself included.</param>
/// <param name="Days">How many days these are.</param>
/// <param name="ActiveDays">Days with a request.</param>
/// <param name="TimeZone">The zone whose days they are.</param>
internal sealed record UsagePeriodAnswer(string From, string To, decimal Days, decimal ActiveDays, string TimeZone)
{
    public static UsagePeriodAnswer Of(UsagePeriod period, TimeZoneInfo zone) =>
        new(PriceAnswer.Date(period.First), PriceAnswer.Date(period.Last), period.Days, period.ActiveDays, zone.Id);
}
