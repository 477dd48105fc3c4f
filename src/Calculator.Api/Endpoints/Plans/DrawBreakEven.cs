using Calculator.Api.Charts;
using Calculator.Api.OpenApi;
using Calculator.Api.Replies;
using Calculator.Outcomes;
using Calculator.Pricing;

namespace Calculator.Api.Endpoints.Plans;

/// <summary>The break-even as a picture.</summary>
internal sealed class DrawBreakEven : FileCalculator<BreakEvenRequest>
{
    public override void Configure() =>
        Ask("/break-even/chart.svg", Sections.BreakEven, BreakEvenChartTexts.Summary, BreakEvenChartTexts.Description);

    protected override string MediaType => SvgFile.ContentType;

    protected override Outcome<FileAnswer> Answer(BreakEvenRequest request, PriceBook book) =>
        from usage in request.Carried.Of(request.Volume, book)
        from compared in request.Plans.Compare(usage, book)
        let chart = BreakEvenChart.Of(compared, usage, request.Volume.Month.DaysPerMonth, request.Plans.AreNamed, book)
        select SvgFile.Of(chart.Draw());
}

/// <summary>What is said of the route.</summary>
internal static class BreakEvenChartTexts
{
    public const string Summary = "The break-even as a picture.";

    public const string Description =
        "A month's cost by sessions a day, or by what the API bills, for the API and up to five plans: "
        + "those that are named, else those that are the cheapest somewhere. "
        + "A plan's line leaves its fee where usage beyond is billed, and ends where it stops. "
        + "SVG without a script, light or dark as the reader's screen is.";
}
