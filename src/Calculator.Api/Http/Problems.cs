using Calculator.Outcomes;
using Microsoft.AspNetCore.Mvc;

namespace Calculator.Api.Http;

/// <summary>Failures as RFC 9457 problem details: what was wrong, by field.</summary>
internal static class Problems
{
    public static IResult BadInput(Faults faults) => Of(StatusCodes.Status400BadRequest, faults.ToErrors(), faults.Untold);

    public static IResult Refused(Refusal refusal, string fieldAsWritten) =>
        Of(StatusOf(refusal.Kind), new Dictionary<string, string[]> { [fieldAsWritten] = [refusal.Sentence] });

    public static IResult UnsupportedMediaType(bool takesText) => new Problem(new ProblemDetails
    {
        Status = StatusCodes.Status415UnsupportedMediaType,
        Detail = takesText
            ? "The body must be JSON or plain text in UTF-8, not compressed: send it with Content-Type: application/json or text/plain."
            : "The body must be JSON in UTF-8, not compressed: send it with Content-Type: application/json.",
    });

    /// <summary>More work is under way than the machine should do at once; the caller may try again.</summary>
    public static IResult TooBusy() => new Problem(new ProblemDetails
    {
        Status = StatusCodes.Status503ServiceUnavailable,
        Detail = "Too many texts are being counted at once; try again in a second.",
    });

    private static Problem Of(int status, Dictionary<string, string[]> errors, int untold = 0) => new Problem(new ProblemDetails
    {
        Status = status,
        Detail = string.Join(' ', errors.Values.SelectMany(sentences => sentences)) + (untold > 0 ? $" And {untold} more." : ""),
        Extensions = { ["errors"] = errors },
    });

    private static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Unknown => StatusCodes.Status404NotFound,
        RefusalKind.NotOffered => StatusCodes.Status422UnprocessableEntity,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>Hands the problem to the one writer that all failures go through.</summary>
    private sealed class Problem(ProblemDetails details) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext) =>
            await httpContext.RequestServices.GetRequiredService<IProblemDetailsService>().WriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = details });
    }
}
