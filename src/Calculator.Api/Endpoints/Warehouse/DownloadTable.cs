using Calculator.Api.Binding;
using Calculator.Api.OpenApi;
using Calculator.Api.Replies;
using Calculator.Outcomes;
using Calculator.Units;
using Calculator.Warehouse;

namespace Calculator.Api.Endpoints.Warehouse;

/// <summary>How does a warehouse load a version's rates?</summary>
internal sealed class DownloadTable : Question<TableRequest, FileAnswer>
{
    public override void Configure() => Ask("/pricing/{version}/{table}.parquet", Sections.Catalog, Texts.ParquetSummary, Texts.Parquet);

    protected override string MediaType => "application/vnd.apache.parquet";

    protected override async ValueTask<Outcome<FileAnswer>> AnswerAsync(
        TableRequest request, AnswerContext context, CancellationToken cancellation)
    {
        var found = context.Find(request.Version).Then(RateTable.Of);
        return found.TryGet(out var table, out var refusal)
            ? new FileAnswer(await Write(request.Table, table, cancellation), $"{NameOf(request.Table)}.parquet")
            : refusal;
    }

    private static string NameOf(WarehouseTable table) => EnumNames<WarehouseTable>.Of(table);

    private static Task<byte[]> Write(WarehouseTable asked, RateTable table, CancellationToken cancellation) => asked switch
    {
        WarehouseTable.Rates => ParquetTable.Write(RatesTableAnswer.Of(table).Rates, cancellation),
        _ => ParquetTable.Write(AliasesAnswer.Of(table).Aliases, cancellation),
    };
}

/// <summary>The tables of a version.</summary>
internal enum WarehouseTable
{
    Rates,
    Aliases,
}

internal sealed record TableRequest
{
    [Field("The version, by its exact name.", Unit = "version", Example = "2026-11-20")]
    public required string Version { get; init; }

    [Field("The table: the rates, or what each name in a log stands for.", Example = "rates")]
    public required WarehouseTable Table { get; init; }
}
