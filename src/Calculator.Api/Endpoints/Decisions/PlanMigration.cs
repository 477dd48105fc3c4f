using Calculator.Api.Binding;
using Calculator.Api.Fields;
using Calculator.Api.OpenApi;
using Calculator.Decisions;
using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Units;
using FluentValidation;

namespace Calculator.Api.Endpoints.Decisions;

/// <summary>What does a move to another model cost, day by day, and when has it paid for itself?</summary>
internal sealed class PlanMigration : Calculator<MigrationRequest, MigrationAnswer>
{
    public override void Configure() => Ask(
        "/migration",
        Sections.Decisions,
        "A move to another model, day by day.",
        "Caches are kept by model, so a move begins with an empty one: "
            + "on a rebuilding day what cannot yet be read from cache is written to it, and where no cache writes are stated every prompt "
            + "token that is not read. coldDay is an upper bound; with a time to live of minutes, perPrefix comes closer. "
            + "Shadow traffic runs on the new model before the move and is billed on both. "
            + "Each end of the tokenizer ratio is followed by itself.",
        headline: "steadyPerDayUsd.expected");

    protected override Outcome<MigrationAnswer> Answer(MigrationRequest request, PriceBook book) =>
        request.Follow(book).Select(followed => MigrationAnswer.Of(followed, request, book));
}

[RuledBy<MigrationRules>]
internal sealed record MigrationRequest : IPricedRequest
{
    public required TaskFields Task { get; init; }

    [Field("The model to move to, by its exact id or a listed alias.", Unit = "id or alias", Example = "gpt-5.5")]
    public required string ToModel { get; init; }

    [Field("How many sessions run a day, of all users together.", Unit = "sessions / day", Example = "1000")]
    public required SessionsPerDay SessionsPerDay { get; init; }

    public required TokenizerFields Tokenizer { get; init; }

    public required OutputFields Output { get; init; }

    [Field(
        "How the cache is built up again: a whole day without reads, a ramp over rampDays, or one write for each of distinctPrefixes.",
        Example = "coldDay")]
    public CacheRebuild Rebuild { get; init; } = CacheRebuild.ColdDay;

    [Field("With rebuild=ramp: after how many days as much is read as before.", Unit = "days", Example = "3")]
    public WholeDays? RampDays { get; init; }

    [Field(
        "With rebuild=perPrefix: how many different prompt prefixes are written once each, by one request.",
        Unit = "prefixes",
        Example = "10")]
    public PrefixCount? DistinctPrefixes { get; init; }

    [Field("The share of sessions that runs on toModel too before the move; with shadowDays.", Unit = "share of sessions", Example = "0.1")]
    public Share ShadowShare { get; init; }

    [Field("For how many days before the move; with shadowShare.", Unit = "days", Example = "14")]
    public WholeDays ShadowDays { get; init; }

    [Field("What the move costs in work.", Unit = "dollars", Example = "5000")]
    public Usd EngineeringUsd { get; init; }

    [Field(
        "For how many days on toModel the table and the picture go on; those of the shadow traffic stand before them.",
        Unit = "days",
        Example = "90")]
    public DayCount Days { get; init; } = new(30);

    [Field(
        "The date of the first day on toModel, for the dates of the others. Prices are those of asOf all the same.",
        Unit = "ISO date",
        Example = "2026-12-01")]
    public CalendarDay? StartsOn { get; init; }

    public required MonthFields Month { get; init; }

    public required PricingFields Prices { get; init; }

    /// <summary>The move, followed.</summary>
    public Outcome<FollowedMigration> Follow(PriceBook book) =>
        from model in Task.PricedModel(book)
        from to in Task.Workload.Rates.AtMyRates(book).Model(ToModel, RefusalSubject.NewModel)
        from ratio in Tokenizer.Ratio(book, model, to, new SampleFields(), CancellationToken.None)
        let move = ToMove()
        from migration in Migration.Of(model, to, Task.Workload.ToWorkload(), SessionsPerDay, ratio, Tokenizer.ScaleOutput, move)
        select new FollowedMigration(migration, move, to, MovingDay.Of(migration, move, Days));

