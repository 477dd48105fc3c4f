using Calculator.Api.Binding;
using Calculator.Api.Fields;
using Calculator.Api.Replies;

namespace Calculator.Api.Endpoints;

/// <summary>A calculator whose answer is a file: a picture, a workbook. Its form is the route's own.</summary>
/// <typeparam name="TRequest">The request.</typeparam>
internal abstract class FileCalculator<TRequest> : Calculator<TRequest, FileAnswer>
    where TRequest : class, IPricedRequest
{
    protected abstract string MediaType { get; }

    protected sealed override RequestShape AboutTheReply => RequestShape.Of<FileReplyFields>();

    protected sealed override Representation Represent(FileAnswer answer, object reply, Faults faults) =>
        Representation.Of(answer, MediaType);

    protected sealed override void Document(RouteHandlerBuilder builder) => builder.Produces<byte[]>(StatusCodes.Status200OK, MediaType);
}
