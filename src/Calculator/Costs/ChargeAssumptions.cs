using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Costs;

/// <summary>Says what the provider's rules beyond its rates make of a session.</summary>
internal static class ChargeAssumptions
{
    public static void AddTo(List<string> sentences, TaskCost cost, Workload workload)
    {
        sentences.AddIfSaid(BelowTheCacheMinimum(cost, workload));
        sentences.AddIfSaid(LongInOneRequest(cost, workload));
        sentences.AddIfSaid(OfOther(workload));
        sentences.AddIfSaid(OfSearches(cost.Model, workload));
        sentences.AddIfSaid(OfPeakHours(cost, workload));
        sentences.AddIfSaid(OverTheWindow(cost.Model, workload.Prompt));
        sentences.AddRange(workload.Remarks);
    }

    // Without a cache nothing is written to it, so no lifetime is missing.
    private static string? BelowTheCacheMinimum(TaskCost cost, Workload workload) =>
        workload.Tokens.IsCached && workload.Prompt.Value < cost.Model.MinCacheTokens
            ? $"{cost.Model.Id} caches no prompt below {PlainNumber.ForReading(cost.Model.MinCacheTokens)} tokens, "
                + $"and the mean prompt has {workload.Prompt}: without a cache a session "
                + $"costs {cost.TotalIf(workload.Tokens.Uncaching())!.Value.InsteadOf(cost.Total)}."
            : null;

    // Whoever leaves out how many requests a session makes has said that it is one: a long prompt, on a dearer card.
    private static string? LongInOneRequest(TaskCost cost, Workload workload) =>
        workload.Requests.Value == 1 && Array.Find(cost.Cards, card => !card.IsForAnySize && card.Band.Start > 0) is { } card
            ? OfSeveralRequests(cost, workload, card)
            : null;

    private static string? OfSeveralRequests(TaskCost cost, Workload workload, RateCard card)
    {
        var start = cost.Model.Period.Rates.Where(one => one.Tier == card.Tier && one.Band.Start > 0).Min(one => one.Band.Start);
        var requests = Math.Floor(workload.Prompt.Value / start) + 1;
        return requests <= RequestsPerSession.Bounds.Most
            && TaskCost.Of(cost.Model, workload with { Requests = new(requests) }).TryGet(out var several, out _)
            && several.Total != cost.Total
                ? $"The session is taken as one request, whose {workload.Prompt} prompt tokens {cost.Model.Id} prices "
                    + $"by its card for prompts {card.Band} tokens: as {PlainNumber.ForReading(requests)} requests (requestsPerSession) "
                    + $"it costs {several.Total.InsteadOf(cost.Total)}."
                : null;
    }

    private static string? OfPeakHours(TaskCost cost, Workload workload)
    {
        var model = cost.Model;
        if (workload.PeakShare is not null)
        {
            return model.HasPeakCard || workload.PeakShare == new ShareOrEven(default(Share))
                ? null
                : $"{model.Id} has no peak hours: peakShare changes nothing of its price.";
        }
        return workload.Tier is null && model.NamedTier is null && model.HasPeakCard
            ? PricedByTheClock(model, cost.Total, SpreadEvenly(model, workload))
            : null;
    }

    private static Func<Usd?> SpreadEvenly(PricedModel model, Workload workload) =>
        () => TaskCost.Of(model, workload with { PeakShare = ShareOrEven.Even }).TryGet(out var even, out _) ? even.Total : null;

    /// <summary>
    /// Where nobody said a tier: which card the clock chose, and what an even spread over the week would cost; null without peak hours.
    /// </summary>
    /// <param name="model">The model priced.</param>
    /// <param name="total">What a session costs.</param>
    /// <param name="evenly">What it costs spread evenly over the week; null where that is not offered.</param>
    public static string? PricedByTheClock(PricedModel model, Usd total, Func<Usd?> evenly)
    {
        if (!model.HasPeakCard || model.Peak is not { } peak)
            return null;

        var card = model.IsAtPeak
            ? $"{model.AsOf.ToInstantText()} lies in the peak hours of {model.Id}, so it is priced by its peak card"
            : $"{model.Id} is priced off-peak";
        return evenly() is { } even
            ? $"{card}. Spread evenly over the week, {PlainNumber.Format(peak.HoursPerWeek)} of 168 hours at peak, "
                + $"a session costs {even.InsteadOf(total)} (peakShare=even)."
            : $"{card}.";
    }

    /// <summary>Of a prompt over what the model takes; null where it is not.</summary>
    public static string? OverTheWindow(PricedModel model, TokenCount prompt) => model.IsOverWindow(prompt)
        ? $"A request's prompt of {prompt} tokens is over the {PlainNumber.ForReading(model.MaxPrompt.GetValueOrDefault())} {model.Id} "
            + "takes; it is priced by the largest band (allowOverWindow)."
        : null;

    private static string? OfSearches(PricedModel model, Workload workload) =>
        workload.WebSearches.Value > 0 && model.WebSearchPrice is { } price
            ? $"{model.Id} charges {new Usd(price.PerThousandUsd)} for a thousand web "
                + $"searches{(price.Note is { } note ? $": {note}" : ".")}"
            : null;

    private static string? OfOther(Workload workload) => workload.Other == Usd.Zero
        ? null
        : $"The other {workload.Other} of a session are paid whichever way it is paid for: no plan is taken to cover them.";
}
