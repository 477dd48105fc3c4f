using Calculator.Api.Hosting;
using Calculator.Api.Http;
using Calculator.Api.Pricing;
using Calculator.Units;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Calculator.Api.Operations;

/// <summary>Can the service answer, and from which prices?</summary>
internal static class CheckReadiness
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapRead("/readyz", (LivePrices prices, Draining draining) => Answer(prices.Now, draining.HasBegun))
        .Produces<ReadinessAnswer>()
        .Produces<ReadinessAnswer>(StatusCodes.Status503ServiceUnavailable)
        .WithMetadata(new NeverRefused())
        .WithName(nameof(CheckReadiness))
        .WithTags(Tags.Operations)
        .WithSummary("Whether the service can answer, and from which prices.")
        .WithDescription("The version that questions are answered from, and every other at hand. stale is true if newer files of the pricing folder were refused: the last good prices stay, the service stays ready, and reasons says what is wrong. 503 while the service is stopping.");

    private static JsonHttpResult<ReadinessAnswer> Answer(PricesInForce prices, bool isStopping) => TypedResults.Json(
        ReadinessAnswer.Of(prices, isStopping),
        statusCode: isStopping ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
}

/// <summary>What the service answers from.</summary>
/// <param name="Status"><c>ready</c>, or <c>stopping</c> after the order to stop.</param>
/// <param name="DefaultPricing">The version a question without one is answered from.</param>
/// <param name="Versions">Every version at hand.</param>
/// <param name="LoadedAt">When these prices were taken over.</param>
/// <param name="Stale">Whether newer files were refused, so that these prices are the last good ones.</param>
/// <param name="StaleSince">When such files were refused first.</param>
/// <param name="Reasons">What is wrong with them, each as <c>file(line) path: reason</c>.</param>
internal sealed record ReadinessAnswer(
    string Status, string DefaultPricing, IReadOnlyList<string> Versions, string LoadedAt, bool Stale, string? StaleSince, IReadOnlyList<string>? Reasons)
{
    private const int MostReasons = 20;

    public static ReadinessAnswer Of(PricesInForce prices, bool isStopping) => new(
        isStopping ? "stopping" : "ready",
        prices.Catalog.Default.Id,
        [.. prices.Catalog.Versions.Select(version => version.Id)],
        new Moment(prices.LoadedAt).ToInstantText(),
        prices.Stale is not null,
        prices.Stale is { } stale ? new Moment(stale.Since).ToInstantText() : null,
        prices.Stale?.Faults.Take(MostReasons).Select(fault => fault.ToString()).ToList());
}
