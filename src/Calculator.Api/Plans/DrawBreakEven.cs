using Calculator.Api.Charts;
using Calculator.Api.Http;
using Calculator.Outcomes;
using Calculator.Plans;
using Calculator.Pricing;

namespace Calculator.Api.Plans;

/// <summary>The break-even as a picture.</summary>
internal static class DrawBreakEven
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapFile<BreakEvenRequest>("/break-even/chart.svg", Answer, SvgFile.ContentType)
        .Describe(
            nameof(DrawBreakEven),
            Tags.BreakEven,
            "The break-even as a picture.",
            "A month's cost by sessions a day, for the API and each plan, with the points at which they cost the same. SVG without a script, light or dark as the reader's screen is.");

    private static Outcome<FileAnswer> Answer(BreakEvenRequest request, PriceBook book) =>
        from cost in request.Task.Price(book)
        from choice in request.Plans.Choose(book, cost.Model)
        let plans = choice.Plans.Select(plan => PlanComparison.Of(plan, cost, request.Plans.Seats)).ToList()
        select SvgFile.Of(BreakEvenChart.Of(cost, plans, request.Volume.SessionsPerDay, request.Volume.Month.DaysPerMonth).Draw());
}
