using Calculator.Api.Fields;
using Calculator.Api.Replies;

namespace Calculator.Api.Endpoints;

/// <summary>A calculator whose answer is a file: a picture, a workbook. Its form is the route's own.</summary>
/// <typeparam name="TRequest">The request.</typeparam>
internal abstract class FileCalculator<TRequest> : Calculator<TRequest, FileAnswer>
    where TRequest : class, IPricedRequest
{
    protected abstract override string MediaType { get; }
}
