using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Calculator.Api.Replies;
using Calculator.Api.Settings;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Calculator.Api.Hosting;

/// <summary>Holds the service to its <see cref="Limits"/>.</summary>
internal static class RequestLimits
{
    /// <summary>The name of the limit on expensive questions.</summary>
    public const string Heavy = "heavy";

    /// <summary>The name of the limits on usage logs.</summary>
    public const string Usage = "usage";

    // Room for the method, the version and an address a little too long: that one is still answered with a sentence.
    private const int RoomInLine = 8192;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    public static void AddLimits(this IServiceCollection services, Limits limits)
    {
        services.AddSingleton(limits);
        services.AddSingleton<IMemoryPoolFactory<byte>, ConnectionBuffers>();
        services.AddRateLimiter(options =>
        {
            options.AddConcurrencyLimiter(
                Heavy,
                limiter => (limiter.PermitLimit, limiter.QueueLimit) = ((int)limits.HeavyAtOnce, (int)limits.HeavyWaiting));
            options.AddConcurrencyLimiter(Usage, limiter => limiter.PermitLimit = (int)limits.UsageAtOnce);
            options.GlobalLimiter = limits.RequestsPerMinute > 0
                ? PartitionedRateLimiter.Create<HttpContext, string>(context => Share(context, (int)limits.RequestsPerMinute))
                : null;
            options.OnRejected = async (context, _) => await Reject(context);
        });
        services.AddRequestTimeouts(options =>
        {
            options.DefaultPolicy = After(limits.RequestSeconds);
            options.AddPolicy(Usage, After(limits.UsageSeconds));
        });
    }

    private static RequestTimeoutPolicy After(long seconds) => new()
    {
        Timeout = TimeSpan.FromSeconds(seconds),
        TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable,
        WriteTimeoutResponse = context => Problems.TooSlow(seconds).ExecuteAsync(context),
    };

    public static void LimitConnections(this IWebHostBuilder host, Limits limits) => host.ConfigureKestrel(options =>
    {
        options.AddServerHeader = false;
        options.Limits.MaxConcurrentConnections = limits.Connections;
        options.Limits.MaxRequestBodySize = limits.BodyBytes;
        options.Limits.MaxRequestLineSize = (int)limits.UrlCharacters + RoomInLine;
        options.Limits.MaxRequestHeadersTotalSize = (int)limits.HeaderBytes;
        options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(limits.HeaderSeconds);
        options.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(limits.IdleSeconds);
        options.Limits.MinRequestBodyDataRate = options.Limits.MinResponseDataRate =
            limits.BytesPerSecond > 0 ? new MinDataRate(limits.BytesPerSecond, Grace) : null;
    });

    /// <summary>
    /// Refuses addresses that are too long, and holds every request to the time it may take and the number its client may send.
    /// </summary>
    public static void UseLimits(this WebApplication app, Limits limits)
    {
        app.Use((context, next) => context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Length <= limits.UrlCharacters
            ? next(context)
            : Problems.TooLong(limits.UrlCharacters).ExecuteAsync(context));
        app.UseRequestTimeouts();
        app.UseRateLimiter();
    }

    /// <summary>
    /// Takes no time of a question that waits for nothing: it has no body to arrive and no limit to wait at, its answer is there at once,
    /// and nothing would ever look at the clock.
    /// </summary>
    public static void WithoutTimeoutWhereNothingWaits(this RouteHandlerBuilder builder, string? limit) => builder.Add(endpoint =>
    {
        if (limit is null && !endpoint.TakesBody())
            endpoint.Metadata.Add(new DisableRequestTimeoutAttribute());
    });

    // Probes and OPTIONS are never refused. Of an IPv6 address the network counts: every client has more addresses than could be counted.
    private static RateLimitPartition<string> Share(HttpContext context, int requests) =>
        HttpMethods.IsOptions(context.Request.Method) || NeverRefused.Is(context) || CountedAlready.Is(context)
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetFixedWindowLimiter(
                Client(context.Connection.RemoteIpAddress),
                _ => new FixedWindowRateLimiterOptions { PermitLimit = requests, Window = TimeSpan.FromMinutes(1) });

    private static string Client(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };

    private static Task Reject(OnRejectedContext context)
    {
        var isTooOften = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait);
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        context.HttpContext.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return (isTooOften ? Problems.TooOften(seconds) : Problems.TooBusy()).ExecuteAsync(context.HttpContext);
    }
}
