using Calculator.Api.Fields;
using Calculator.Api.Replies;
using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Api.Endpoints.Plans;

/// <summary>Says what the ladder rests on: which limits, from where, and of which plans nothing is known.</summary>
internal static class LadderSentences
{
    public static IEnumerable<string> Of(IEnumerable<PlanAllowance> allowances, OwnLimits limits, PlanFields fields)
    {
        foreach (var plan in allowances)
        {
            if (limits.Of(plan.Plan) is { } own)
                yield return $"Ladder: {plan.Plan.Plan.Id} with your limit of {own} of usage a week a seat at list price.{Beyond(plan)}";
            else if (plan.PerMonth is null)
                yield return fields.AssumeUnlimited ? $"Ladder: {plan.Plan.Plan.Id} is taken to have no limit." : $"Ladder: no limit of {plan.Plan.Plan.Id} is known, so nothing is claimed of it beyond its fee of {plan.Fee}.";

            foreach (var limit in limits.Of(plan.Plan) is null ? plan.Plan.Limits : [])
            {
                yield return $"Ladder: {plan.Plan.Plan.Id} is estimated to end at {Range(limit)} {EnumNames<LimitUnit>.Of(limit.Unit)} a {EnumNames<LimitWindow>.Of(limit.Window)} a seat{Taken(limit, fields)}, since {limit.From} (confidence {EnumNames<Confidence>.Of(limit.Confidence)}, checked {PriceAnswer.Date(limit.Checked)}): {limit.Source}.{(limit.Note is { } note ? $" {note}" : "")}{Beyond(plan)}";
            }
        }
    }

    private static string Range(PlanLimit limit) => limit.Low == limit.High
        ? PlainNumber.ForReading(limit.High)
        : $"{PlainNumber.ForReading(limit.Low)} to {PlainNumber.ForReading(limit.High)}";

    private static string Taken(PlanLimit limit, PlanFields fields) => limit.Low == limit.High ? "" : $", taken as {EnumNames<LimitBound>.Of(fields.LimitBound)}";

    private static string Beyond(PlanAllowance plan) => plan.HasOverage ? " What exceeds it is billed at list price." : " The plan ends there.";
}

/// <summary>Says of plans whose limits are stated neither in tokens nor in dollars that nothing shows a workload fits them.</summary>
internal static class OpaqueLimits
{
    public static IEnumerable<string> Of(IEnumerable<PricedPlan> plans) => plans
        .Where(plan => plan.Period.IncludedUsd is null)
        .Select(plan => plan.Period.UsageLimits is { } limits
            ? $"{plan.Plan.Name} has usage limits that the provider does not state in tokens or dollars, and nothing here says that the workload fits them: {limits}"
            : $"{plan.Plan.Name} states no usage limits; nothing here says that the workload fits them.");
}
