using Calculator.Api.Binding;
using Calculator.Api.Endpoints.Catalog;
using Calculator.Api.Endpoints.Costs;
using Calculator.Api.Endpoints.Decisions;
using Calculator.Api.Endpoints.Operations;
using Calculator.Api.Endpoints.Plans;
using Calculator.Api.Endpoints.Report;
using Calculator.Api.Endpoints.Spend;
using Calculator.Api.Endpoints.Spreadsheets;
using Calculator.Api.Endpoints.Tokens;
using Calculator.Api.Endpoints.Usage;
using Calculator.Api.Endpoints.Warehouse;
using Calculator.Api.Settings;
using FastEndpoints;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Calculator.Api;

/// <summary>Every endpoint on one screen: what is not listed here is not served.</summary>
internal static class EndpointList
{
    public static List<Type> All { get; } =
    [
        typeof(EstimateTaskCost),
        typeof(ForecastSpend),
        typeof(TabulateSpend),
        typeof(FindBreakEven),
        typeof(DrawBreakEven),
        typeof(CompareTokenizers),
        typeof(WriteReport),
        typeof(MakeWorkbook),

        typeof(CountTokens),
        typeof(FitTokens),
        typeof(ShapeSession),

        typeof(CompareModels),
        typeof(DrawComparison),
        typeof(SolveBreakEven),
        typeof(PlanMigration),
        typeof(DrawMigration),
        typeof(TestSensitivity),

        typeof(ProfileUsage),
        typeof(PriceUsageRows),
        typeof(ReplayUsage),

        typeof(ListModels),
        typeof(ShowModel),
        typeof(ResolveModels),
        typeof(ListPlans),
        typeof(ShowPlan),
        typeof(ListTokenizers),
        typeof(ListVersions),
        typeof(ShowVersion),
        typeof(ListPriceChanges),

        typeof(ListRates),
        typeof(ListAliases),
        typeof(DownloadTable),
        typeof(WriteSql),

        typeof(ShowGuide),
        typeof(CheckHealth),
        typeof(CheckReadiness),
        typeof(ShowMetrics),
    ];

    public static void AddEndpoints(this IServiceCollection services)
    {
        services.AddSingleton<IEndpointFactory, Endpoints.EndpointFactory>();
        services.AddFastEndpoints(All);
        // With it the server makes the context of every request anew. Without it an endpoint's own Resolve, which none may use, would
        // find the services of the first host of the process: they ask the request's.
        services.RemoveAll<IHttpContextAccessor>();
    }

    public static void MapEndpoints(this WebApplication app)
    {
        var limits = app.Services.GetRequiredService<Limits>();
        var routes = app.MapGroup("");
        ((IEndpointConventionBuilder)routes).Finally(endpoint =>
        {
            if (endpoint.Metadata.OfType<RequestShape>().FirstOrDefault() is { } shape
                && (shape.TakesText || shape.FieldsAreInQuery))
            {
                endpoint.Metadata.Add(new RequestSizeLimitAttribute(shape.FieldsAreInQuery ? limits.UsageBytes : limits.TextBytes));
            }
            // The framework's own route for its tests tells the names of our types: it is matched by no request.
            if (endpoint is RouteEndpointBuilder { RoutePattern.RawText: "/_test_url_cache_" })
                endpoint.Metadata.Add(new SuppressMatchingMetadata());
        });
        routes.MapFastEndpoints(Configure);
    }

    // Kept for the whole process, and run for its first host alone: nothing of a host may stand here.
    private static void Configure(Config config)
    {
        config.Endpoints.NameGenerator = NameOf;
        config.Endpoints.Configurator = endpoint =>
        {
            endpoint.DontAutoSendResponse();
            endpoint.RequestBinder(endpoint.ReqDtoType == typeof(EmptyRequest) ? typeof(RequestBinder<>) : typeof(StrictBinder<>));
        };
        // What is no JSON is told by the binder; such an exception from anywhere else is a failure of ours.
        config.Binding.JsonExceptionTransformer = null;
        // It would drop the path to a property that the rules are about.
        config.Validation.UsePropertyNamingPolicy = false;
    }

    private static string NameOf(EndpointNameGenerationContext endpoint) => endpoint.HttpVerb switch
    {
        null or "GET" => endpoint.EndpointType.Name,
        "POST" when TakesLog(endpoint.EndpointType) => endpoint.EndpointType.Name,
        "POST" => $"{endpoint.EndpointType.Name}FromJson",
        _ => $"{endpoint.EndpointType.Name}{endpoint.HttpVerb}",
    };

    private static bool TakesLog(Type endpoint) =>
        endpoint.BaseType!.GetGenericArguments()[0].IsDefined(typeof(FieldsInQueryAttribute), inherit: false);
}
