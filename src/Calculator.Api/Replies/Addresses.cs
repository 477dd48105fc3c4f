namespace Calculator.Api.Replies;

/// <summary>Where callers reach this service.</summary>
internal static class Addresses
{
    /// <summary>Scheme, host and base path, as this caller sees them.</summary>
    public static string Of(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}";
}
