using Calculator.Units;

namespace Calculator.Pricing;

/// <summary>Something that holds from a moment on, until the next one of its kind: half-open, <c>[from, next)</c>.</summary>
public interface IPeriod
{
    /// <summary>The first moment of the period.</summary>
    Moment From { get; }

    /// <summary>Set on scheduled periods only. An announced one never takes effect.</summary>
    PriceStatus? Status { get; }
}

/// <summary>Finds the period in force.</summary>
public static class Periods
{
    /// <summary>The last period that begins at or before <paramref name="asOf"/> and takes effect; null before the first one.</summary>
    /// <param name="periods">The periods, oldest first.</param>
    /// <param name="asOf">The moment.</param>
    /// <remarks>
    /// Every price begins here: it is a loop from the newest on, which is mostly the one in force, and allocates nothing.
    /// </remarks>
    public static T? InForce<T>(this IReadOnlyList<T> periods, Moment asOf)
        where T : class, IPeriod
    {
        for (var newest = periods.Count - 1; newest >= 0; newest--)
        {
            var period = periods[newest];
            if (period.From <= asOf && period.Status != PriceStatus.Announced)
                return period;
        }

        return null;
    }

    /// <summary>The next period that takes effect; null after the last one.</summary>
    public static T? NextInForce<T>(this IEnumerable<T> periods, T period)
        where T : class, IPeriod =>
        periods.FirstOrDefault(later => later.From > period.From && later.Status != PriceStatus.Announced);

    /// <summary>Periods that take effect after one moment and before another.</summary>
    public static IEnumerable<T> TakingEffect<T>(this IEnumerable<T> periods, Moment after, Moment before)
        where T : class, IPeriod =>
        periods.Where(period => period.From > after && period.From < before && period.Status != PriceStatus.Announced);

    /// <summary>Announced periods whose date has come: not in force, but worth a sentence.</summary>
    public static IEnumerable<T> AnnouncedBy<T>(this IReadOnlyList<T> periods, Moment asOf)
        where T : class, IPeriod =>
        AreAnnounced(periods) ? periods.Where(period => period.From <= asOf && period.Status == PriceStatus.Announced) : [];

    // Asked for every answer, and hardly any price was announced alone: it allocates nothing.
    private static bool AreAnnounced<T>(IReadOnlyList<T> periods)
        where T : class, IPeriod
    {
        for (var place = 0; place < periods.Count; place++)
        {
            if (periods[place].Status == PriceStatus.Announced)
                return true;
        }

        return false;
    }
}
