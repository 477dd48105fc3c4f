using Calculator.Api.Binding;
using Calculator.Outcomes;
using Microsoft.AspNetCore.Mvc;

namespace Calculator.Api.Replies;

/// <summary>Faults, refusals and failures as RFC 9457 problem details: what was wrong, by field.</summary>
internal static class Problems
{
    public static IResult BadInput(Faults faults) => Of(StatusCodes.Status400BadRequest, faults.ToErrors(), faults.Untold);

    public static IResult Refused(Refusal refusal, string fieldAsWritten) =>
        Of(StatusOf(refusal.Kind), new Dictionary<string, string[]> { [fieldAsWritten] = [refusal.Sentence] });

    public static IResult UnsupportedMediaType(bool takesText) => Of(
        StatusCodes.Status415UnsupportedMediaType,
        takesText
            ? "The body must be JSON or plain text in UTF-8, not compressed: send it with Content-Type: application/json or text/plain."
            : "The body must be JSON in UTF-8, not compressed: send it with Content-Type: application/json.");

    /// <summary>More work is under way than the machine should do at once; the caller may try again.</summary>
    public static IResult TooBusy() =>
        Of(StatusCodes.Status503ServiceUnavailable, "Too many expensive questions are being answered at once; try again in a second.");

    /// <summary>The request took longer than the operator allows.</summary>
    public static IResult TooSlow(long seconds) =>
        Of(StatusCodes.Status503ServiceUnavailable, $"The request took longer than {seconds} seconds, the arrival of its body included.");

    /// <summary>The client sends more requests than the operator allows.</summary>
    public static IResult TooOften(int seconds) => Of(
        StatusCodes.Status429TooManyRequests,
        $"Your address has sent more requests a minute than are answered; try again in {seconds} seconds.");

    /// <summary>The address is longer than the operator allows.</summary>
    public static IResult TooLong(long characters) => Of(
        StatusCodes.Status414UriTooLong,
        $"The address with its query is longer than {characters} characters; send the fields as the JSON body of a POST.");

    /// <summary>The only 401 there is: the operator asks for keys.</summary>
    public static IResult NoKey(string header) =>
        Of(StatusCodes.Status401Unauthorized, $"This service asks for a key: send yours as Authorization: Bearer <key>, or as {header}.");

    /// <summary>The service does not go by that name.</summary>
    public static IResult UnknownHost(string host) => Of(
        StatusCodes.Status400BadRequest,
        new Dictionary<string, string[]>
        {
            ["Host"] = [$"This service is not known as '{Echo.Of(host)}'; ask it by one of its own names."],
        });

    private static Problem Of(int status, string sentence) => new(new ProblemDetails { Status = status, Detail = sentence });

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
        RefusalKind.Contradiction => StatusCodes.Status400BadRequest,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>Hands the problem to the one writer that all problems go through.</summary>
    private sealed class Problem(ProblemDetails details) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext) =>
            await httpContext.RequestServices
                .GetRequiredService<IProblemDetailsService>()
                .WriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = details });
    }
}
