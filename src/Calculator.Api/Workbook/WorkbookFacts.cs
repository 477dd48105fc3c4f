using Calculator.Api.Endpoints.Plans;
using Calculator.Api.Endpoints.Spend;
using Calculator.Api.Endpoints.Spreadsheets;
using Calculator.Api.Fields;
using Calculator.Outcomes;
using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Spend;

namespace Calculator.Api.Workbook;

/// <summary>What a workbook tells.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="Spend">What <c>/v1/spend</c> answers.</param>
/// <param name="BreakEven">What <c>/v1/break-even</c> answers.</param>
/// <param name="Forecast">The workload over time.</param>
/// <param name="Plans">The plans held against it, in the order of the rows.</param>
internal sealed record WorkbookFacts(
    WorkbookRequest Request,
    SpendAnswer Spend,
    BreakEvenAnswer BreakEven,
    SpendForecast Forecast,
    IReadOnlyList<PlanComparison> Plans)
{
    public static Outcome<WorkbookFacts> Of(WorkbookRequest request, PriceBook book) =>
        from cost in request.Task.Price(book)
        from choice in request.Plans.Choose(book, cost.Model)
        from breakEven in BreakEvenAnswer.Of(cost, request.Task.Workload, VolumeOf(request), new PlanFields { Chosen = request.Plans }, book)
        let forecast = new SpendForecast(cost, request.SessionsPerDay, request.Month.DaysPerMonth)
        select new WorkbookFacts(
            request,
            SpendAnswer.Of(forecast, book),
            breakEven,
            forecast,
            [.. choice.Plans.Select(plan => PlanComparison.Of(plan, cost, request.Plans.Seats))]);

    private static VolumeFields VolumeOf(WorkbookRequest request) => new() { SessionsPerDay = request.SessionsPerDay, Month = request.Month };
}
