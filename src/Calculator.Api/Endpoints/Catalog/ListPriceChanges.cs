using Calculator.Api.Binding;
using Calculator.Api.Fields;
using Calculator.Api.OpenApi;
using Calculator.Api.Replies;
using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Units;
using FluentValidation;

namespace Calculator.Api.Endpoints.Catalog;

/// <summary>What changed between two dates, or between two versions?</summary>
internal sealed class ListPriceChanges : Question<PriceChangesRequest, PriceChangesAnswer>
{
    public override void Configure() => Ask(
        "/pricing/changes",
        Sections.Catalog,
        "What changed between two dates or two versions.",
        "Either from (and to, now if left out) inside one version, or fromVersion (and toVersion, "
            + "the default one if left out) at one date. One row for each figure that is not the same.");

    protected override Outcome<PriceChangesAnswer> Answer(PriceChangesRequest request, AnswerContext context) =>
        request is { From: { } begin, To: null } && begin >= context.Now ? NotYet(begin) : Compared(request, context);

    protected override string FieldOf(PriceChangesRequest request, Refusal refusal) =>
        refusal.Subject == RefusalSubject.Moment ? "from" : base.FieldOf(request, refusal);

    private static Refusal NotYet(Moment begin) => new(
        RefusalKind.Contradiction,
        RefusalSubject.Moment,
        $"from is {begin}, and without to it is compared with now, which must come after it; give an earlier one, or to.");

    private static Outcome<PriceChangesAnswer> Compared(PriceChangesRequest request, AnswerContext context) =>
        from before in request.FromVersion is { } earlier
            ? context.Open(earlier, request.Prices.AsOf, RefusalSubject.EarlierVersion)
            : context.Open(request.Prices.Pricing, request.From)
        from after in request.ToVersion is { } later
            ? context.Open(later, request.Prices.AsOf, RefusalSubject.LaterVersion)
            : context.Open(request.Prices.Pricing, request.To ?? request.Prices.AsOf)
        select new PriceChangesAnswer(
            [.. PriceChanges.Between(before, after).Select(PriceChangeRow.Of)],
            PricingAnswer.Of(before),
            PricingAnswer.Of(after));
}

[RuledBy<PriceChangesRules>]
internal sealed record PriceChangesRequest
{
    [Field("The earlier date, inside one version.", Unit = "ISO date or instant", Example = "2026-03-12", FilledIn = true)]
    public Moment? From { get; init; }

    [Field("The later date, inside one version; now if left out.", Unit = "ISO date or instant", Example = "2026-11-20")]
    public Moment? To { get; init; }

    [Field("The earlier version.", Unit = "version", Example = "2026-05-14")]
    public string? FromVersion { get; init; }

    [Field("The later version; the default one if left out.", Unit = "version", Example = "2026-11-20")]
    public string? ToVersion { get; init; }

    public required PricingFields Prices { get; init; }
}

/// <summary>Every figure that is not the same.</summary>
/// <param name="Rows">One row a figure, models before plans.</param>
/// <param name="Before">The earlier prices.</param>
/// <param name="After">The later prices.</param>
[CsvRows(nameof(Rows))]
internal sealed record PriceChangesAnswer(IReadOnlyList<PriceChangeRow> Rows, PricingAnswer Before, PricingAnswer After);

/// <summary>A figure that changed.</summary>
internal sealed record PriceChangeRow
{
    /// <summary>The model; absent for a plan.</summary>
    [RowKey]
    public string? Model { get; init; }

    /// <summary>The plan; absent for a model.</summary>
    [RowKey]
    public string? Plan { get; init; }

    /// <summary>The card's service tier; absent where the figure belongs to no card.</summary>
    public ServiceTier? Tier { get; init; }

    /// <summary>The card's prompt sizes.</summary>
    public string? Band { get; init; }

    /// <summary>
    /// The figure: a rate in dollars per million tokens; a model's minCacheTokens, residency.us (a factor),
    /// webSearchPerThousandUsd or peak; a plan's monthlyFeeUsd or includedUsd.
    /// </summary>
    public required string Item { get; init; }

    /// <summary>What it was; null if it is new, or said in words.</summary>
    [MayBeNull(nameof(Kind))]
    public required decimal? Before { get; init; }

    /// <summary>What it is; null if it is gone, or said in words.</summary>
    [MayBeNull(nameof(Kind))]
    public required decimal? After { get; init; }

    /// <summary>The difference in dollars; null with the kind as its reason, or if the figure is no dollars.</summary>
    [MayBeNull(nameof(Kind))]
    public required decimal? ChangeUsd { get; init; }

    /// <summary>The difference in per cent; null with the kind as its reason, or if it was 0.</summary>
    [MayBeNull(nameof(Kind))]
    public required decimal? ChangePercent { get; init; }

    /// <summary>What happened.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>Where the later figure comes from; the earlier one's where it is gone.</summary>
    public required string Source { get; init; }

    /// <summary>The day on which that source was last read.</summary>
    public required string Checked { get; init; }

    /// <summary>How far the figure is to be trusted.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>What it was in words, of peak hours; absent for figures.</summary>
    public string? BeforeWords { get; init; }

    /// <summary>What it is in words, of peak hours; absent for figures.</summary>
    public string? AfterWords { get; init; }

    public static PriceChangeRow Of(PriceChange change) => new()
    {
        Model = change.Subject.Model,
        Plan = change.Subject.Plan,
        Tier = change.Subject.Tier,
        Band = change.Subject.Band?.ToString(),
        Item = change.Item,
        Before = change.Before,
        After = change.After,
        ChangeUsd = change.Change,
        ChangePercent = change.ChangePercent,
        Kind = change.Kind,
        Source = change.Provenance.Source,
        Checked = PriceAnswer.Date(change.Provenance.Checked),
        Confidence = change.Provenance.Confidence,
        BeforeWords = change.WordsBefore,
        AfterWords = change.WordsAfter,
    };
}

internal sealed class PriceChangesRules : AbstractValidator<PriceChangesRequest>
{
    public PriceChangesRules()
    {
        RuleFor(request => request.From).NotNull().When(request => request.FromVersion is null)
            .WithMessage("from is missing: give from (and to) for two dates, or fromVersion (and toVersion) for two versions.");
        RuleFor(request => request.From).Null().When(request => request.FromVersion is not null)
            .WithMessage("from is a date inside one version; two versions are compared at one date, asOf.");
        RuleFor(request => request.To).Null().When(request => request.FromVersion is not null)
            .WithMessage("to is a date inside one version; two versions are compared at one date, asOf.");
        RuleFor(request => request.ToVersion).Null().When(request => request.FromVersion is null)
            .WithMessage("toVersion needs fromVersion.");
        RuleFor(request => request.Prices.Pricing).Null().When(request => request.FromVersion is not null)
            .WithMessage("pricing names one version; with fromVersion the other is toVersion.");
        RuleFor(request => request.Prices.AsOf).Null().When(request => request.From is not null)
            .WithMessage("asOf is one date; with from the other is to.");
        RuleFor(request => request.To)
            .Must((request, to) => to > request.From)
            .When(request => request.From is not null && request.To is not null)
            .WithMessage(request => $"to is {request.To}; it must come after from, {request.From}.");
    }
}
