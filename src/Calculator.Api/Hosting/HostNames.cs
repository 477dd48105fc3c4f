using Calculator.Api.Replies;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Primitives;

namespace Calculator.Api.Hosting;

/// <summary>Answers only to the host names that the service has.</summary>
internal static class HostNames
{
    private const string Anything = "*";

    // The framework's own check would answer a page of HTML; ours answers problem details.
    public static void AddHostNames(this IServiceCollection services) =>
        services.Configure<HostFilteringOptions>(options => options.AllowedHosts = [Anything]);

    public static void UseHostNames(this WebApplication app, IReadOnlyList<string> allowed)
    {
        var hosts = allowed.Select(host => new StringSegment(host)).ToList();
        if (!allowed.Contains(Anything))
        {
            app.Use((context, next) => IsAllowed(context, hosts)
                ? next(context)
                : Problems.UnknownHost(context.Request.Host.Host).ExecuteAsync(context));
        }
    }

    // A balancer's probe asks by address.
    private static bool IsAllowed(HttpContext context, List<StringSegment> hosts) =>
        HostString.MatchesAny(context.Request.Host.Host, hosts) || NeverRefused.Is(context);
}
