using Calculator.Outcomes;
using Calculator.Units;

namespace Calculator.Pricing.Files;

/// <summary>What holds of the plans: their fees, and the limits of a seat.</summary>
internal static class PlanRules
{
    private const decimal MostFeeUsd = 1_000_000m;
    private const decimal MostFactor = 10;

    public static IEnumerable<PricingFault> Check(PricingFile<PlanFile> file, VersionDraft draft)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "api", Plan.OwnId };
        foreach (var (plan, path) in file.Content.Plans.At("$.plans"))
        {
            foreach (var (name, place) in plan.Aliases.At($"{path}.aliases").Prepend((plan.Id, $"{path}.id")))
            {
                foreach (var fault in PricingRules.Id(file, name, place))
                    yield return fault;
                if (!taken.Add(name))
                    yield return file.Fault(place, $"'{Echo.Of(name)}' is taken");
            }

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
        .. plan.Prices.At($"{path}.prices").SelectMany(period => Serves(file, plan, period.Item, period.Path, draft)),
        .. plan.Limits.At($"{path}.limits").SelectMany(limit => Limit(file, limit.Item, limit.Path, draft)),
        .. LimitModels(file, plan, path, draft),
        .. PerModel(file, plan, path),
        .. plan.Limits.At($"{path}.limits").GroupBy(limit => limit.Item.Series)
            .SelectMany(series => PeriodRules.Order(file, [.. series], draft)),
        .. Names(file, plan, path),
    ];

    private static IEnumerable<PricingFault> Names(PricingFile<PlanFile> file, Plan plan, string path)
    {
        foreach (var (before, after) in plan.Names.At($"{path}.names").Zip(plan.Names.At($"{path}.names").Skip(1)))
        {
            if (after.Item.From <= before.Item.From)
            {
                yield return file.Fault(
                    $"{after.Path}.from",
                    $"{after.Item.From} must come after {before.Item.From}: they stand oldest first");
            }
        }

        if (plan.Names.Count > 0 && plan.Names[^1].Name != plan.Name)
            yield return file.Fault($"{path}.names", $"must end with today's name, '{Echo.Of(plan.Name)}'");
    }

    private static IEnumerable<PricingFault> Fee(PricingFile<PlanFile> file, PlanPeriod period, string path, VersionDraft draft)
    {
        foreach (var fault in PeriodRules.Provenance(file, path, period.Source, period.Checked, period.Note, draft))
            yield return fault;
        if (period.MonthlyFeeUsd is < 0 or > MostFeeUsd)
            yield return file.Fault($"{path}.monthlyFeeUsd", $"must be from 0 to {PlainNumber.Format(MostFeeUsd)} dollars");
        (string Field, decimal? Usd)[] amounts =
        [
            ("annualPerMonthUsd", period.AnnualPerMonthUsd), ("includedUsd", period.IncludedUsd),
            ("apiCreditUsdPerMonth", period.ApiCreditUsdPerMonth), ("maxApiCreditUsdPerMonth", period.MaxApiCreditUsdPerMonth),
        ];
        foreach (var (field, _) in amounts.Where(amount => amount.Usd is < 0 or > MostFeeUsd))
            yield return file.Fault($"{path}.{field}", $"must be from 0 to {PlainNumber.Format(MostFeeUsd)} dollars");
        if (period.MaxSeats?.Value < period.MinSeats?.Value)
            yield return file.Fault($"{path}.maxSeats", "must not be below minSeats");
        if (period.OverageFactor is <= 0 or > MostFactor)
            yield return file.Fault($"{path}.overageFactor", $"must be above 0 and at most {PlainNumber.Format(MostFactor)}");
        if (period is { OverageFactor: not null, PerUsdBeyond: null })
            yield return file.Fault($"{path}.overageFactor", "is what usage beyond costs, and overage does not say that it is billed");
        if ((period.ApiCreditUsdPerMonth is null) != (period.ApiCreditNote is null))
            yield return file.Fault($"{path}.apiCreditNote", "says what apiCreditUsdPerMonth may be spent on: the one goes with the other");
        if (period.MaxApiCreditUsdPerMonth is { } most && !(period.ApiCreditUsdPerMonth <= most))
            yield return file.Fault($"{path}.maxApiCreditUsdPerMonth", "is the most of apiCreditUsdPerMonth, and not below that of a seat");
    }

    // A plan is for models of the providers it covers, by ids: a family that grows would take models in of which nothing is stated.
    private static IEnumerable<PricingFault> Serves(
        PricingFile<PlanFile> file, Plan plan, PlanPeriod period, string path, VersionDraft draft)
    {
        var named = (period.Models ?? []).At($"{path}.models").Concat(period.NotIncluded.At($"{path}.notIncluded"));
        foreach (var fault in Covered(file, plan, named, draft))
            yield return fault;
        if (period.Models is { Count: 0 })
            yield return file.Fault($"{path}.models", "must name a model, or be left out where the plan is for all that it covers");
        foreach (var (model, place) in period.NotIncluded.At($"{path}.notIncluded"))
        {
            if (period.Models?.Contains(model) == false)
                yield return file.Fault(place, $"'{Echo.Of(model)}' is not among models, so the plan does not serve it at all");
        }

        if ((period.Offered is null) != (period.OfferedNote is null))
            yield return file.Fault($"{path}.offeredNote", "says what is stated of offered: the one goes with the other");
    }

    private static IEnumerable<PricingFault> Covered(
        PricingFile<PlanFile> file, Plan plan, IEnumerable<(string Item, string Path)> models, VersionDraft draft)
    {
        var covered = draft.Providers.Where(provider => plan.Covers.Contains(provider.Content.Id))
            .SelectMany(provider => provider.Content.Models)
            .Select(model => model.Id)
            .ToList();
        return models.Where(model => draft.AllProvidersWereRead && !covered.Contains(model.Item)).Select(model => file.Fault(
            model.Path,
            $"'{Echo.Of(model.Item)}' is no model of a provider that covers names; "
                + $"the nearest are {string.Join(", ", Nearest.To(model.Item, covered).DefaultIfEmpty("none"))}"));
    }

    // Of one window and mix at most one series may be about a model: else nothing says which of them holds.
    private static IEnumerable<PricingFault> LimitModels(PricingFile<PlanFile> file, Plan plan, string path, VersionDraft draft)
    {
        var limits = plan.Limits.At($"{path}.limits").Where(limit => limit.Item.Models is not null).ToList();
        foreach (var (limit, place) in limits)
        {
            var models = limit.Models!.At($"{place}.models").ToList();
            foreach (var fault in Covered(file, plan, models, draft))
                yield return fault;
            if (models.Count == 0)
                yield return file.Fault($"{place}.models", "must name a model, or be left out where it holds of all that no other names");
            foreach (var (model, at) in models)
            {
                if (models.Find(one => one.Item == model).Path != at)
                    yield return file.Fault(at, $"'{Echo.Of(model)}' stands here twice");
                else if (plan.Prices.All(period => period.NotIncluded.Contains(model) || period.Models?.Contains(model) == false))
                    yield return file.Fault(at, $"no price of the plan includes '{Echo.Of(model)}', so it takes nothing of a limit");
                else if (limits.Exists(other => IsBeside(other.Item, limit) && other.Item.Names(model)))
                    yield return file.Fault(at, $"another limit of this window and mix names '{Echo.Of(model)}' beside other models");
            }
        }
    }

    // A model draws on its own limit of a window or on that of all: where both are stated, nothing says on which.
    private static IEnumerable<PricingFault> PerModel(PricingFile<PlanFile> file, Plan plan, string path) =>
        plan.Limits.At($"{path}.limits")
            .Where(limit => !limit.Item.PerModel
                && plan.Limits.Any(other => other.Window == limit.Item.Window && other.PerModel))
            .Select(limit => file.Fault(limit.Path, "lacks 'perModel': another limit of this window is for each model by itself"));

    private static bool IsBeside(PlanLimit other, PlanLimit limit) =>
        other.Series != limit.Series && other.Series with { Models = null } == limit.Series with { Models = null };

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
