using Calculator.Api.Http;
using Calculator.Pricing;

namespace Calculator.Api.Operations;

/// <summary>Can the service answer, and from which prices?</summary>
internal static class CheckReadiness
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapRead("/readyz", (Catalog catalog) => TypedResults.Ok(ReadinessAnswer.Of(catalog)))
        .WithName(nameof(CheckReadiness))
        .WithTags(Tags.Operations)
        .WithSummary("Whether the service can answer, and from which prices.")
        .WithDescription("The version that questions are answered from, and every other at hand.");
}

/// <summary>What the service answers from.</summary>
/// <param name="Status">Always <c>ready</c>: without prices the process does not start.</param>
/// <param name="DefaultPricing">The version a question without one is answered from.</param>
/// <param name="Versions">Every version at hand.</param>
internal sealed record ReadinessAnswer(string Status, string DefaultPricing, IReadOnlyList<string> Versions)
{
    public static ReadinessAnswer Of(Catalog catalog) => new("ready", catalog.Default.Id, [.. catalog.Versions.Select(version => version.Id)]);
}
