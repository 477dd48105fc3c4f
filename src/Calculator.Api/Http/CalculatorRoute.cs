namespace Calculator.Api.Http;

/// <summary>Both methods of a calculator, named and documented together.</summary>
internal sealed class CalculatorRoute
{
    private readonly RouteHandlerBuilder _get;
    private readonly RouteHandlerBuilder _post;

    public CalculatorRoute(RequestShape shape, RouteHandlerBuilder get, RouteHandlerBuilder post)
    {
        (_get, _post) = (get, post);
        Each(route => route
            .WithMetadata(shape)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity));
        _post
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
    }

    /// <summary>Names the operation and says in one line what it answers.</summary>
    /// <param name="verb">The operation's name, for example <c>FindBreakEven</c>.</param>
    /// <param name="tag">The step of the flow it belongs to.</param>
    /// <param name="summary">What it answers.</param>
    /// <param name="description">What a newcomer should know.</param>
    public CalculatorRoute Describe(string verb, string tag, string summary, string description)
    {
        _get.WithName(verb);
        _post.WithName($"{verb}FromJson");
        return Each(route => route.WithTags(tag).WithSummary(summary).WithDescription(description));
    }

    private CalculatorRoute Each(Action<RouteHandlerBuilder> act)
    {
        act(_get);
        act(_post);
        return this;
    }
}
