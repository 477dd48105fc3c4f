using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Costs;

/// <summary>
/// Says what a figure over time leaves out, since all of it is at the price in force: later prices that are confirmed, and the ends of
/// tiers and models, within a year. What is only announced takes no effect and is not said before its day.
/// </summary>
internal static class ComingPrices
{
    /// <summary>One sentence; null where a session is known to cost the same for a year.</summary>
    /// <param name="cost">What a session costs at the price in force.</param>
    /// <param name="workload">The session.</param>
    public static string? Of(TaskCost cost, Workload workload)
    {
        var (model, before) = (cost.Model, cost.Model.AsOf.AYearLater);
        List<string> changes = [.. Changes(cost, workload, before)];
        if (Lifetimes.LaterEnd(model.Listing, model.AsOf, before) is { } end)
            changes.Add(end);
        return changes.Count == 0
            ? null
            : $"{model.Id} is taken at the price in force throughout, though {string.Join(", and ", changes)}.";
    }

    // A later price may leave this session's as it is: only what changes is said.
    private static IEnumerable<string> Changes(TaskCost cost, Workload workload, Moment before)
    {
        Usd? last = cost.Total;
        foreach (var (period, model) in cost.Model.TakingEffectBefore(before))
        {
            var later = model is null ? null : TaskCost.Of(model, workload).OrNull();
            if (later?.Total != last)
                yield return $"from {period.From} on {Change(cost, model, later)} ({period.Source})";
            last = later?.Total;
        }
    }

    private static string Change(TaskCost cost, PricedModel? model, TaskCost? later) => later is null
        ? $"it {Missing(cost, model)}"
        : $"the confirmed price is another one, at which a session costs {later.Total.InsteadOf(cost.Total)}";

    private static string Missing(TaskCost cost, PricedModel? model)
    {
        var ended = model is null ? [] : cost.Tiers.Except(model.Tiers).Select(EnumNames<ServiceTier>.Of).ToList();
        return ended.Count > 0 ? $"has no {string.Join(" and no ", ended)} tier" : "is not offered for such sessions";
    }
}
