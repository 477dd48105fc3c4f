using Calculator.Api.Hosting;
using Calculator.Api.OpenApi;

namespace Calculator.Api.Endpoints.Operations;

/// <summary>Is the process alive? Does no work.</summary>
internal static class CheckHealth
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapRead("/healthz", () => TypedResults.Ok(new HealthAnswer("healthy")))
        .WithMetadata(new NeverRefused())
        .WithName(nameof(CheckHealth))
        .WithTags(Sections.Operations)
        .WithSummary("Whether the process is alive.")
        .WithDescription("Does no work, and says nothing of the prices.");
}

/// <summary>The state of the process.</summary>
/// <param name="Status">Always <c>healthy</c>: a process that is not does not answer.</param>
internal sealed record HealthAnswer(string Status);
