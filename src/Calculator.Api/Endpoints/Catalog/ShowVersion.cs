using Calculator.Api.Binding;
using Calculator.Api.OpenApi;
using Calculator.Api.Replies;
using Calculator.Outcomes;
using Calculator.Pricing;

namespace Calculator.Api.Endpoints.Catalog;

/// <summary>What does one pricing version hold?</summary>
internal sealed class ShowVersion : Question<VersionRequest, VersionAnswer>
{
    public override void Configure() => Ask(
        "/pricing/{version}",
        Sections.Catalog,
        "One pricing version with its providers.",
        "The digest ties a quoted figure to the exact prices behind it.");

    protected override Outcome<VersionAnswer> Answer(VersionRequest request, AnswerContext context) =>
        context.Find(request.Version).Select(version => VersionAnswer.Of(version, context));
}

internal sealed record VersionRequest
{
    [Field("The version, by its exact name.", Unit = "version", Example = "2026-11-20")]
    public required string Version { get; init; }
}

/// <summary>A pricing version.</summary>
/// <param name="Version">Its name, date, digest and counts.</param>
/// <param name="Providers">One row a provider.</param>
[CsvRows(nameof(Providers))]
internal sealed record VersionAnswer(VersionRow Version, IReadOnlyList<ProviderRow> Providers)
{
    public static VersionAnswer Of(PricingVersion version, AnswerContext context) => new(
        VersionRow.Of(version, context.Default, context.Today),
        [
            .. version.Providers.Select(provider => new ProviderRow(
                provider.Id,
                provider.Name,
                [.. provider.Models.Select(model => model.Id)])),
        ]);
}

/// <summary>A provider of a version.</summary>
/// <param name="Id">The provider's id.</param>
/// <param name="Name">The provider's name.</param>
/// <param name="Models">Its models, by id.</param>
internal sealed record ProviderRow([property: RowKey] string Id, string Name, IReadOnlyList<string> Models);
