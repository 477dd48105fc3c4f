using Calculator.Outcomes;

namespace Calculator.Api.Replies;

/// <summary>Says what to do where no route, or not this method of it, was found.</summary>
internal static class RouteHints
{
    public static string? For(HttpContext context, int? status) => status switch
    {
        StatusCodes.Status404NotFound =>
            $"There is no route {Echo.Of(context.Request.Path)}; "
                + $"the nearest are {string.Join(", ", Nearest.To(context.Request.Path, Routes(context)))}. "
                + "All are documented at /swagger.",
        StatusCodes.Status405MethodNotAllowed =>
            $"{Echo.Of(context.Request.Path)} does not answer {Echo.Of(context.Request.Method)}; "
                + $"it answers {context.Response.Headers.Allow}.",
        _ => null,
    };

    private static IEnumerable<string> Routes(HttpContext context) => context.RequestServices
        .GetRequiredService<EndpointDataSource>()
        .Endpoints
        .OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is not null
            && endpoint.Metadata.GetMetadata<ISuppressMatchingMetadata>() is null)
        .Select(endpoint => $"/{endpoint.RoutePattern.RawText!.TrimStart('/')}")
        .Distinct();
}
