using Calculator.Api.Charts;
using Calculator.Api.Fields;
using Calculator.Api.OpenApi;
using Calculator.Api.Replies;
using Calculator.Outcomes;
using Calculator.Plans;
using FluentValidation;

namespace Calculator.Api.Endpoints.Plans;

/// <summary>The break-even as a picture.</summary>
internal static class DrawBreakEven
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapFile<BreakEvenChartRequest>("/break-even/chart.svg", SvgFile.ContentType, Answer)
        .Describe(
            nameof(DrawBreakEven),
            Sections.BreakEven,
            "The break-even as a picture.",
            "A month's cost by sessions a day, for the API and each plan, with the points at which they cost the same. SVG without a script, light or dark as the reader's screen is.");

    private static Outcome<FileAnswer> Answer(BreakEvenChartRequest request, Desk desk) =>
        from book in desk.Open(request.Prices)
        from cost in request.Task.Price(book)
        from choice in request.Plans.Choose(book, cost.Model)
        let plans = choice.Plans.Select(plan => PlanComparison.Of(plan, cost, request.Plans.Seats)).ToList()
        select SvgFile.Of(BreakEvenChart.Of(cost, plans, request.Volume.SessionsPerDay, request.Volume.Month.DaysPerMonth).Draw());
}

/// <summary>What a break-even is asked by, without the limits: those belong to the ladder and are not drawn.</summary>
internal sealed record BreakEvenChartRequest
{
    public required TaskFields Task { get; init; }

    public required VolumeFields Volume { get; init; }

    public required ChosenPlanFields Plans { get; init; }

    public required PricingFields Prices { get; init; }
}

internal sealed class BreakEvenChartValidator : AbstractValidator<BreakEvenChartRequest>
{
    public BreakEvenChartValidator() => RuleFor(request => request.Task.Workload).SetValidator(new WorkloadFields.Rules());
}
