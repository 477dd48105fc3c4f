using Calculator.Units;

namespace Calculator.Pricing;

/// <summary>How long ago the prices in force were last compared with their sources.</summary>
/// <param name="Oldest">The day on which the source was read that was read longest ago.</param>
/// <param name="Newest">The day on which the source was read that was read last.</param>
public sealed record PriceAges(DateOnly Oldest, DateOnly Newest)
{
    /// <summary>A price that was last checked more days than this before the moment it is used for is told to be old.</summary>
    public const int MostDays = 60;

    /// <summary>The ages of a version's rates and fees in force at a moment; null where none is.</summary>
    public static PriceAges? Of(PricingVersion version, Moment asOf)
    {
        var rates = version.Providers.SelectMany(provider => provider.Models)
            .Where(model => !model.HasEndedBy(asOf))
            .Select(model => model.Prices.InForce(asOf)?.Checked);
        var fees = version.Plans.Select(plan => plan.Prices.InForce(asOf)?.Checked);
        List<DateOnly> days = [.. rates.Concat(fees).OfType<DateOnly>()];
        return days.Count == 0 ? null : new PriceAges(days.Min(), days.Max());
    }

    /// <summary>The days from one on which a source was read to another.</summary>
    public static int Days(DateOnly since, DateOnly day) => day.DayNumber - since.DayNumber;

    /// <summary>Whether a source was read so long before a moment that its price may have changed unseen.</summary>
    public static bool AreOld(DateOnly lastChecked, Moment asOf) => Days(lastChecked, asOf.Day) > MostDays;

    /// <summary>What an answer says of a model's price that nobody has checked for long; null where somebody has.</summary>
    internal static string? Notice(string model, PricePeriod period, Moment asOf) => AreOld(period.Checked, asOf)
        ? $"The price of {model} was last checked on {Lifetimes.Day(period.Checked)}, {Days(period.Checked, asOf.Day)} days before "
            + $"{Lifetimes.Day(asOf.Day)}: it may have changed since ({period.Source})."
        : null;
}
