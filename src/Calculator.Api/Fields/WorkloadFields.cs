using Calculator.Api.Binding;
using Calculator.Costs;
using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Units;
using FluentValidation;

namespace Calculator.Api.Fields;

/// <summary>What one session uses and how it is served: the fields that all calculators share.</summary>
[FieldGroup]
[RuledBy<WorkloadFields.Rules>]
internal sealed record WorkloadFields
{
    [Field("All prompt tokens of one session, those read from cache or written to it included.", Unit = "tokens / session", Example = "3000")]
    public required TokenCount? InputTokens { get; init; }

    [Field("Output tokens of one session, reasoning included.", Unit = "tokens / session", Example = "1200")]
    public required TokenCount? OutputTokens { get; init; }

    [Field("How many requests a session makes. The mean prompt of one request decides the price of long prompts.", Unit = "requests / session", Example = "1")]
    public RequestsPerSession RequestsPerSession { get; init; } = new(1);

    [Field("The share of input tokens read from cache. Not together with cacheReadTokens.", Unit = "share of input tokens", Example = "0.9")]
    public Share? CacheRatio { get; init; }

    [Field("The share of input tokens written to cache, with cacheRatio at most 1; or rest, for all that is not read from it. Not together with cacheWriteTokens.", Unit = "share of input tokens", Example = "0.1")]
    public ShareOrRest? CacheWriteRatio { get; init; }

    [Field("Input tokens read from cache, as a count instead of cacheRatio.", Unit = "tokens / session", Example = "2700")]
    public TokenCount? CacheReadTokens { get; init; }

    [Field("Input tokens written to cache, as a count instead of cacheWriteRatio.", Unit = "tokens / session", Example = "300")]
    public TokenCount? CacheWriteTokens { get; init; }

    public required RateFields Rates { get; init; }

    [Field("The share of sessions sent through the batch tier.", Unit = "share of sessions", Example = "0.5")]
    public Share BatchShare { get; init; }

    [Field("The share of sessions that succeed; the cost of one that does is the cost divided by it.", Unit = "share of sessions", Example = "0.8")]
    public SuccessRate SuccessRate { get; init; } = new(1);

    /// <summary>The tokens of one session, as they were stated.</summary>
    public TokenUse Use => new(Input, Output, Read, Write);

    // Where the tokens may be left out, the question that allows it has filled them in by the time they are counted.
    private TokenCount Input => InputTokens.GetValueOrDefault();

    private TokenCount Output => OutputTokens.GetValueOrDefault();

    private CachePart Read => CacheReadTokens is { } tokens ? new CachePart.Counted(tokens) : new CachePart.OfInput(CacheRatio.GetValueOrDefault());

    private CachePart Write => (CacheWriteTokens, CacheWriteRatio) switch
    {
        ({ } tokens, _) => new CachePart.Counted(tokens),
        (null, { Share: null }) => new CachePart.Rest(),
        (null, var ratio) => new CachePart.OfInput(ratio?.Share ?? default),
    };

    /// <summary>False if a cache is used and nothing is said of what is written to it.</summary>
    private bool CacheWriteIsKnown => CacheWriteRatio is not null || CacheWriteTokens is not null || !(CacheRatio?.Value > 0 || CacheReadTokens?.Value > 0);

    public Workload ToWorkload() => new()
    {
        Tokens = Use.Mix,
        CacheWriteIsKnown = CacheWriteIsKnown,
        CacheTtl = Rates.CacheTtl,
        Requests = RequestsPerSession,
        BatchShare = BatchShare,
        Tier = Rates.Tier,
        SuccessRate = SuccessRate,
    };

    /// <summary>The rules across the workload's fields: one pass over them, since every request takes it and nearly every one keeps them all.</summary>
    internal sealed class Rules : AbstractValidator<WorkloadFields>
    {
        public Rules() => RuleFor(workload => workload).Custom((workload, context) =>
        {
            foreach (var (field, sentence) in workload.Contradictions)
                context.AddFailure(field, sentence);
        });
    }

    private IEnumerable<(string Field, string Sentence)> Contradictions
    {
        get
        {
            var sum = Input.Value + Output.Value;
            if (!TokenCount.Bounds.Contain(sum))
                yield return (nameof(OutputTokens), $"inputTokens and outputTokens are {Plain(sum)} in sum; together they may be at most {Plain(TokenCount.Bounds.Most)}.");
            if (CacheReadTokens is not null && CacheRatio is not null)
                yield return (nameof(CacheReadTokens), "cacheReadTokens and cacheRatio say the same in two ways; give one of them.");
            if (CacheWriteTokens is not null && CacheWriteRatio is not null)
                yield return (nameof(CacheWriteTokens), "cacheWriteTokens and cacheWriteRatio say the same in two ways; give one of them.");
            if (!Use.FitsIntoInput)
                yield return TooMuchCached;
        }
    }

    private (string Field, string Sentence) TooMuchCached => (CacheReadTokens, CacheWriteTokens) is (null, null)
        ? (nameof(CacheWriteRatio), $"cacheRatio and cacheWriteRatio are {Plain(Use.CachedShare.GetValueOrDefault())} in sum; together they may be at most 1, so cacheWriteRatio at most {Plain(CacheRatio.GetValueOrDefault().Rest.Value)}.")
        : (CacheReadTokens is null ? nameof(CacheWriteTokens) : nameof(CacheReadTokens), $"{Plain(Use.Cached)} tokens are read from cache or written to it, but inputTokens, which counts them too, is {Plain(Input.Value)}.");

    private static string Plain(decimal number) => PlainNumber.ForReading(number);
}

/// <summary>Which of a model's rates are billed, and what is taken off them.</summary>
[FieldGroup]
internal sealed record RateFields
{
    [Field("How long cache entries live, and so which rate writes are billed at.", Example = "5m")]
    public CacheTtl CacheTtl { get; init; } = CacheTtl.FiveMinutes;

    [Field("The service tier of the sessions that do not go through batch; standard if left out, or the one that the model's alias names.", Example = "standard")]
    public ServiceTier? ServiceTier { get; init; }

    /// <summary>The tier, said or not.</summary>
    public ServiceTier Tier => ServiceTier ?? global::Calculator.Pricing.ServiceTier.Standard;

    [Field("A share taken off the API bill, as you have negotiated it. Plans are not discounted, and count and bill usage at list price.", Unit = "share of every API rate", Example = "0.15")]
    public Share Discount { get; init; }

    /// <summary>The prices with the caller's discount taken off, for the tier the caller has said.</summary>
    public PriceBook AtMyRates(PriceBook book) => book with { Discount = Discount, StatedTier = ServiceTier };
}

/// <summary>A workload on one model.</summary>
[FieldGroup]
internal sealed record TaskFields
{
    [Field("The model, by its exact id or a listed alias; upper and lower case are the same.", Unit = "id or alias", Example = "claude-opus-4-7")]
    public required string Model { get; init; }

    public required WorkloadFields Workload { get; init; }

    /// <summary>The model at the caller's rates.</summary>
    public Outcome<PricedModel> PricedModel(PriceBook book) => Workload.Rates.AtMyRates(book).Model(Model);

    /// <summary>The cost of one session.</summary>
    public Outcome<TaskCost> Price(PriceBook book) => PricedModel(book).Then(model => TaskCost.Of(model, Workload.ToWorkload()));
}
