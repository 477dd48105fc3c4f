using Calculator.Api.Binding;
using Calculator.Api.Fields;
using Calculator.Api.Hosting;
using Calculator.Api.OpenApi;
using Calculator.Api.Replies;
using Calculator.Api.Workbook;
using Calculator.Outcomes;
using Calculator.Pricing;
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
        from facts in WorkbookFacts.Of(request, book)
        select new FileAnswer(WorkbookFile.Of(facts, Addresses.Of(HttpContext.Request)), $"llm-cost-{FileNameOf(facts.Spend.Model)}.xlsx");

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
}
