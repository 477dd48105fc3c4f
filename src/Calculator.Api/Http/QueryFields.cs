namespace Calculator.Api.Http;

/// <summary>The fields of a query string.</summary>
internal static class QueryFields
{
    /// <summary>The one parameter that is read by nobody: callers change it to get past a cache.</summary>
    public const string CacheBuster = "_";

    public static List<SubmittedField> Of(HttpRequest request) =>
    [
        .. request.Query
            .Where(parameter => parameter.Key != CacheBuster)
            .SelectMany(parameter => parameter.Value.Select(value => new SubmittedField(parameter.Key, Submitted.FromQuery(value ?? "")))),
    ];
}
