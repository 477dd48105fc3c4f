using Calculator.Outcomes;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Calculator.Api.Http;

/// <summary>Failures as RFC 9457 problem details: what was wrong, by field.</summary>
internal static class Problems
{
    public static ProblemHttpResult BadInput(Faults faults) => Of(StatusCodes.Status400BadRequest, faults.ToErrors());

    public static ProblemHttpResult Refused(Refusal refusal, string fieldAsWritten) =>
        Of(StatusOf(refusal.Kind), new Dictionary<string, string[]> { [fieldAsWritten] = [refusal.Sentence] });

    public static ProblemHttpResult UnsupportedMediaType() => TypedResults.Problem(
        statusCode: StatusCodes.Status415UnsupportedMediaType,
        detail: "The body must be JSON in UTF-8, not compressed: send it with Content-Type: application/json.");

    private static ProblemHttpResult Of(int status, Dictionary<string, string[]> errors) => TypedResults.Problem(
        statusCode: status,
        detail: string.Join(' ', errors.Values.SelectMany(sentences => sentences)),
        extensions: new Dictionary<string, object?> { ["errors"] = errors });

    private static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Unknown => StatusCodes.Status404NotFound,
        RefusalKind.NotOffered => StatusCodes.Status422UnprocessableEntity,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
