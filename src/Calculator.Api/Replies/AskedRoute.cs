using Microsoft.AspNetCore.Diagnostics;

namespace Calculator.Api.Replies;

/// <summary>Which route was asked, for logs and metrics: its pattern, which holds nothing of the caller's.</summary>
internal static class AskedRoute
{
    public const string None = "none";

    // While an exception is handled the endpoint is taken away, and kept beside it.
    public static string Of(HttpContext context) =>
        ((context.Features.Get<IExceptionHandlerFeature>()?.Endpoint ?? context.GetEndpoint()) as RouteEndpoint)?.RoutePattern.RawText
            ?? None;
}
