using Calculator.Api.Binding;
using Calculator.Api.Hosting;
using Calculator.Api.Replies;

namespace Calculator.Api.Endpoints;

/// <summary>The methods of a question, named and documented together.</summary>
internal sealed class QuestionRoute
{
    private readonly RouteHandlerBuilder _get;
    private readonly RouteHandlerBuilder? _post;

    public QuestionRoute(RequestShape shape, RequestShape reply, RouteHandlerBuilder get, RouteHandlerBuilder? post)
    {
        (_get, _post) = (get, post);
        Each(route => route
            .WithMetadata(shape, new ReplyShape(reply))
            .Produces<ProblemAnswer>(StatusCodes.Status400BadRequest, ProblemWriter.ContentType)
            .Produces<ProblemAnswer>(StatusCodes.Status404NotFound, ProblemWriter.ContentType)
            .Produces<ProblemAnswer>(StatusCodes.Status414UriTooLong, ProblemWriter.ContentType)
            .Produces<ProblemAnswer>(StatusCodes.Status422UnprocessableEntity, ProblemWriter.ContentType)
            .Produces<ProblemAnswer>(StatusCodes.Status429TooManyRequests, ProblemWriter.ContentType)
            .Produces<ProblemAnswer>(StatusCodes.Status503ServiceUnavailable, ProblemWriter.ContentType));
        _post?
            .Produces<ProblemAnswer>(StatusCodes.Status413PayloadTooLarge, ProblemWriter.ContentType)
            .Produces<ProblemAnswer>(StatusCodes.Status415UnsupportedMediaType, ProblemWriter.ContentType);
    }

    /// <summary>Lets only a few such questions be answered at once, since each keeps a processor busy; any more is a 503.</summary>
    public QuestionRoute IsHeavy() => Each(route => route.RequireRateLimiting(Limiting.Heavy));

    /// <summary>Says which number of the answer stands for it in the guide for spreadsheets.</summary>
    public QuestionRoute Headline(string field) => Each(route => route.WithMetadata(new Headline(field)));

    /// <summary>Names the operation and says in one line what it answers.</summary>
    /// <param name="verb">The operation's name, for example <c>FindBreakEven</c>.</param>
    /// <param name="tag">The step of the flow it belongs to.</param>
    /// <param name="summary">What it answers.</param>
    /// <param name="description">What a newcomer should know.</param>
    public QuestionRoute Describe(string verb, string tag, string summary, string description)
    {
        _get.WithName(verb);
        _post?.WithName($"{verb}FromJson");
        return Each(route => route.WithTags(tag).WithSummary(summary).WithDescription(description));
    }

    private QuestionRoute Each(Action<RouteHandlerBuilder> act)
    {
        act(_get);
        if (_post is not null)
            act(_post);
        return this;
    }
}
