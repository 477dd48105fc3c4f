using Calculator.Api.Binding;
using Calculator.Api.Fields;
using Calculator.Api.OpenApi;
using Calculator.Api.Replies;
using Calculator.Outcomes;
using Calculator.Pricing;

namespace Calculator.Api.Endpoints.Catalog;

/// <summary>What has a subscription cost over time?</summary>
internal sealed class ShowPlan : Question<PlanRequest, PlanAnswer>
{
    public override void Configure() => Ask(
        "/plans/{id}",
        Sections.Catalog,
        "One subscription with its fee history.",
        "Every period, oldest first; inForce marks the one at asOf. As CSV one row a period.");

    protected override Outcome<PlanAnswer> Answer(PlanRequest request, AnswerContext context) =>
        from book in context.Open(request.Prices)
        from plan in book.PlanListing(request.Id).Telling("id", insteadOf: "plans")
        select PlanAnswer.Of(plan, book);
}

internal sealed record PlanRequest
{
    [Field("The plan, by its exact id.", Unit = "id", Example = "claude-max-5x")]
    public required string Id { get; init; }

    public required PricingFields Prices { get; init; }
}

/// <summary>A plan and all its fees.</summary>
/// <param name="Id">The id requests use.</param>
/// <param name="Name">The name as people write it.</param>
/// <param name="Covers">The providers whose models it covers.</param>
/// <param name="Prices">The periods, oldest first.</param>
/// <param name="Limits">What is known of how much one seat may use, each window's limits oldest first.</param>
/// <param name="Pricing">Which prices were used.</param>
[CsvRows(nameof(Prices))]
internal sealed record PlanAnswer(string Id, string Name, IReadOnlyList<string> Covers, IReadOnlyList<PlanFee> Prices, IReadOnlyList<PlanLimitListing> Limits, PricingAnswer Pricing)
{
    public static PlanAnswer Of(Plan plan, PriceBook book)
    {
        var inForce = plan.Prices.InForce(book.AsOf);
        return new PlanAnswer(
            plan.Id,
            plan.Name,
            plan.Covers,
            [.. plan.Prices.Select(period => PlanFee.Of(period, plan.Prices.NextInForce(period), period == inForce))],
            [.. plan.Limits.Select(PlanLimitListing.Of)],
            PricingAnswer.Of(book));
    }
}

/// <summary>A plan's fee from a moment on.</summary>
/// <param name="From">Since when it holds.</param>
/// <param name="Until">When the next one begins; absent for the last.</param>
/// <param name="Status">Set on scheduled fees; announced ones do not take effect.</param>
/// <param name="InForce">Whether it holds at asOf.</param>
/// <param name="MonthlyFeeUsd">The fee of one seat, in dollars a month.</param>
/// <param name="IncludedUsd">Usage at API rates that the fee includes, in dollars a month.</param>
/// <param name="UsageLimits">What the provider says of limits that are no number.</param>
/// <param name="Source">Where the fee was taken from.</param>
/// <param name="Checked">The day on which the source was last read.</param>
/// <param name="Confidence">How far the fee is to be trusted.</param>
/// <param name="Note">Where sources disagree, or a date is uncertain.</param>
/// <param name="Overage">How usage beyond what is included, or beyond a limit, is billed; absent where nothing is known of it.</param>
internal sealed record PlanFee(
    string From,
    string? Until,
    PriceStatus? Status,
    bool InForce,
    decimal MonthlyFeeUsd,
    decimal? IncludedUsd,
    string? UsageLimits,
    string Source,
    string Checked,
    Confidence Confidence,
    string? Note,
    Overage? Overage)
{
    public static PlanFee Of(PlanPeriod period, PlanPeriod? next, bool inForce) => new(
        period.From.ToString(),
        next?.From.ToString(),
        period.Status,
        inForce,
        period.MonthlyFeeUsd,
        period.IncludedUsd,
        period.UsageLimits,
        period.Source,
        PriceAnswer.Date(period.Checked),
        period.Confidence,
        period.Note,
        period.Overage);
}
