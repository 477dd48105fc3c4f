using Calculator.Api.OpenApi;
using Calculator.Api.Telemetry;
using FastEndpoints;

namespace Calculator.Api.Endpoints.Operations;

/// <summary>What has the service done, and how is it?</summary>
internal sealed class ShowMetrics(MeterReadings readings) : EndpointWithoutRequest
{
    public override void Configure()
    {
        Verbs(Http.GET, Http.HEAD);
        Routes("/metrics");
        Description(
            builder => builder
                .Produces<string>(StatusCodes.Status200OK, "application/openmetrics-text")
                .WithTags(Sections.Operations)
                .WithSummary("What was measured, as OpenMetrics text.")
                .WithDescription("Requests by route and status, problems, the pricing version and its last reload, connections, "
                    + "limits and the runtime."),
            clearDefaults: true);
    }

    public override Task HandleAsync(CancellationToken ct) => TypedResults
        .Text(OpenMetricsText.Of(readings.Read()), OpenMetricsText.ContentType)
        .ExecuteAsync(HttpContext);
}
