using Calculator.Api.Endpoints.Catalog;
using Calculator.Api.Hosting;
using Calculator.Api.OpenApi;
using Calculator.Api.Prices;
using Calculator.Pricing;
using Calculator.Units;
using FastEndpoints;

namespace Calculator.Api.Endpoints.Operations;

/// <summary>Can the service answer, and from which prices?</summary>
internal sealed class CheckReadiness(TimeProvider clock, Draining draining) : EndpointWithoutRequest
{
    public override void Configure()
    {
        Verbs(Http.GET, Http.HEAD);
        Routes("/readyz");
        Metadata(new NeverRefused());
        AllowAnonymous();
        Description(
            builder => builder
                .Produces<ReadinessAnswer>()
                .Produces<ReadinessAnswer>(StatusCodes.Status503ServiceUnavailable)
                .WithTags(Sections.Operations)
                .WithSummary("Whether the service can answer, and from which prices.")
                .WithDescription("The version that questions are answered from, and every other at hand; "
                    + "scheduled are those whose day is to come, pending those that no line of digests.txt commits. "
                    + "stale is true if newer files of the pricing folder were refused: the last good prices stay, "
                    + "the service stays ready, and reasons says what is wrong. 503 while the service is stopping."),
            clearDefaults: true);
    }

    // An endpoint is made when it is mapped too, and the prices may still be being read then.
    public override Task HandleAsync(CancellationToken ct) => TypedResults
        .Json(
            ReadinessAnswer.Of(
                HttpContext.RequestServices.GetRequiredService<LivePrices>().Now, new Moment(clock.GetUtcNow()), draining.HasBegun),
            statusCode: draining.HasBegun ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK)
        .ExecuteAsync(HttpContext);
}

/// <summary>What the service answers from.</summary>
internal sealed record ReadinessAnswer
{
    internal const int MostReasons = 20;

    /// <summary><c>ready</c>, or <c>stopping</c> after the order to stop.</summary>
    public required string Status { get; init; }

    /// <summary>The version a question without one is answered from.</summary>
    public required string DefaultPricing { get; init; }

    /// <summary>Every version at hand.</summary>
    public required IReadOnlyList<string> Versions { get; init; }

    /// <summary>Those of them whose day is to come: each becomes the default at 00:00Z of it.</summary>
    public required IReadOnlyList<string> Scheduled { get; init; }

    /// <summary>The versions that are not answered from, since they are not known to be whole.</summary>
    public required IReadOnlyList<PendingAnswer> Pending { get; init; }

    /// <summary>When these prices were taken over.</summary>
    public required string LoadedAt { get; init; }

    /// <summary>Whether newer files were refused, so that these prices are the last good ones.</summary>
    public required bool Stale { get; init; }

    /// <summary>When such files were refused first.</summary>
    public string? StaleSince { get; init; }

    /// <summary>What is wrong with them, each as <c>file(line) path: reason</c>.</summary>
    public IReadOnlyList<string>? Reasons { get; init; }

    /// <summary>
    /// The day on which the source was read that was read longest ago, of the rates and fees
    /// of defaultPricing that are in force; absent where none is.
    /// </summary>
    public string? CheckedOldest { get; init; }

    /// <summary>The day on which the source was read that was read last.</summary>
    public string? CheckedNewest { get; init; }

    /// <summary>The days from checkedOldest to today, in UTC.</summary>
    public int? DaysSinceCheckedOldest { get; init; }

    /// <summary>The days from checkedNewest to today, in UTC.</summary>
    public int? DaysSinceCheckedNewest { get; init; }

    public static ReadinessAnswer Of(PricesInForce prices, Moment now, bool isStopping) =>
        Of(prices, now, isStopping, VersionRow.Of(prices.Catalog.DefaultAt(now), prices.Catalog.DefaultAt(now), now.Day));

    private static ReadinessAnswer Of(PricesInForce prices, Moment now, bool isStopping, VersionRow byDefault) => new()
    {
        Status = isStopping ? "stopping" : "ready",
        DefaultPricing = byDefault.Id,
        Versions = [.. prices.Catalog.Versions.Select(version => version.Id)],
        Scheduled = [.. prices.Catalog.Versions.Where(version => version.IsScheduledAt(now)).Select(version => version.Id)],
        Pending = [.. prices.Catalog.Pending.Select(PendingAnswer.Of)],
        LoadedAt = new Moment(prices.LoadedAt).ToInstantText(),
        Stale = prices.Stale is not null,
        StaleSince = prices.Stale is { } stale ? new Moment(stale.Since).ToInstantText() : null,
        Reasons = prices.Stale?.Faults.Take(MostReasons).Select(fault => fault.ToString()).ToList(),
        CheckedOldest = byDefault.CheckedOldest,
        CheckedNewest = byDefault.CheckedNewest,
        DaysSinceCheckedOldest = byDefault.DaysSinceCheckedOldest,
        DaysSinceCheckedNewest = byDefault.DaysSinceCheckedNewest,
    };
}

/// <summary>A version that is not answered from yet.</summary>
/// <param name="Version">Its name.</param>
/// <param name="Missing">What would put it in force.</param>
/// <param name="Digest">SHA-256 over its files as they stand.</param>
/// <param name="Faults">What is wrong with them so far, each as <c>file(line) path: reason</c>; with any its line is refused.</param>
internal sealed record PendingAnswer(string Version, string Missing, string Digest, IReadOnlyList<string> Faults)
{
    public static PendingAnswer Of(PendingVersion pending) =>
        new(pending.Id, PendingVersion.Missing, pending.Digest, [.. pending.Faults.Take(ReadinessAnswer.MostReasons)]);
}
