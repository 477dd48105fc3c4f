using Calculator.Api.OpenApi;
using Calculator.Api.Replies;
using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Api.Endpoints.Catalog;

/// <summary>Which pricing versions are there?</summary>
internal sealed class ListVersions : Question<VersionsRequest, VersionsAnswer>
{
    public override void Configure() => Ask(
        "/pricing",
        Sections.Catalog,
        "The pricing versions at hand.",
        "A version is one complete statement of prices, never edited after its release. "
            + "Questions are answered from the default, the newest dated one whose day has come, unless they name another. "
            + "2026-11-25-2 is a revision of 2026-11-25, stated on the same day, and newer. "
            + "One whose day is to come is scheduled: it becomes the default at 00:00Z of it. "
            + "checkedOldest and checkedNewest say when the rates and fees in force today were compared with their sources.");

    protected override Outcome<VersionsAnswer> Answer(VersionsRequest request, AnswerContext context) =>
        new VersionsAnswer([.. context.Catalog.Versions.Select(version => VersionRow.Of(version, context.Default, context.Today))]);
}

internal sealed record VersionsRequest;

/// <summary>The versions.</summary>
/// <param name="Versions">One row a version.</param>
[CsvRows(nameof(Versions))]
internal sealed record VersionsAnswer(IReadOnlyList<VersionRow> Versions);

/// <summary>A pricing version.</summary>
internal sealed record VersionRow
{
    /// <summary>Its name: what <c>pricing</c> takes.</summary>
    [RowKey]
    public required string Id { get; init; }

    /// <summary>The day it states prices for; absent for a private scenario.</summary>
    public string? Date { get; init; }

    /// <summary>SHA-256 over its files.</summary>
    public required string Digest { get; init; }

    /// <summary>Whether questions without a version are answered from it.</summary>
    public required bool Default { get; init; }

    /// <summary>How many models it lists.</summary>
    public required int Models { get; init; }

    /// <summary>How many plans it lists.</summary>
    public required int Plans { get; init; }

    /// <summary>How many tokenizers it lists.</summary>
    public required int Tokenizers { get; init; }

    /// <summary>Whether its day is to come: until then it answers only when it is asked for by name.</summary>
    public required bool Scheduled { get; init; }

    /// <summary>
    /// The day on which the source was read that was read longest ago, of the rates and fees in force today; absent where none is.
    /// </summary>
    public string? CheckedOldest { get; init; }

    /// <summary>The day on which the source was read that was read last.</summary>
    public string? CheckedNewest { get; init; }

    /// <summary>The days from checkedOldest to today, in UTC.</summary>
    public int? DaysSinceCheckedOldest { get; init; }

    /// <summary>The days from checkedNewest to today, in UTC.</summary>
    public int? DaysSinceCheckedNewest { get; init; }

    /// <summary>The version that everything it does not state itself is from; absent for one that states everything.</summary>
    public string? BasedOn { get; init; }

    public static VersionRow Of(PricingVersion version, PricingVersion byDefault, DateOnly today) =>
        Of(version, byDefault, today, PriceAges.Of(version, Moment.StartOf(today)));

    private static VersionRow Of(PricingVersion version, PricingVersion byDefault, DateOnly today, PriceAges? ages) => new()
    {
        Id = version.Id,
        Date = version.Date is { } date ? PriceAnswer.Date(date) : null,
        Digest = version.Digest,
        Default = version == byDefault,
        Models = version.Providers.Sum(provider => provider.Models.Count),
        Plans = version.Plans.Count,
        Tokenizers = version.Tokenizers.Count,
        Scheduled = version.Date > byDefault.Date,
        CheckedOldest = ages is null ? null : PriceAnswer.Date(ages.Oldest),
        CheckedNewest = ages is null ? null : PriceAnswer.Date(ages.Newest),
        DaysSinceCheckedOldest = ages is null ? null : PriceAges.Days(ages.Oldest, today),
        DaysSinceCheckedNewest = ages is null ? null : PriceAges.Days(ages.Newest, today),
        BasedOn = version.BasedOn,
    };
}
