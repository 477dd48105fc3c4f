using Calculator.Api.Replies;
using Microsoft.Net.Http.Headers;

namespace Calculator.Api.Hosting;

/// <summary>
/// Asks for a key where the service has any: for every answer made of prices, and for the
/// metrics. Probes, the page and the documentation stay open.
/// </summary>
internal static class ApiKeyAuthentication
{
    public static void UseApiKeyAuthentication(this WebApplication app, ApiKeys keys)
    {
        if (keys.AreNeeded)
            app.Use((context, next) => MayPass(context, keys) ? next(context) : Refuse(context));
    }

    private static bool MayPass(HttpContext context, ApiKeys keys) =>
        HttpMethods.IsOptions(context.Request.Method)
        || context.GetEndpoint()?.Metadata.GetMetadata<NeedsKey>() is null
        || (PresentedKey.Of(context.Request) is { } key && keys.Accept(key));

    private static Task Refuse(HttpContext context)
    {
        context.Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        return Problems.NoKey(PresentedKey.Header).ExecuteAsync(context);
    }
}
