using Microsoft.AspNetCore.Diagnostics;

namespace Calculator.Api.Http;

/// <summary>Answers what no handler answered: a request the server could not take keeps its status, anything else is a bug of ours and says nothing of its inside.</summary>
internal sealed class ExceptionProblems(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var status = exception is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
        httpContext.Response.StatusCode = status;
        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            ProblemDetails = { Status = status, Detail = Explain(status) },
        });
    }

    private static string Explain(int status) => status switch
    {
        StatusCodes.Status413PayloadTooLarge => "The body is too large for this route.",
        StatusCodes.Status408RequestTimeout => "The body did not arrive in time.",
        StatusCodes.Status500InternalServerError => "The service failed; the failure is logged. It was not your input's fault alone.",
        _ => "The request could not be read.",
    };
}
