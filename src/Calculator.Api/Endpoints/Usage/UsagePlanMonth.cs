using Calculator.Api.Replies;
using Calculator.Usage.Replay;

namespace Calculator.Api.Endpoints.Usage;

/// <summary>What a month under a plan costs, in dollars. A low limit gives the high figure.</summary>
/// <param name="Low">By the highest limit any source gives; where nothing is known of a limit, without any.</param>
/// <param name="Expected">By the limit to plan with; null where nothing is known of one.</param>
/// <param name="High">By the lowest limit any source gives; null where nothing is known of one.</param>
/// <param name="Reason">Why figures are null: <c>limitUnknown</c>.</param>
internal sealed record UsagePlanMonth(
    decimal Low,
    [property: MayBeNull(nameof(UsagePlanMonth.Reason))] decimal? Expected,
    [property: MayBeNull(nameof(UsagePlanMonth.Reason))] decimal? High,
    [property: NotInCsv] string? Reason)
{
    public static UsagePlanMonth Of(PlanReplay plan) => plan.PerMonth is { } usd
        ? new UsagePlanMonth(usd.Low.Value, usd.Expected.Value, usd.High.Value, null)
        : new UsagePlanMonth(plan.LeastPerMonth.Value, null, null, ReasonWords.LimitUnknown);
}
