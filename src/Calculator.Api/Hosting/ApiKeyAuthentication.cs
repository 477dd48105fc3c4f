using System.Security.Claims;
using System.Text.Encodings.Web;
using Calculator.Api.Replies;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Calculator.Api.Hosting;

/// <summary>Asks for a key at every route that does not say that it is open to anybody, where the service has any.</summary>
internal static class ApiKeyAuthentication
{
    public const string Scheme = "ApiKey";

    public static void AddApiKeyAuthentication(this IServiceCollection services, ApiKeys keys)
    {
        if (keys.AreNeeded)
        {
            services.AddSingleton(keys).AddAuthorization();
            services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(Scheme, null);
        }
        else
        {
            // Nobody is known where nobody has a key: what routes ask of a caller is asked of none, and no request pays for the asking.
            services.Configure<RouteOptions>(options => options.SuppressCheckForUnhandledSecurityMetadata = true);
        }
    }

    public static void UseApiKeyAuthentication(this WebApplication app, ApiKeys keys)
    {
        if (keys.AreNeeded)
            app.UseAuthorization();
    }
}

/// <summary>Knows a caller by the key sent; all who send one that is accepted are the same to the service.</summary>
internal sealed class ApiKeyHandler(
    ApiKeys keys,
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logs,
    UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    /// <summary>Whoever has shown a key.</summary>
    public static ClaimsPrincipal KeyHolder { get; } = new(new ClaimsIdentity(ApiKeyAuthentication.Scheme));

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(
        PresentedKey.Of(Request) is { } key && keys.Accept(key)
            ? AuthenticateResult.Success(new AuthenticationTicket(KeyHolder, Scheme.Name))
            : AuthenticateResult.NoResult());

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return Problems.NoKey(PresentedKey.Header).ExecuteAsync(Context);
    }
}
