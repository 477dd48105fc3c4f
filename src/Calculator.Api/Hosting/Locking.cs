using Calculator.Api.Http;
using Microsoft.Net.Http.Headers;

namespace Calculator.Api.Hosting;

/// <summary>Asks for a key where the service has any: for every answer made of prices, and for the metrics. Probes, the page and the documentation stay open.</summary>
internal static class Locking
{
    private const string KeyHeader = "X-Api-Key";
    private const string Bearer = "Bearer ";

    public static void UseKeys(this WebApplication app, ApiKeys keys)
    {
        if (keys.AreNeeded)
            app.Use((context, next) => MayPass(context, keys) ? next(context) : Refuse(context));
    }

    private static bool MayPass(HttpContext context, ApiKeys keys) =>
        HttpMethods.IsOptions(context.Request.Method)
        || context.GetEndpoint()?.Metadata.GetMetadata<NeedsKey>() is null
        || (Presented(context.Request) is { } key && keys.Accept(key));

    private static string? Presented(HttpRequest request) => request.Headers.Authorization.ToString() is var header && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
        ? header[Bearer.Length..].Trim()
        : request.Headers.TryGetValue(KeyHeader, out var key) ? key.ToString() : null;

    private static Task Refuse(HttpContext context)
    {
        context.Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        return Problems.NoKey(KeyHeader).ExecuteAsync(context);
    }
}
