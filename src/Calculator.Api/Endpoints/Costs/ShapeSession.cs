using Calculator.Api.Binding;
using Calculator.Api.Fields;
using Calculator.Api.OpenApi;
using Calculator.Api.Replies;
using Calculator.Costs;
using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Units;
using FluentValidation;

namespace Calculator.Api.Endpoints.Costs;

/// <summary>What does an agent loop use and cost, that sends its whole context again with every turn?</summary>
internal sealed class ShapeSession : Calculator<SessionShapeRequest, SessionShapeAnswer>
{
    public override void Configure() => Ask(
        "/session-shape",
        Sections.TaskCost,
        "The tokens and the cost of an agent loop, turn by turn.",
        "Turn t sends systemTokens + (t − 1) × growthPerTurn: it reads from cache what the turn before left there and writes what is new. "
            + "Each turn is billed in the size band of its own prompt. The counts in the answer feed the other calculators; "
            + "they price by the mean prompt, so where the turns fall into several bands the answer says what they would make of it.",
        headline: "totalUsd");

    protected override Outcome<SessionShapeAnswer> Answer(SessionShapeRequest request, PriceBook book) =>
        from model in request.Rates.AtMyRates(book).Model(request.Model)
        from cost in ShapedCost.Of(model, request.ToShape(), request.Rates.ServiceTier?.Tier, request.Rates.CacheTtl)
        select SessionShapeAnswer.Of(cost, request.Turns, book) with { Assumptions = [.. cost.Assumptions, .. request.Rates.Remarks] };
}

[RuledBy<SessionShapeRules>]
internal sealed record SessionShapeRequest : IPricedRequest
{
    [Field(
        "The model, by its exact id or a listed alias; upper and lower case are the same.",
        Unit = "id or alias",
        Example = "claude-opus-4-7")]
    public required string Model { get; init; }

    [Field("The prompt of the first turn: system prompt, tools, the task.", Unit = "tokens", Example = "20000")]
    public required TokenCount SystemTokens { get; init; }

    [Field(
        "What each later turn adds to the context: the answer before it, tool results, the next message.",
        Unit = "tokens / turn",
        Example = "2400")]
    public required TokenCount GrowthPerTurn { get; init; }

    [Field("Output tokens of each turn, reasoning included.", Unit = "tokens / turn", Example = "400")]
    public required TokenCount OutputPerTurn { get; init; }

    [Field("How many turns the loop has; each is one request.", Unit = "turns / session", Example = "50")]
    public required Turns Turns { get; init; }

    [Field(
        "Prompt tokens of each turn beside the context: they do not go through the cache and are not sent again.",
        Unit = "tokens / turn",
        Example = "0")]
    public TokenCount UncachedPerTurn { get; init; }

    [Field(
        "The turns, counted from 1, that begin after the cache has expired: what they would have read is written again.",
        Unit = "turns",
        Example = "20,40")]
    public IReadOnlyList<Turns>? ColdTurns { get; init; }

    public required RateFields Rates { get; init; }

    public required PricingFields Prices { get; init; }

    public SessionShape ToShape() => new()
    {
        System = SystemTokens,
        GrowthPerTurn = GrowthPerTurn,
        OutputPerTurn = OutputPerTurn,
        UncachedPerTurn = UncachedPerTurn,
        Turns = Turns,
        ColdTurns = (ColdTurns ?? []).Select(turn => (int)turn.Value).ToHashSet(),
    };
}

/// <summary>What an agent loop uses and costs.</summary>
[CsvRows(nameof(Lines))]
internal sealed record SessionShapeAnswer
{
    /// <summary>The model's id.</summary>
    public required string Model { get; init; }

    /// <summary>All prompt tokens of the session.</summary>
    public required decimal InputTokens { get; init; }

    /// <summary>Output tokens of the session.</summary>
    public required decimal OutputTokens { get; init; }

