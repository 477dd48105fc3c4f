using Calculator.Api.Hosting;
using Calculator.Api.OpenApi;
using Calculator.Api.Telemetry;

namespace Calculator.Api.Endpoints.Operations;

/// <summary>What has the service done, and how is it?</summary>
internal static class ShowMetrics
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapRead("/metrics", (MeterReadings readings) => TypedResults.Text(OpenMetricsText.Of(readings.Read()), OpenMetricsText.ContentType))
        .WithMetadata(new NeedsKey())
        .WithName(nameof(ShowMetrics))
        .WithTags(Sections.Operations)
        .WithSummary("What was measured, as OpenMetrics text.")
        .WithDescription("Requests by route and status, refusals, the pricing version and its last reload, connections, limits and the runtime.")
        .Produces<string>(StatusCodes.Status200OK, "application/openmetrics-text");
}
