using Calculator.Outcomes;
using Calculator.Units;

namespace Calculator.Pricing.Files;

/// <summary>What holds of the plans: their fees, and the limits of a seat.</summary>
internal static class PlanRules
{
    private const decimal MostFeeUsd = 1_000_000m;

    public static IEnumerable<PricingFault> Check(PricingFile<PlanFile> file, VersionDraft draft)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "api" };
        foreach (var (plan, path) in file.Content.Plans.At("$.plans"))
        {
            foreach (var fault in PricingRules.Id(file, plan.Id, $"{path}.id"))
                yield return fault;
            if (!taken.Add(plan.Id))
                yield return file.Fault($"{path}.id", $"'{Echo.Of(plan.Id)}' is taken");

            foreach (var fault in Check(file, plan, path, draft))
                yield return fault;
        }
    }

    private static IEnumerable<PricingFault> Check(PricingFile<PlanFile> file, Plan plan, string path, VersionDraft draft) =>
    [
        .. plan.Covers.At($"{path}.covers")
            .Where(provider => !draft.HasFile($"models/{provider.Item}.json"))
            .Select(provider => file.Fault(provider.Path, $"there is no models/{Echo.Of(provider.Item)}.json")),
        .. PeriodRules.OfPrices(file, plan.Prices, $"{path}.prices", draft),
        .. plan.Prices.At($"{path}.prices").SelectMany(period => Fee(file, period.Item, period.Path, draft)),
        .. plan.Limits.At($"{path}.limits").SelectMany(limit => Limit(file, limit.Item, limit.Path, draft)),
        .. plan.Limits.At($"{path}.limits").GroupBy(limit => limit.Item.Window)
            .SelectMany(window => PeriodRules.Order(file, [.. window], draft)),
    ];

    private static IEnumerable<PricingFault> Fee(PricingFile<PlanFile> file, PlanPeriod period, string path, VersionDraft draft)
    {
        foreach (var fault in PeriodRules.Provenance(file, path, period.Source, period.Checked, period.Note, draft))
            yield return fault;
        if (period.MonthlyFeeUsd is < 0 or > MostFeeUsd)
            yield return file.Fault($"{path}.monthlyFeeUsd", $"must be from 0 to {PlainNumber.Format(MostFeeUsd)} dollars");
        if (period.IncludedUsd is < 0 or > MostFeeUsd)
            yield return file.Fault($"{path}.includedUsd", $"must be from 0 to {PlainNumber.Format(MostFeeUsd)} dollars");
    }

    private static IEnumerable<PricingFault> Limit(PricingFile<PlanFile> file, PlanLimit limit, string path, VersionDraft draft)
    {
        foreach (var fault in PeriodRules.Provenance(file, path, limit.Source, limit.Checked, limit.Note, draft))
            yield return fault;
        if (limit.Low <= 0 || limit.High > MostOf(limit.Unit))
            yield return file.Fault(path, $"low, expected and high must be above 0 and at most {PlainNumber.Format(MostOf(limit.Unit))}");
        if (limit.Low > limit.Expected || limit.Expected > limit.High)
            yield return file.Fault(path, "low, expected and high must rise");
    }

    // Far above any limit known, and low enough that what it is worth stays exact for any session and number of seats.
    private static decimal MostOf(LimitUnit unit) => unit == LimitUnit.Tokens ? TokenCount.Bounds.Most : MostFeeUsd;
}
