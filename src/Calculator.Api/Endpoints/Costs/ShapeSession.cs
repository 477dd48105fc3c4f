using System.Text.Json.Serialization;
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
        "Turn t sends systemTokens + (t − 1) × growthPerTurn: it reads from cache what the turn before left there and writes what is new. Each turn is billed in the size band of its own prompt. The counts in the answer feed the other calculators; they price by the mean prompt, so where the turns fall into several bands the answer says what they would make of it.",
        headline: "totalUsd");

    protected override Outcome<SessionShapeAnswer> Answer(SessionShapeRequest request, PriceBook book) =>
        from model in request.Rates.AtMyRates(book).Model(request.Model)
        from cost in ShapedCost.Of(model, request.ToShape(), request.Rates.Tier, request.Rates.CacheTtl)
        select SessionShapeAnswer.Of(cost, request.Turns, book);
}

[RuledBy<SessionShapeRules>]
internal sealed record SessionShapeRequest : IPricedRequest
{
    [Field("The model, by its exact id or a listed alias; upper and lower case are the same.", Unit = "id or alias", Example = "claude-opus-4-7")]
    public required string Model { get; init; }

    [Field("The prompt of the first turn: system prompt, tools, the task.", Unit = "tokens", Example = "20000")]
    public required TokenCount SystemTokens { get; init; }

    [Field("What each later turn adds to the context: the answer before it, tool results, the next message.", Unit = "tokens / turn", Example = "2400")]
    public required TokenCount GrowthPerTurn { get; init; }

    [Field("Output tokens of each turn, reasoning included.", Unit = "tokens / turn", Example = "400")]
    public required TokenCount OutputPerTurn { get; init; }

    [Field("How many turns the loop has; each is one request.", Unit = "turns / session", Example = "50")]
    public required Turns Turns { get; init; }

    [Field("Prompt tokens of each turn beside the context: they do not go through the cache and are not sent again.", Unit = "tokens / turn", Example = "0")]
    public TokenCount UncachedPerTurn { get; init; }

    [Field("The turns, counted from 1, that begin after the cache has expired: what they would have read is written again.", Unit = "turns", Example = "20,40")]
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
/// <param name="Model">The model's id.</param>
/// <param name="InputTokens">All prompt tokens of the session.</param>
/// <param name="OutputTokens">Output tokens of the session.</param>
/// <param name="CacheReadTokens">Prompt tokens read from cache.</param>
/// <param name="CacheWriteTokens">Prompt tokens written to cache.</param>
/// <param name="CacheRatio">Read tokens as a share of all prompt tokens; to feed another calculator exactly, take the counts.</param>
/// <param name="CacheWriteRatio">Written tokens as a share of all prompt tokens.</param>
/// <param name="RequestsPerSession">One request a turn.</param>
/// <param name="TotalUsd">The sum of the lines, in dollars.</param>
/// <param name="WithoutCacheUsd">What the same loop costs if nothing goes through the cache, in dollars.</param>
/// <param name="CacheReadUsd">The part of the total that is paid for reads, in dollars.</param>
/// <param name="CacheReadShareOfCost">The same as a share of the total; null if that is 0.</param>
/// <param name="CachePaysAboveRatio">The hit ratio, reads among the tokens that go through the cache, above which caching costs less than not caching, at the rates of the first turn; 0 if it always does.</param>
/// <param name="CachePaysAboveReason">Why there is no such ratio: <c>never</c>, since reads are no cheaper than input.</param>
/// <param name="Lines">The bill; only lines with tokens.</param>
/// <param name="Price">Where the rates come from.</param>
/// <param name="Pricing">Which prices were used.</param>
/// <param name="Assumptions">What was assumed on the way.</param>
[CsvRows(nameof(Lines))]
internal sealed record SessionShapeAnswer(
    string Model,
    decimal InputTokens,
    decimal OutputTokens,
    decimal CacheReadTokens,
    decimal CacheWriteTokens,
    decimal CacheRatio,
    decimal CacheWriteRatio,
    decimal RequestsPerSession,
    decimal TotalUsd,
    decimal WithoutCacheUsd,
    decimal CacheReadUsd,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? CacheReadShareOfCost,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? CachePaysAboveRatio,
    string? CachePaysAboveReason,
    IReadOnlyList<TaskCostLine> Lines,
    PriceAnswer Price,
    PricingAnswer Pricing,
    IReadOnlyList<string> Assumptions)
{
    public static SessionShapeAnswer Of(ShapedCost cost, Turns turns, PriceBook book)
    {
        var (tokens, total) = (cost.Tokens, cost.Total);
        return new SessionShapeAnswer(
            cost.Model.Id,
            tokens.Input.Value,
            tokens.Output.Value,
            tokens.CacheRead.Value,
            tokens.CacheWrite.Value,
            tokens.ReadShare,
            tokens.WriteShare,
            turns.Value,
            total.Value,
            cost.WithoutCache.Value,
            cost.CacheRead.Value,
            total == Usd.Zero ? null : cost.CacheRead.Value / total.Value,
            cost.CachePaysAbove,
            cost.CachePaysAbove is null ? ReasonWords.Never : null,
            [.. cost.Lines.Select(TaskCostLine.Of)],
            PriceAnswer.Of(cost.Provenance),
            PricingAnswer.Of(book),
            cost.Assumptions);
    }
}

internal sealed class SessionShapeRules : AbstractValidator<SessionShapeRequest>
{
    public SessionShapeRules() => RuleFor(request => request.ColdTurns)
        .Must((request, cold) => cold!.All(turn => turn.Value <= request.Turns.Value)).When(request => request.ColdTurns is not null)
        .WithMessage(request => $"coldTurns names turn {PlainNumber.Format(request.ColdTurns!.Max(turn => turn.Value))}, but there are only {PlainNumber.Format(request.Turns.Value)} turns.");
}