    /// <summary>The date of a day of the move; null if nobody said when it starts.</summary>
    public DateOnly? DateOf(int day) => StartsOn?.Date.AddDays(day);

    private Move ToMove() => new()
    {
        Rebuild = Rebuild,
        RampDays = RampDays ?? new(1),
        DistinctPrefixes = DistinctPrefixes ?? new(1),
        ShadowShare = ShadowShare,
        ShadowDays = ShadowDays,
        Engineering = EngineeringUsd,
        OutputRatio = Output.Ratio,
    };
}

/// <summary>A move and its days.</summary>
/// <param name="Migration">The move at each ratio.</param>
/// <param name="Move">How it is made.</param>
/// <param name="To">The new model.</param>
/// <param name="Days">Day by day, at the expected ratio.</param>
internal sealed record FollowedMigration(Migration Migration, Move Move, PricedModel To, IReadOnlyList<MovingDay> Days)
{
    /// <summary>The move at the expected ratio, without which there is none.</summary>
    public MigrationPath Expected { get; } = Migration.Paths.Expected.OrNull()!;
}

internal sealed class MigrationRules : AbstractValidator<MigrationRequest>
{
    public MigrationRules()
    {
        RuleFor(request => request.RampDays).NotNull().When(request => request.Rebuild == CacheRebuild.Ramp)
            .WithMessage("rampDays is missing: rebuild=ramp takes that many days.");
        RuleFor(request => request.RampDays).Must(days => days!.Value.Value >= 1).When(request => request.RampDays is not null)
            .WithMessage("rampDays is 0; a ramp takes at least 1 day.");
        RuleFor(request => request.DistinctPrefixes)
            .Must((request, prefixes) => prefixes!.Value.Value <= MostPrefixes(request))
            .When(request => request.DistinctPrefixes is not null)
            .WithMessage(request => $"distinctPrefixes is {PlainNumber.Format(request.DistinctPrefixes!.Value.Value)}, "
                + $"but a request writes at most one, and {PlainNumber.Format(request.SessionsPerDay.Value)} sessions a day "
                + $"make {PlainNumber.Format(RequestsPerDay(request))} requests: "
                + $"the nearest is {PlainNumber.Format(MostPrefixes(request))}.");
        RuleFor(request => request.RampDays).Null().When(request => request.Rebuild != CacheRebuild.Ramp)
            .WithMessage("rampDays goes with rebuild=ramp.");
        RuleFor(request => request.DistinctPrefixes).NotNull().When(request => request.Rebuild == CacheRebuild.PerPrefix)
            .WithMessage("distinctPrefixes is missing: rebuild=perPrefix writes that many.");
        RuleFor(request => request.DistinctPrefixes).Null().When(request => request.Rebuild != CacheRebuild.PerPrefix)
            .WithMessage("distinctPrefixes goes with rebuild=perPrefix.");
        RuleFor(request => request.ShadowDays).Must(days => days.Value > 0).When(request => request.ShadowShare.Value > 0)
            .WithMessage("shadowDays is missing: shadowShare of the sessions runs on both models for that many days.");
        RuleFor(request => request.ShadowShare).Must(share => share.Value > 0).When(request => request.ShadowDays.Value > 0)
            .WithMessage("shadowShare is missing: for shadowDays that share of the sessions runs on both models.");
        RuleFor(request => request.Output.OutputRatio).Null().When(request => !request.Tokenizer.ScaleOutput)
            .WithMessage("outputRatio says how output changes, and scaleOutput=false that it does not; give one of them.");
        RuleFor(request => request.Output.ClaimedFewerOutputTokens).Null().When(request => !request.Tokenizer.ScaleOutput)
            .WithMessage("claimedFewerOutputTokens says how output changes, and scaleOutput=false that it does not; give one of them.");
    }

    private static decimal MostPrefixes(MigrationRequest request) => Math.Max(1, Math.Ceiling(RequestsPerDay(request)));

    private static decimal RequestsPerDay(MigrationRequest request) =>
        request.SessionsPerDay.Value * request.Task.Workload.RequestsPerSession.Value;
}