    /// <summary>Prompt tokens read from cache.</summary>
    public required decimal CacheReadTokens { get; init; }

    /// <summary>Prompt tokens written to cache.</summary>
    public required decimal CacheWriteTokens { get; init; }

    /// <summary>Read tokens as a share of all prompt tokens; to feed another calculator exactly, take the counts.</summary>
    public required decimal CacheRatio { get; init; }

    /// <summary>Written tokens as a share of all prompt tokens.</summary>
    public required decimal CacheWriteRatio { get; init; }

    /// <summary>One request a turn.</summary>
    public required decimal RequestsPerSession { get; init; }

    /// <summary>The sum of the lines, in dollars.</summary>
    public required decimal TotalUsd { get; init; }

    /// <summary>What the same loop costs if nothing goes through the cache, in dollars.</summary>
    public required decimal WithoutCacheUsd { get; init; }

    /// <summary>The part of the total that is paid for reads, in dollars.</summary>
    public required decimal CacheReadUsd { get; init; }

    /// <summary>The same as a share of the total; null if that is 0.</summary>
    [MayBeNull]
    public required decimal? CacheReadShareOfCost { get; init; }

    /// <summary>
    /// The hit ratio, reads among the tokens that go through the cache, above which caching costs less
    /// than not caching, at the rates of the first turn; 0 if it always does.
    /// </summary>
    [MayBeNull(nameof(CachePaysAboveReason))]
    public required decimal? CachePaysAboveRatio { get; init; }

    /// <summary>Why there is no such ratio: <c>never</c>, since reads are no cheaper than input.</summary>
    public string? CachePaysAboveReason { get; init; }

    /// <summary>The bill; only lines with tokens.</summary>
    public required IReadOnlyList<TaskCostLine> Lines { get; init; }

    /// <summary>Where the rates come from.</summary>
    public required PriceAnswer Price { get; init; }

    /// <summary>Which prices were used.</summary>
    public required PricingAnswer Pricing { get; init; }

    /// <summary>What was assumed on the way.</summary>
    public required IReadOnlyList<string> Assumptions { get; init; }

    public static SessionShapeAnswer Of(ShapedCost cost, Turns turns, PriceBook book)
    {
        var (tokens, total) = (cost.Tokens, cost.Total);
        return new SessionShapeAnswer
        {
            Model = cost.Model.Id,
            InputTokens = tokens.Input.Value,
            OutputTokens = tokens.Output.Value,
            CacheReadTokens = tokens.CacheRead.Value,
            CacheWriteTokens = tokens.CacheWrite.Value,
            CacheRatio = tokens.ReadShare,
            CacheWriteRatio = tokens.WriteShare,
            RequestsPerSession = turns.Value,
            TotalUsd = total.Value,
            WithoutCacheUsd = cost.WithoutCache.Value,
            CacheReadUsd = cost.CacheRead.Value,
            CacheReadShareOfCost = total == Usd.Zero ? null : cost.CacheRead.Value / total.Value,
            CachePaysAboveRatio = cost.CachePaysAbove,
            CachePaysAboveReason = cost.CachePaysAbove is null ? ReasonWords.Never : null,
            Lines = [.. cost.Lines.Select(TaskCostLine.Of)],
            Price = PriceAnswer.Of(cost.Provenance),
            Pricing = PricingAnswer.Of(book),
            Assumptions = cost.Assumptions,
        };
    }
}

internal sealed class SessionShapeRules : AbstractValidator<SessionShapeRequest>
{
    public SessionShapeRules() => RuleFor(request => request.ColdTurns)
        .Must((request, cold) => cold!.All(turn => turn.Value <= request.Turns.Value)).When(request => request.ColdTurns is not null)
        .WithMessage(request => $"coldTurns names turn {PlainNumber.Format(request.ColdTurns!.Max(turn => turn.Value))}, "
            + $"but there are only {PlainNumber.Format(request.Turns.Value)} turns.");
}
