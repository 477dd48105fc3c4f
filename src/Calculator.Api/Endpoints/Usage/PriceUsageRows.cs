using Calculator.Api.Binding;
using Calculator.Api.Fields;
using Calculator.Api.Hosting;
using Calculator.Api.OpenApi;
using Calculator.Api.Replies;
using Calculator.Api.Uploads;
using Calculator.Outcomes;

namespace Calculator.Api.Endpoints.Usage;

/// <summary>What does each row of my log cost?</summary>
internal sealed class PriceUsageRows : Question<UsageRowsRequest, UsageRowsReply>
{
    protected override RequestShape AboutTheReply => RequestShape.Of<FileReplyFields>();

    public override void Configure() => Ask(
        "/usage/rows",
        Sections.Usage,
        "Every row of a log with its price, in the order and with the columns it came with.",
        Texts.UsageRows,
        limit: RequestLimits.Usage);

    protected override Outcome<UsageRowsReply> Answer(UsageRowsRequest request, AnswerContext context) =>
        context.Open(request.Prices).Select(book => new UsageRowsReply(book with { Discount = request.Log.Discount }, request.Log.Source));

    protected override IResult? ResultOf(UsageRowsReply answer, BoundRequest bound, AnswerContext context) => answer;

    protected override void Document(RouteHandlerBuilder builder) =>
        builder.Produces<byte[]>(StatusCodes.Status200OK, Upload.JsonLines, "text/csv");
}

[FieldsInQuery(Texts.Example)]
internal sealed record UsageRowsRequest : IPricedRequest
{
    public required LogFields Log { get; init; }

    public required PricingFields Prices { get; init; }
}
