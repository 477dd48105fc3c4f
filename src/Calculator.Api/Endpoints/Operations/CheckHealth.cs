using Calculator.Api.Hosting;
using Calculator.Api.OpenApi;
using FastEndpoints;

namespace Calculator.Api.Endpoints.Operations;

/// <summary>Is the process alive? Does no work.</summary>
internal sealed class CheckHealth : EndpointWithoutRequest
{
    public override void Configure()
    {
        Verbs(Http.GET, Http.HEAD);
        Routes("/healthz");
        Metadata(new NeverRefused());
        AllowAnonymous();
        Description(
            builder => builder
                .Produces<HealthAnswer>()
                .WithTags(Sections.Operations)
                .WithSummary("Whether the process is alive.")
                .WithDescription("Does no work, and says nothing of the prices."),
            clearDefaults: true);
    }

    public override Task HandleAsync(CancellationToken ct) => TypedResults.Ok(new HealthAnswer("healthy")).ExecuteAsync(HttpContext);
}

/// <summary>The state of the process.</summary>
/// <param name="Status">Always <c>healthy</c>: a process that is not does not answer.</param>
internal sealed record HealthAnswer(string Status);
