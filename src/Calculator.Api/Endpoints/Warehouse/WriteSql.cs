using System.Text;
using Calculator.Api.OpenApi;
using Calculator.Api.Replies;
using Calculator.Outcomes;
using Calculator.Warehouse;
using Calculator.Warehouse.Sql;

namespace Calculator.Api.Endpoints.Warehouse;

/// <summary>How does a warehouse price the usage it holds?</summary>
internal sealed class WriteSql : Question<SqlRequest, FileAnswer>
{
    public override void Configure() => Ask("/pricing/{version}/sql", Sections.Catalog, Texts.SqlSummary, Texts.Sql);

    protected override string MediaType => "text/sql; charset=utf-8";

    protected override Outcome<FileAnswer> Answer(SqlRequest request, AnswerContext context) =>
        from version in context.Find(request.Version)
        from table in RateTable.Of(version)
        select new FileAnswer(Encoding.UTF8.GetBytes(CostQuery.Write(table, request.Question)));

    protected override void Document(RouteHandlerBuilder builder) => builder.Produces<byte[]>(StatusCodes.Status200OK, "text/sql");
}
