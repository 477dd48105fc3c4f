using Calculator.Api.Binding;
using Calculator.Api.Endpoints.Plans;
using Calculator.Api.Endpoints.Spend;
using Calculator.Api.Fields;
using Calculator.Api.Hosting;
using Calculator.Api.OpenApi;
using Calculator.Api.Replies;
using Calculator.Api.Workbook;
using Calculator.Outcomes;
using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Spend;
using Calculator.Units;

namespace Calculator.Api.Endpoints.Spreadsheets;

/// <summary>What would a spreadsheet of this workload look like?</summary>
internal sealed class MakeWorkbook : FileCalculator<WorkbookRequest>
{
    public override void Configure() => Ask(
        "/workbook.xlsx",
        Sections.Report,
        "A live workbook of one workload: spend and break-even, with a curve by volume.",
        "Its inputs can be changed in the spreadsheet: the results are formulas that ask this service. They carry the values of now, so numbers show before anything is asked.",
        limit: RequestLimits.Heavy);

    protected override string MediaType => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    protected override Outcome<FileAnswer> Answer(WorkbookRequest request, PriceBook book) =>
        from cost in request.Task.Price(book)
        from choice in request.Plans.Choose(book, cost.Model)
        from breakEven in BreakEvenAnswer.Of(cost, request.Task.Workload, request.Volume, new PlanFields { Chosen = request.Plans }, book)
        let forecast = new SpendForecast(cost, request.SessionsPerDay, request.Month.DaysPerMonth)
        let facts = FactsOf(request, forecast, SpendAnswer.Of(forecast, book), breakEven, choice.Plans)
        select new FileAnswer(WorkbookFile.Of(facts, Addresses.Of(HttpContext.Request)), $"llm-cost-{FileNameOf(cost.Model.Id)}.xlsx");

    private static WorkbookFacts FactsOf(WorkbookRequest request, SpendForecast forecast, SpendAnswer spend, BreakEvenAnswer breakEven, IReadOnlyList<PricedPlan> plans) => new()
    {
        Inputs = InputField.Of(request, RequestShape.Of<WorkbookRequest>(), RequestShape.Of<SpendRequest>()),
        Spend = AnswerNode.Of(spend),
        BreakEven = AnswerNode.Of(breakEven),
        Forecast = forecast,
        Plans = [.. plans.Select(plan => PlanComparison.Of(plan, forecast.Session, request.Plans.Seats))],
        Pricing = spend.Pricing,
        Sources = [(spend.Model, spend.Price), .. breakEven.Plans.Select(plan => (plan.Name, PriceOf(plan)))],
        Assumptions = [.. spend.Assumptions.Union(breakEven.Assumptions)],
    };

    private static PriceAnswer PriceOf(PlanRow plan) => new()
    {
        From = plan.From,
        Source = plan.Source,
        Checked = plan.Checked,
        Confidence = plan.Confidence,
        Note = plan.Note,
    };

    // Ids come from pricing files, private ones too: a quote or a line end must not leave the header's value.
    private static string FileNameOf(string model) => string.Concat(model.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' ? letter : '-'));
}

internal sealed record WorkbookRequest : IPricedRequest
{
    public required TaskFields Task { get; init; }

    [Field("How many sessions run a day.", Unit = "sessions / day", Example = "1000")]
    public required SessionsPerDay SessionsPerDay { get; init; }

    public required MonthFields Month { get; init; }

    public required ChosenPlanFields Plans { get; init; }

    public required PricingFields Prices { get; init; }

    /// <summary>The same volume, as calculators take it that can do without.</summary>
    public VolumeFields Volume => new() { SessionsPerDay = SessionsPerDay, Month = Month };
}
