using Calculator.Api.Representations;
using FluentValidation;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Net.Http.Headers;

namespace Calculator.Api.Http;

/// <summary>What the service is put together from, and the order a request passes through it.</summary>
internal static class Hosting
{
    public static void AddRequestReading(this IServiceCollection services)
    {
        foreach (var validator in AssemblyScanner.FindValidatorsInAssembly(typeof(Hosting).Assembly, includeInternalTypes: true))
            services.AddSingleton(validator.InterfaceType, validator.ValidatorType);
        services.AddSingleton(typeof(RequestReader<>));
    }

    public static void AddAnswers(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options => AnswerJson.Configure(options.SerializerOptions));
        services.AddCors();
        services.AddSingleton<IProblemDetailsWriter, ProblemWriter>();
        services.AddProblemDetails();
        services.AddExceptionHandler<ExceptionProblems>();
    }

    public static void AddLimits(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(Limits.From(configuration));
        services.AddRateLimiter(options =>
        {
            options.AddConcurrencyLimiter(Limits.Counting, limiter =>
            {
                // One processor is left to answer everything else.
                limiter.PermitLimit = Math.Max(1, Environment.ProcessorCount - 1);
                limiter.QueueLimit = Limits.MostWaiting;
            });
            options.OnRejected = async (context, _) =>
            {
                context.HttpContext.Response.Headers.RetryAfter = "1";
                await Problems.TooBusy().ExecuteAsync(context.HttpContext);
            };
        });
    }

    public static void LimitRequests(this IWebHostBuilder host) => host.ConfigureKestrel(options =>
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = Limits.MostBodyBytes;
    });

    /// <summary>Turns every failure into problem details: exceptions, and bare status codes such as 404 and 405.</summary>
    public static void UseProblemDetails(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            // The caller's mistake is answered, not logged as ours.
            SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException,
        });
        app.UseStatusCodePages();
    }

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        return next(context);
    });

    /// <summary>Lets any page read, and answers every OPTIONS: spreadsheet programs send one to places that are no route, and take a refusal for a locked door.</summary>
    public static void UseOpenReading(this WebApplication app)
    {
        app.UseCors(policy => policy.AnyoneMayRead());
        app.Use(async (context, next) =>
        {
            await next(context);
            if (HttpMethods.IsOptions(context.Request.Method) && !context.Response.HasStarted)
            {
                context.Response.StatusCode = StatusCodes.Status204NoContent;
                context.Response.Headers.Allow = string.Join(", ", [.. context.Response.Headers.Allow, HttpMethods.Options]);
            }
        });
    }

    /// <summary>The page for people, at the root: plain files, nothing built.</summary>
    public static void UsePage(this WebApplication app)
    {
        app.UseDefaultFiles();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = context => context.Context.Response.Headers.CacheControl = "no-cache" });
    }

    private static void AnyoneMayRead(this CorsPolicyBuilder policy) => policy
        .AllowAnyOrigin()
        .AllowAnyHeader()
        .WithMethods(HttpMethods.Get, HttpMethods.Head)
        .WithExposedHeaders(HeaderNames.ETag);

    public static void AnnounceSwagger(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        foreach (var url in app.Urls)
            SwaggerAt(app.Logger, url);
    });

    private static readonly Action<ILogger, string, Exception?> LogSwagger =
        LoggerMessage.Define<string>(LogLevel.Information, new EventId(1, nameof(AnnounceSwagger)), "Swagger UI: {Url}/swagger");

    private static void SwaggerAt(ILogger logger, string url) => LogSwagger(logger, url, null);
}
