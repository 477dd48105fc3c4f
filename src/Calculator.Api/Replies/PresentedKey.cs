namespace Calculator.Api.Replies;

/// <summary>The key a caller presents, by either of two headers.</summary>
internal static class PresentedKey
{
    public const string Header = "X-Api-Key";
    private const string Bearer = "Bearer ";

    public static string? Of(HttpRequest request) =>
        request.Headers.Authorization.ToString() is var header && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? header[Bearer.Length..].Trim()
            : request.Headers.TryGetValue(Header, out var key) ? key.ToString() : null;
}
