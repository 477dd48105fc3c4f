using Calculator.Api.Replies;
using Calculator.Plans;
using Calculator.Pricing;

namespace Calculator.Api.Endpoints.Plans;

/// <summary>Says of which plans nobody has compared the fee with its source for long.</summary>
internal static class OldFees
{
    public static IEnumerable<string> Of(IReadOnlyList<PlanQuote> quotes)
    {
        var old = quotes.Select(quote => quote.Plan).Where(plan => PriceAges.AreOld(plan.Period.Checked, plan.AsOf)).ToList();
        if (old.Count > 0)
        {
            var plans = string.Join(", ", old.Select(plan => $"{plan.Plan.Id} ({PriceAnswer.Date(plan.Period.Checked)})"));
            yield return $"Fees that were last checked more than {PriceAges.MostDays} days before {PriceAnswer.Date(old[0].AsOf.Day)}, "
                + $"and may have changed since: {plans}.";
        }
    }
}
