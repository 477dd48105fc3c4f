using Calculator.Pricing;

namespace Calculator.Api.Endpoints.Plans;

/// <summary>Says of plans whose limits are stated neither in tokens nor in dollars that nothing shows a workload fits them.</summary>
internal static class OpaqueLimits
{
    public static IEnumerable<string> Of(IEnumerable<PricedPlan> plans) => plans
        .Where(plan => plan.Period.IncludedUsd is null)
        .Select(plan => plan.Period.UsageLimits is { } limits
            ? $"{plan.Plan.Name} has usage limits that the provider does not state in tokens or dollars, and nothing here says that the workload fits them: {limits}"
            : $"{plan.Plan.Name} states no usage limits; nothing here says that the workload fits them.");
}
