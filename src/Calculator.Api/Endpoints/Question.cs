using Calculator.Api.Binding;
using Calculator.Api.Fields;
using Calculator.Api.Hosting;
using Calculator.Api.Replies;
using Calculator.Outcomes;
using FastEndpoints;

namespace Calculator.Api.Endpoints;

/// <summary>A question, with GET and HEAD: what the catalog is asked. Read, refused, answered and documented alike on every route.</summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TAnswer">The answer.</typeparam>
internal abstract class Question<TRequest, TAnswer> : Endpoint<TRequest, TAnswer>
    where TRequest : class
    where TAnswer : notnull
{
    protected virtual Http[] Methods => [Http.GET, Http.HEAD];

    protected virtual RequestShape AboutTheReply => RequestShape.Of<ReplyFields>();

    /// <summary>Says where the question is asked and what it answers.</summary>
    /// <param name="route">The route, below the version's prefix.</param>
    /// <param name="section">The step of the flow it belongs to.</param>
    /// <param name="summary">What it answers, in one line.</param>
    /// <param name="description">What a newcomer should know.</param>
    /// <param name="headline">The path of the one number that a spreadsheet cell would show first, in the answer to the documented example; null for none.</param>
    /// <param name="limit">The limit it is answered under, beside those of all; null for none.</param>
    protected void Ask(string route, string section, string summary, string description, string? headline = null, string? limit = null)
    {
        Verbs(Methods);
        Routes(route);
        Group<VersionOne>();
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
                if (limit is not null)
                    builder.RequireRateLimiting(limit);
            },
            clearDefaults: true);
    }

    public sealed override Task HandleAsync(TRequest req, CancellationToken ct) => Reply(req).ExecuteAsync(HttpContext);

    protected abstract Outcome<TAnswer> Answer(TRequest request, AnswerContext context);

    /// <summary>The field a refusal is about, by its name on this route.</summary>
    protected virtual string FieldOf(TRequest request, Refusal refusal) => SubjectFields.Of(refusal.Subject);

    protected virtual Representation? Represent(TAnswer answer, object reply, Faults faults) => Representation.Of(answer, (ReplyFields)reply, faults);

    protected virtual void Document(RouteHandlerBuilder builder) => builder.Produces<TAnswer>();

    private IResult Reply(TRequest request)
    {
        var bound = BoundRequest.Of(HttpContext);
        if (bound.IsUnsupported)
            return Problems.UnsupportedMediaType(bound.MayBeText);
        if (bound.Faults.Any)
            return Problems.BadInput(bound.Faults);

        var context = new AnswerContext(HttpContext.RequestServices);
        if (!Answer(request, context).TryGet(out var answer, out var refusal))
            return Problems.Refused(refusal, bound.Names.AsWritten(FieldOf(request, refusal)));

        return Represent(answer, bound.Reply, bound.Faults) is { } representation
            ? new RepresentedReply(representation, context.KeptFor)
            : Problems.BadInput(bound.Faults.AsWritten(bound.ReplyNames.AsWritten));
    }
}

/// <summary>The routes under <c>/v1</c>: every answer that is made of prices, and so those that ask for a key where the service has any.</summary>
internal sealed class VersionOne : Group
{
    public VersionOne() => Configure("/v1", endpoint => endpoint.Metadata(new NeedsKey()));
}
