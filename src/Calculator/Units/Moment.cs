using System.Globalization;
using System.Text.RegularExpressions;

namespace Calculator.Units;

/// <summary>A point in time, in UTC. A date alone means 00:00Z of that day, and is equal to that instant.</summary>
/// <param name="Instant">The instant; kept in UTC.</param>
public readonly partial record struct Moment(DateTimeOffset Instant) : IComparable<Moment>
{
    private const string DateOnlyForm = "yyyy-MM-dd";

    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    private static readonly string[] InstantForms =
    [
        "yyyy-MM-ddTHH:mmZ", "yyyy-MM-ddTHH:mm:ssZ", "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ",
        "yyyy-MM-ddTHH:mmzzz", "yyyy-MM-ddTHH:mm:sszzz", "yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz",
    ];

    /// <summary>What may be written, for sentences.</summary>
    public const string Rule = "an ISO date (2026-11-20) or an instant with its zone (2026-08-16T16:00:00Z)";

    /// <summary>The instant in UTC.</summary>
    public DateTimeOffset Instant { get; } = Instant.ToUniversalTime();

    /// <summary>The calendar day in UTC.</summary>
    public DateOnly Day => DateOnly.FromDateTime(Instant.UtcDateTime);

    /// <summary>A year of 365 days later; the last moment there is where that would be beyond it.</summary>
    public Moment AYearLater => new(DateTimeOffset.MaxValue - Instant > Year ? Instant + Year : DateTimeOffset.MaxValue);

    /// <summary>Whether a day was stated and no time of it: 00:00Z that is written out is a time.</summary>
    public bool IsDay { get; private init; }

    /// <summary>A day, which is from its 00:00Z on.</summary>
    public static Moment StartOf(DateOnly day) =>
        new(new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)) { IsDay = true };

    /// <summary>
    /// Reads exactly <see cref="Rule"/>; a time without a zone is refused, since it would mean another instant on every machine.
    /// </summary>
    public static bool TryParse(string text, out Moment moment)
    {
        moment = default;
        if (DateOnly.TryParseExact(text, DateOnlyForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            moment = StartOf(day);
            return true;
        }

        // The framework's formats forgive a short zone and a point without digits.
        if (!InstantForm().IsMatch(text)
            || !DateTimeOffset.TryParseExact(
                text,
                InstantForms,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var instant))
        {
            return false;
        }

        moment = new Moment(instant);
        return true;
    }

    /// <summary>The instant as ISO 8601 to the second: <c>2026-08-16T16:00:00Z</c>.</summary>
    public string ToInstantText() => $"{Instant.UtcDateTime.ToString("s", CultureInfo.InvariantCulture)}Z";

    /// <summary>The date alone where the moment is 00:00Z, else the instant to the second: as pricing files write it.</summary>
    public override string ToString() => Instant.TimeOfDay == TimeSpan.Zero
        ? Day.ToString("O", CultureInfo.InvariantCulture)
        : ToInstantText();

    /// <summary>Whether both are the same instant, however they were stated.</summary>
    public bool Equals(Moment other) => Instant == other.Instant;

    /// <inheritdoc/>
    public override int GetHashCode() => Instant.GetHashCode();

    /// <inheritdoc/>
    public int CompareTo(Moment other) => Instant.CompareTo(other.Instant);

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,7})?)?(Z|[+-][0-9]{2}:[0-9]{2})\z")]
    private static partial Regex InstantForm();

    /// <summary>Whether the left moment comes first.</summary>
    public static bool operator <(Moment left, Moment right) => left.Instant < right.Instant;

    /// <summary>Whether the left moment comes last.</summary>
    public static bool operator >(Moment left, Moment right) => left.Instant > right.Instant;

    /// <summary>Whether the left moment does not come last.</summary>
    public static bool operator <=(Moment left, Moment right) => left.Instant <= right.Instant;

    /// <summary>Whether the left moment does not come first.</summary>
    public static bool operator >=(Moment left, Moment right) => left.Instant >= right.Instant;
}
