using Calculator.Api.Endpoints.Catalog;
using Calculator.Api.OpenApi;
using Calculator.Api.Replies;
using Calculator.Outcomes;
using Calculator.Warehouse;

namespace Calculator.Api.Endpoints.Warehouse;

/// <summary>What does each name that a log may carry stand for?</summary>
internal sealed class ListAliases : Question<VersionRequest, AliasesAnswer>
{
    public override void Configure() => Ask("/pricing/{version}/aliases", Sections.Catalog, Texts.AliasesSummary, Texts.Aliases);

    protected override Outcome<AliasesAnswer> Answer(VersionRequest request, AnswerContext context) =>
        from version in context.Find(request.Version)
        from table in RateTable.Of(version)
        select AliasesAnswer.Of(table);
}

/// <summary>The names of the models of a version.</summary>
/// <param name="Aliases">The rows, model by model, each model's own id first.</param>
[CsvRows(nameof(Aliases))]
internal sealed record AliasesAnswer(IReadOnlyList<AliasRowAnswer> Aliases)
{
    public static AliasesAnswer Of(RateTable table) => new([.. table.Names.Select(name => AliasRowAnswer.Of(name, table.Version))]);
}
