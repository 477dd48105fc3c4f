using Calculator.Api.Settings;
using Microsoft.AspNetCore.HttpOverrides;

namespace Calculator.Api.Hosting;

/// <summary>Believes named proxies, and nobody else, about the callers they forward.</summary>
internal static class TrustedForwardedHeaders
{
    public static void AddTrustedProxies(this IServiceCollection services, ProxySettings proxies) =>
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            // Not even where the framework's own variable switches forwarding on for everybody.
            options.ForwardedHeaders = proxies.Known.Count > 0 ? ForwardedHeaders.All : ForwardedHeaders.None;
            // However many of them there are, the chain is followed to the first that is not named.
            options.ForwardLimit = null;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in proxies.Known)
                options.KnownIPNetworks.Add(network);
        });

    public static void UseTrustedProxies(this WebApplication app, ProxySettings proxies)
    {
        if (proxies.Known.Count > 0)
            app.UseForwardedHeaders();
    }
}
