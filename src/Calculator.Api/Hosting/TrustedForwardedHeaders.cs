using Calculator.Api.Replies;
using Calculator.Api.Settings;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Primitives;

namespace Calculator.Api.Hosting;

/// <summary>Whom the service believes about where it stands: named proxies about their callers, callers only about the host names it has.</summary>
internal static class Neighbours
{
    private const string Anything = "*";

    public static void AddNeighbours(this IServiceCollection services, ProxySettings proxies)
    {
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
        // The framework's own check would answer a page of HTML; ours answers problem details.
        services.Configure<HostFilteringOptions>(options => options.AllowedHosts = [Anything]);
    }

    public static void UseNeighbours(this WebApplication app, ServiceSettings settings)
    {
        if (settings.Proxies.Known.Count > 0)
            app.UseForwardedHeaders();

        var hosts = settings.AllowedHosts.Select(host => new StringSegment(host)).ToList();
        if (!settings.AllowedHosts.Contains(Anything))
            app.Use((context, next) => IsAllowed(context, hosts) ? next(context) : Problems.UnknownHost(context.Request.Host.Host).ExecuteAsync(context));
    }

    // A balancer's probe asks by address.
    private static bool IsAllowed(HttpContext context, List<StringSegment> hosts) =>
        HostString.MatchesAny(context.Request.Host.Host, hosts) || NeverRefused.Is(context);
}
