using Microsoft.AspNetCore.Diagnostics;

namespace Calculator.Api.Replies;

/// <summary>
/// Answers what no handler answered: a request the server could not take keeps its status,
/// anything else is a bug of ours and says nothing of its inside.
/// </summary>
internal sealed partial class ExceptionProblems(IProblemDetailsService problems, ILogger<ExceptionProblems> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var status = exception is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
        // The caller's mistake is answered, not logged as ours; nor is it ours that the caller has gone.
        if (status == StatusCodes.Status500InternalServerError && !httpContext.RequestAborted.IsCancellationRequested)
            Failed(AskedRoute.Of(httpContext), httpContext.TraceIdentifier, TypesOf(exception), TracesOf(exception));

        httpContext.Response.StatusCode = status;
        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            ProblemDetails = { Status = status, Detail = Explain(status) },
        });
    }

    // What the exceptions say is left out: it may repeat what the caller sent.
    private static string TypesOf(Exception exception) => string.Join(" < ", Chain(exception).Select(inner => inner.GetType().FullName));

    private static string TracesOf(Exception exception) => string.Join("\n---\n", Chain(exception).Select(inner => inner.StackTrace));

    private static IEnumerable<Exception> Chain(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
            yield return inner;
    }

    private static string Explain(int status) => status switch
    {
        StatusCodes.Status413PayloadTooLarge => "The body is too large for this route.",
        StatusCodes.Status408RequestTimeout => "The body did not arrive in time.",
        StatusCodes.Status500InternalServerError => "The service failed; the failure is logged. It was not your input's fault alone.",
        _ => "The request could not be read.",
    };

    [LoggerMessage(LogLevel.Error, "{Route} failed, request {Request}: {Exceptions}\n{Traces}")]
    private partial void Failed(string route, string request, string exceptions, string traces);
}
