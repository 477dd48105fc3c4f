using System.Text.RegularExpressions;
using Calculator.Outcomes;
using Calculator.Units;

namespace Calculator.Pricing.Files;

/// <summary>What holds of a period's charges beside its rate cards: where a request is kept, when it is peak, what tools cost.</summary>
internal static partial class ChargeRules
{
    private const decimal MostPerThousandUsd = 10_000m;

    public static IEnumerable<PricingFault> Check(PricingFile<Provider> file, PricePeriod period, string path) =>
    [
        .. Residency(file, period, $"{path}.residency"),
        .. Peak(file, period, path),
        .. period.Tools?.WebSearch is { } search ? Tool(file, search, $"{path}.tools.webSearch") : [],
    ];

    private static IEnumerable<PricingFault> Residency(PricingFile<Provider> file, PricePeriod period, string path)
    {
        foreach (var (region, factor) in period.Residency)
        {
            if (!RegionForm().IsMatch(region) || region == "global")
            {
                yield return file.Fault(
                    path,
                    $"'{Echo.Of(region)}' must be lower-case letters and - and at most 32 of them, and not global");
            }
            if (NameRules.FactorRule(factor) is { } sentence)
                yield return file.Fault($"{path}.{region}", sentence);
        }
    }

    private static IEnumerable<PricingFault> Peak(PricingFile<Provider> file, PricePeriod period, string path)
    {
        if (period.Peak is not { } peak)
            yield break;

        if (period.Rates.All(card => card.Tier != ServiceTier.Peak))
            yield return file.Fault($"{path}.peak", "is of no use without a card of the peak tier");
        if (!ZoneForm().IsMatch(peak.Zone))
            yield return file.Fault($"{path}.peak.zone", $"'{Echo.Of(peak.Zone)}' must be UTC or an offset such as +08:00");
        foreach (var fault in Windows(file, peak, $"{path}.peak.windows"))
            yield return fault;
    }

    private static IEnumerable<PricingFault> Windows(PricingFile<Provider> file, PeakHours peak, string path)
    {
        if (peak.Windows.Count == 0)
            yield return file.Fault(path, "must list at least one window");
        foreach (var ((window, place), index) in peak.Windows.At(path).Select((window, index) => (window, index)))
        {
            if (window.Days.Count == 0 || window.Days.Distinct().Count() != window.Days.Count)
                yield return file.Fault($"{place}.days", "must list at least one day, and each once");
            if (window.To.Minutes <= window.From.Minutes)
                yield return file.Fault(place, $"must end after it begins: {window.From} to {window.To}");
            if (peak.Windows.Take(index).Any(earlier => Overlap(earlier, window)))
                yield return file.Fault(place, "overlaps an earlier window");
        }
    }

    private static bool Overlap(PeakWindow one, PeakWindow other) =>
        one.Days.Intersect(other.Days).Any() && one.From.Minutes < other.To.Minutes && other.From.Minutes < one.To.Minutes;

    private static IEnumerable<PricingFault> Tool(PricingFile<Provider> file, ToolPrice tool, string path)
    {
        if (tool.PerThousandUsd is < 0 or > MostPerThousandUsd)
            yield return file.Fault($"{path}.perThousandUsd", $"must be from 0 to {PlainNumber.Format(MostPerThousandUsd)} dollars");
        foreach (var fault in PeriodRules.Note(file, path, tool.Note))
            yield return fault;
    }

    [GeneratedRegex(@"^[a-z][a-z-]{0,31}\z")]
    private static partial Regex RegionForm();

    [GeneratedRegex(@"^(UTC|[+-](0[0-9]|1[0-4]):[0-5][0-9])\z")]
    private static partial Regex ZoneForm();
}
