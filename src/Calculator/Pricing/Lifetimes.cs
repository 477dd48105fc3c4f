using Calculator.Outcomes;
using Calculator.Units;

namespace Calculator.Pricing;

/// <summary>What is to be said of the ends of models and tiers.</summary>
internal static class Lifetimes
{
    /// <summary>How long before its end an answer about a model says that it ends.</summary>
    private const int DaysOfNotice = 90;

    /// <summary>Whether a model is no longer served: its end is confirmed and has come.</summary>
    public static bool HasEndedBy(this Model model, Moment asOf) =>
        model.Retires is { Status: PriceStatus.Confirmed } end && end.Moment <= asOf;

    /// <summary>Why a model that has ended has no price.</summary>
    public static Refusal Ended(Model model, Moment asOf, RefusalSubject about)
    {
        var end = model.Retires!;
        return new Refusal(
            RefusalKind.NotOffered,
            about,
            $"{model.Id} has no price at {asOf}: it ended on {Day(end.Date)}.{Follower(model)} An asOf before that day prices it as it "
                + "was.");
    }

    /// <summary>
    /// What an answer says of an end that is near, or that was announced and is not confirmed; null where there is nothing to say.
    /// </summary>
    public static string? Notice(Model model, Moment asOf)
    {
        if (model.Retires is not { } end || end.Moment.Instant - asOf.Instant > TimeSpan.FromDays(DaysOfNotice))
            return null;

        return end.Status == PriceStatus.Confirmed
            ? $"{model.Id} ends on {Day(end.Date)}.{Follower(model)}"
            : $"{model.Id}: an end announced for {Day(end.Date)} is not confirmed, and it is priced on ({end.Source}).{Follower(model)}";
    }

    /// <summary>The confirmed end of a model that comes before a moment and is too far off for <see cref="Notice"/>; else null.</summary>
    public static string? LaterEnd(Model model, Moment asOf, Moment before) =>
        model.Retires is { Status: PriceStatus.Confirmed } end && end.Moment < before && Notice(model, asOf) is null
            ? $"it ends on {Day(end.Date)}"
            : null;

    /// <summary>The last day, in UTC, a tier was offered on before a moment; null if it was not, or still is.</summary>
    public static DateOnly? LastDayOf(ServiceTier tier, Model model, Moment asOf)
    {
        var past = model.Prices.Where(period => period.From <= asOf && period.Status != PriceStatus.Announced).ToList();
        var last = past.FindLastIndex(period => period.Rates.Any(card => card.Tier == tier));
        return last >= 0 && last + 1 < past.Count ? new Moment(past[last + 1].From.Instant.AddTicks(-1)).Day : null;
    }

    public static string Day(DateOnly day) => Moment.StartOf(day).ToString();

    private static string Follower(Model model) =>
        (model.Retires?.Successor ?? model.Successor) is { } follower ? $" {follower} follows it." : "";
}
