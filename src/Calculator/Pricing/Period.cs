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
    public static T? InForce<T>(this IEnumerable<T> periods, Moment asOf)
        where T : class, IPeriod =>
        periods.LastOrDefault(period => period.From <= asOf && period.Status != PriceStatus.Announced);

    /// <summary>The next period that takes effect; null after the last one.</summary>
    public static T? NextInForce<T>(this IEnumerable<T> periods, T period)
        where T : class, IPeriod =>
        periods.FirstOrDefault(later => later.From > period.From && later.Status != PriceStatus.Announced);

    /// <summary>Announced periods whose date has come: not in force, but worth a sentence.</summary>
    public static IEnumerable<T> AnnouncedBy<T>(this IEnumerable<T> periods, Moment asOf)
        where T : class, IPeriod =>
        periods.Where(period => period.From <= asOf && period.Status == PriceStatus.Announced);
}
