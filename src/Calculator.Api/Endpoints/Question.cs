using Calculator.Api.Binding;
using Calculator.Api.Fields;
using Calculator.Api.Hosting;
using Calculator.Api.Replies;
using Calculator.Outcomes;
using FastEndpoints;

namespace Calculator.Api.Endpoints;

/// <summary>
/// A question, with GET and HEAD: what the catalog is asked; of a log, with POST and PUT.
/// Read, refused, answered and documented alike on every route.
/// </summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TAnswer">The answer.</typeparam>
internal abstract class Question<TRequest, TAnswer> : Endpoint<TRequest, TAnswer>
    where TRequest : class
    where TAnswer : notnull
{
    // PUT is what curl -T sends.
    protected virtual Http[] Methods => RequestShape.Of<TRequest>().FieldsAreInQuery ? [Http.POST, Http.PUT] : [Http.GET, Http.HEAD];

    /// <summary>The form of an answer that is a file; null where the caller chooses the form.</summary>
    protected virtual string? MediaType => null;

    protected virtual RequestShape AboutTheReply => MediaType is null ? RequestShape.Of<ReplyFields>() : RequestShape.Of<FileReplyFields>();

    /// <summary>Says where the question is asked and what it answers.</summary>
    /// <param name="route">The route, below the version's prefix.</param>
    /// <param name="section">The step of the flow it belongs to.</param>
    /// <param name="summary">What it answers, in one line.</param>
    /// <param name="description">What a newcomer should know.</param>
    /// <param name="headline">
    /// The path of the one number that a spreadsheet cell would show first, in the answer to the documented example; null for none.
    /// </param>
    /// <param name="limit">The limit it is answered under, beside those of all; null for none.</param>
    protected void Ask(string route, string section, string summary, string description, string? headline = null, string? limit = null)
    {
        Verbs(Methods);
        Routes($"/v1{route}");
        var shape = RequestShape.Of<TRequest>();
        Metadata(shape, new ReplyShape(AboutTheReply, shape));
        if (headline is not null)
            Metadata(new Headline(headline));
        Description(
            builder =>
            {
                builder.WithTags(section).WithSummary(summary).WithDescription(description);
                Document(builder);
                builder.ProducesProblems();
                builder.WithoutTimeoutWhereNothingWaits(limit);
                if (limit is not null)
                    builder.RequireRateLimiting(limit);
                if (limit == RequestLimits.Usage)
                    builder.WithRequestTimeout(RequestLimits.Usage);
            },
            clearDefaults: true);
    }

    public sealed override async Task HandleAsync(TRequest req, CancellationToken ct) =>
        await (await Reply(req, ct)).ExecuteAsync(HttpContext);

    /// <summary>Answers at once, from what the fields say: nearly every question.</summary>
    protected virtual Outcome<TAnswer> Answer(TRequest request, AnswerContext context) =>
        throw new InvalidOperationException($"{GetType().Name} has no answer.");

    /// <summary>Answers from a body that comes in while it is read.</summary>
    protected virtual ValueTask<Outcome<TAnswer>> AnswerAsync(TRequest request, AnswerContext context, CancellationToken cancellation) =>
        new(Answer(request, context));

    /// <summary>The field a refusal is about, by its name on this route.</summary>
    protected virtual string FieldOf(TRequest request, Refusal refusal) =>
        refusal.Subject == RefusalSubject.Version && RequestShape.Of<TRequest>().Find("version", StringComparison.Ordinal) is { } version
            ? version.Name
            : SubjectFields.Of(refusal.Subject);

    /// <summary>Sends the answer in the form asked for; null if it has none such, and the faults say how.</summary>
    protected virtual IResult? ResultOf(TAnswer answer, BoundRequest bound, AnswerContext context) =>
        Represent(answer, bound) is { } representation ? new RepresentedReply(representation, context.KeptFor) : null;

    protected virtual void Document(RouteHandlerBuilder builder) =>
        _ = MediaType is { } file ? builder.Produces<byte[]>(StatusCodes.Status200OK, file) : builder.Produces<TAnswer>();

    private Representation? Represent(TAnswer answer, BoundRequest bound) => (answer, MediaType) is (FileAnswer file, { } mediaType)
        ? Representation.Of(file, mediaType)
        : Representation.Of(answer, (ReplyFields)bound.Reply, bound.Faults);

    private async ValueTask<IResult> Reply(TRequest request, CancellationToken cancellation)
    {
        var bound = BoundRequest.Of(HttpContext);
        if (bound.IsUnsupported)
            return Problems.UnsupportedMediaType(bound.MayBeText);
        if (bound.Faults.Any)
            return Problems.BadInput(bound.Faults);

        var context = new AnswerContext(HttpContext.RequestServices);
        if (!(await AnswerAsync(request, context, cancellation)).TryGet(out var answer, out var refusal))
            return Problems.Refused(refusal, bound.Names.AsWritten(FieldOf(request, refusal)));

        return ResultOf(answer, bound, context) ?? Problems.BadInput(bound.Faults.AsWritten(bound.ReplyNames.AsWritten));
    }
}
