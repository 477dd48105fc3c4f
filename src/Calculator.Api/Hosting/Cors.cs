using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Net.Http.Headers;

namespace Calculator.Api.Hosting;

/// <summary>
/// Lets any page read by GET, and by nothing else; and answers every OPTIONS: spreadsheet programs send one to
/// places that are no route, and take a refusal for a locked door.
/// </summary>
internal static class Cors
{
    public static void AddOpenCors(this IServiceCollection services) => services.AddCors();

    public static void UseOpenCors(this WebApplication app)
    {
        app.UseWhen(MayBeReadByAnyone, branch => branch.UseCors(policy => policy.AnyoneMayRead()));
        app.Use((context, next) => HttpMethods.IsOptions(context.Request.Method) ? Offer(context, next) : next(context));
    }

    // A browser sends a POST of plain text without asking first, and shows its answer to any page unless the answer says nothing of it.
    private static bool MayBeReadByAnyone(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method)
        || HttpMethods.IsHead(context.Request.Method)
        || HttpMethods.IsOptions(context.Request.Method);

    private static async Task Offer(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.Response.HasStarted)
            return;

        context.Response.StatusCode = StatusCodes.Status204NoContent;
        context.Response.Headers.Allow = string.Join(", ", [.. context.Response.Headers.Allow, HttpMethods.Options]);
    }

    private static void AnyoneMayRead(this CorsPolicyBuilder policy) => policy
        .AllowAnyOrigin()
        .AllowAnyHeader()
        .WithMethods(HttpMethods.Get, HttpMethods.Head)
        .WithExposedHeaders(HeaderNames.ETag, HeaderNames.RetryAfter);
}
