using Calculator.Api.Fields;
using Calculator.Outcomes;
using Calculator.Pricing;
using FastEndpoints;

namespace Calculator.Api.Endpoints;

/// <summary>
/// A calculator: a question with POST too, that takes a JSON object of the same
/// names, by the same rules; answered from the prices it names.
/// </summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TAnswer">The answer.</typeparam>
internal abstract class Calculator<TRequest, TAnswer> : Question<TRequest, TAnswer>
    where TRequest : class, IPricedRequest
    where TAnswer : notnull
{
    protected sealed override Http[] Methods => [Http.GET, Http.HEAD, Http.POST];

    protected sealed override Outcome<TAnswer> Answer(TRequest request, AnswerContext context) =>
        context.Open(request.Prices).Then(book => Answer(request, book));

    protected abstract Outcome<TAnswer> Answer(TRequest request, PriceBook book);
}
