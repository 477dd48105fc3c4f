using Calculator.Api.Charts;
using Calculator.Api.Fields;
using Calculator.Api.OpenApi;
using Calculator.Api.Replies;
using Calculator.Outcomes;
using Calculator.Plans;
using Calculator.Pricing;

namespace Calculator.Api.Endpoints.Plans;

/// <summary>The break-even as a picture.</summary>
internal sealed class DrawBreakEven : FileCalculator<BreakEvenChartRequest>
{
    public override void Configure() => Ask(
        "/break-even/chart.svg",
        Sections.BreakEven,
        "The break-even as a picture.",
        "A month's cost by sessions a day, for the API and each plan, with the points at which they cost the same. SVG without a script, light or dark as the reader's screen is.");

    protected override string MediaType => SvgFile.ContentType;

    protected override Outcome<FileAnswer> Answer(BreakEvenChartRequest request, PriceBook book) =>
        from cost in request.Task.Price(book)
        from choice in request.Plans.Choose(book, cost.Model)
        let plans = choice.Plans.Select(plan => PlanComparison.Of(plan, cost, request.Plans.Seats)).ToList()
        select SvgFile.Of(BreakEvenChart.Of(cost, plans, request.Volume.SessionsPerDay, request.Volume.Month.DaysPerMonth).Draw());
}

/// <summary>What a break-even is asked by, without the limits: those belong to the ladder and are not drawn.</summary>
internal sealed record BreakEvenChartRequest : IPricedRequest
{
    public required TaskFields Task { get; init; }

    public required VolumeFields Volume { get; init; }

    public required ChosenPlanFields Plans { get; init; }

    public required PricingFields Prices { get; init; }
}
