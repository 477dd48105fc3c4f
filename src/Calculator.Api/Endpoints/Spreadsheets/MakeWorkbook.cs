using Calculator.Api.Binding;
using Calculator.Api.Endpoints.Plans;
using Calculator.Api.Endpoints.Spend;
using Calculator.Api.Fields;
using Calculator.Api.Hosting;
using Calculator.Api.OpenApi;
using Calculator.Api.Replies;
using Calculator.Api.Workbook;
using Calculator.Outcomes;
using Calculator.Pricing;
using FluentValidation;

namespace Calculator.Api.Endpoints.Spreadsheets;

/// <summary>What would a spreadsheet of this workload look like?</summary>
internal sealed class MakeWorkbook : FileCalculator<WorkbookRequest>
{
    public override void Configure() => Ask(
        "/workbook.xlsx",
        Sections.Report,
        "A live workbook of one workload: spend and break-even, with a curve by volume.",
        "Its inputs can be changed in the spreadsheet: the results are formulas that ask this service. "
            + "They carry the values of now, so numbers show before anything is asked.",
        limit: RequestLimits.Heavy);

    protected override string MediaType => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    protected override Outcome<FileAnswer> Answer(WorkbookRequest request, PriceBook book) =>
        from usage in request.Carried.Of(request.Volume, book)
        from compared in request.Plans.Compare(usage, book)
        let breakEven = BreakEvenAnswer.Of(compared, usage, request.Volume, book)
        let spend = usage.Cost is { } cost && request.Volume.Forecast(cost) is { } forecast ? SpendAnswer.Of(forecast, book) : null
        let facts = FactsOf(request, usage, compared, spend, breakEven, ChoicesIn(book))
        select new FileAnswer(WorkbookFile.Of(facts, Addresses.Of(HttpContext.Request)), $"llm-cost-{FileNameOf(facts.Subject)}.xlsx");

    private static WorkbookFacts FactsOf(
        WorkbookRequest request,
        CarriedUsage usage,
        ComparedPlans compared,
        SpendAnswer? spend,
        BreakEvenAnswer breakEven,
        Choices choices) =>
        new()
        {
            Inputs = InputField.Of(request, RequestShape.Of<WorkbookRequest>(), RequestShape.Of<SpendRequest>()),
            Spend = spend is null ? null : AnswerNode.Of(spend),
            BreakEven = AnswerNode.Of(breakEven),
            PlanTable = TableOf(breakEven, PlanTable.ColumnsOf(usage.IsByTheDollar)),
            NamedPlans = request.Plans.Chosen.Plans ?? [],
            Carried = usage,
            SessionsPerMonth = usage.SessionsPerMonth!.Value,
            DaysPerMonth = request.Volume.Month.DaysPerMonth,
            Compared = compared.Plans,
            ByUse = LadderRung.Api,
            Choices = choices,
            Pricing = breakEven.Pricing,
            Sources =
            [
                .. spend is null ? Array.Empty<(string, PriceAnswer)>() : [(spend.Model, spend.Price)],
                .. breakEven.Plans.Select(plan => (plan.Name, PriceOf(plan))),
            ],
            Assumptions = [.. (spend?.Assumptions ?? []).Union(breakEven.Assumptions)],
        };

    private static string TableOf(BreakEvenAnswer answer, IReadOnlyList<string> columns) =>
        CsvTable.Of(answer, AnswerJson.Options, new Faults())!
            .Write(new ReplyFields { Format = ReplyFormat.Csv, Headers = HeaderRow.Dropped, Columns = columns }, new Faults())!
            .Replace("\r\n", $"{LiveFormula.RowEnd}", StringComparison.Ordinal);

    private static Choices ChoicesIn(PriceBook book) => new(
        [.. book.Models.Select(model => (model.Id, model.Listing.Name))],
        [.. book.Plans.Select(plan => (plan.Plan.Id, plan.Plan.Name))]);

    private static PriceAnswer PriceOf(PlanRow plan) => new()
    {
        From = plan.From,
        Source = plan.Source,
        Checked = plan.Checked,
        Confidence = plan.Confidence,
        Note = plan.Note,
    };

    // Ids come from pricing files, private ones too: a quote or a line end must not leave the header's value.
    private static string FileNameOf(string subject) =>
        string.Concat(subject.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' ? letter : '-'));
}

[RuledBy<WorkbookRules>]
internal sealed record WorkbookRequest : IPricedRequest
{
    public required CarriedFields Carried { get; init; }

    [AlsoFilledIn(nameof(VolumeFields.SessionsPerDay))]
    public required VolumeFields Volume { get; init; }

    public required PlanFields Plans { get; init; }

    public required PricingFields Prices { get; init; }
}

internal sealed class WorkbookRules : AbstractValidator<WorkbookRequest>
{
    public WorkbookRules() => RuleFor(request => request.Volume.SessionsPerDay)
        .NotNull()
        .When(request => request.Carried.ApiUsdPerMonth is null)
        .WithMessage("sessionsPerDay is missing; or give apiUsdPerMonth, what the API bills you.");
}
