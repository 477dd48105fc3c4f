using Calculator.Api.OpenApi;
using Calculator.Api.Replies;
using Calculator.Outcomes;
using Calculator.Pricing;

namespace Calculator.Api.Endpoints.Catalog;

/// <summary>Which pricing versions are there?</summary>
internal sealed class ListVersions : Question<VersionsRequest, VersionsAnswer>
{
    public override void Configure() => Ask(
        "/pricing",
        Sections.Catalog,
        "The pricing versions at hand.",
        "A version is one complete statement of prices, never edited after its release. Questions are answered from the default, the newest dated one whose day has come, unless they name another. One whose day is to come is scheduled: it becomes the default at 00:00Z of it.");

    protected override Outcome<VersionsAnswer> Answer(VersionsRequest request, AnswerContext context) =>
        new VersionsAnswer([.. context.Catalog.Versions.Select(version => VersionRow.Of(version, context.Default))]);
}

internal sealed record VersionsRequest;

/// <summary>The versions.</summary>
/// <param name="Versions">One row a version.</param>
[CsvRows(nameof(Versions))]
internal sealed record VersionsAnswer(IReadOnlyList<VersionRow> Versions);

/// <summary>A pricing version.</summary>
/// <param name="Id">Its name: what <c>pricing</c> takes.</param>
/// <param name="Date">The day it states prices for; absent for a private scenario.</param>
/// <param name="Digest">SHA-256 over its files.</param>
/// <param name="Default">Whether questions without a version are answered from it.</param>
/// <param name="Models">How many models it lists.</param>
/// <param name="Plans">How many plans it lists.</param>
/// <param name="Tokenizers">How many tokenizers it lists.</param>
/// <param name="Scheduled">Whether its day is to come: until then it answers only when it is asked for by name.</param>
internal sealed record VersionRow(
    string Id, string? Date, string Digest, bool Default, int Models, int Plans, int Tokenizers, bool Scheduled)
{
    public static VersionRow Of(PricingVersion version, PricingVersion byDefault) => new(
        version.Id,
        version.Date is { } date ? PriceAnswer.Date(date) : null,
        version.Digest,
        version == byDefault,
        version.Providers.Sum(provider => provider.Models.Count),
        version.Plans.Count,
        version.Tokenizers.Count,
        version.Date > byDefault.Date);
}
