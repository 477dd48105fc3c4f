using Calculator.Api.Endpoints.Catalog;
using Calculator.Api.OpenApi;
using Calculator.Api.Replies;
using Calculator.Outcomes;
using Calculator.Warehouse;

namespace Calculator.Api.Endpoints.Warehouse;

/// <summary>What are all rates of a version, as one table?</summary>
internal sealed class ListRates : Question<VersionRequest, RatesTableAnswer>
{
    public override void Configure() => Ask("/pricing/{version}/rates", Sections.Catalog, Texts.RatesSummary, Texts.Rates);

    protected override Outcome<RatesTableAnswer> Answer(VersionRequest request, AnswerContext context) =>
        from version in context.Find(request.Version)
        from table in RateTable.Of(version)
        select RatesTableAnswer.Of(table);
}

/// <summary>The rates of a version.</summary>
/// <param name="Rates">The rows, model by model.</param>
[CsvRows(nameof(Rates))]
internal sealed record RatesTableAnswer(IReadOnlyList<RateRowAnswer> Rates)
{
    public static RatesTableAnswer Of(RateTable table) => new([.. table.Rows.Select(row => RateRowAnswer.Of(row, table.Version))]);
}
