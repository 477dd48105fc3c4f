namespace Calculator.Api.Replies;

/// <summary>A fault, a refusal or a failure as it is sent, by RFC 9457.</summary>
/// <param name="Type">A link to what the status means.</param>
/// <param name="Title">The name of the status.</param>
/// <param name="Status">The status.</param>
/// <param name="Detail">What was wrong, in sentences.</param>
/// <param name="Errors">The sentences by field, each under the name the caller wrote.</param>
internal sealed record ProblemAnswer(
    string Type,
    string Title,
    int Status,
    string? Detail,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors);

/// <summary>Which problems a question's routes may answer with.</summary>
internal static class DocumentedProblems
{
    private static readonly int[] OfAll =
    [
        StatusCodes.Status400BadRequest,
        StatusCodes.Status404NotFound,
        StatusCodes.Status414UriTooLong,
        StatusCodes.Status422UnprocessableEntity,
        StatusCodes.Status429TooManyRequests,
        StatusCodes.Status503ServiceUnavailable,
    ];

    private static readonly int[] OfBodies = [StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType];

    /// <summary>Says so in the metadata of each method of a route: only what has a body can be wrong in it.</summary>
    public static void ProducesProblems(this RouteHandlerBuilder builder) => builder.Add(endpoint =>
    {
        foreach (var status in endpoint.TakesBody() ? [.. OfAll, .. OfBodies] : OfAll)
            endpoint.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(ProblemAnswer), [ProblemWriter.ContentType]));
    });

    /// <summary>Whether requests to an endpoint have a body.</summary>
    public static bool TakesBody(this EndpointBuilder endpoint) =>
        endpoint.Metadata.OfType<IHttpMethodMetadata>().Any(methods => methods.HttpMethods.Contains(HttpMethods.Post));
}
