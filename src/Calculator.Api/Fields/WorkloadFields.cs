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
    [Field(
        "All prompt tokens of one session, those read from cache or written to it included.",
        Unit = "tokens / session",
        Example = "3000")]
    public required TokenCount? InputTokens { get; init; }

    [Field("Output tokens of one session, reasoning included.", Unit = "tokens / session", Example = "1200")]
    public required TokenCount? OutputTokens { get; init; }

    [Field(
        "How many requests a session makes. The mean prompt of one request decides the price of long prompts.",
        Unit = "requests / session",
        Example = "1")]
    public RequestsPerSession RequestsPerSession { get; init; } = new(1);

    [Field(
        "The share of input tokens read from cache. Not together with cacheReadTokens.",
        Unit = "share of input tokens",
        Example = "0.9")]
    public Share? CacheRatio { get; init; }

    [Field(
        "The share of input tokens written to cache, with cacheRatio at most 1; or rest, for all that is not read from it. "
            + "Not together with cacheWriteTokens.",
        Unit = "share of input tokens",
        Example = "0.1")]
    public ShareOrRest? CacheWriteRatio { get; init; }

    [Field("Input tokens read from cache, as a count instead of cacheRatio.", Unit = "tokens / session", Example = "2700")]
    public TokenCount? CacheReadTokens { get; init; }

    [Field("Input tokens written to cache, as a count instead of cacheWriteRatio.", Unit = "tokens / session", Example = "300")]
    public TokenCount? CacheWriteTokens { get; init; }

    [Field(
        "Input tokens written to a one-hour cache, beside those of cacheTtl that cacheWriteTokens counts.",
        Unit = "tokens / session",
        Example = "100")]
    public TokenCount? CacheWrite1hTokens { get; init; }

    [Field(
        "The share of input tokens written to a one-hour cache, beside those of cacheTtl. Not together with cacheWrite1hTokens.",
        Unit = "share of input tokens",
        Example = "0.05")]
    public Share? CacheWrite1hRatio { get; init; }

    public required RateFields Rates { get; init; }

    [Field(
        "The share of standard sessions in the provider's peak hours; or even, for as many as an even spread over the week has. "
            + "Where it and serviceTier are left out, asOf decides.",
        Unit = "share of sessions",
        Example = "0.25")]
    public ShareOrEven? PeakShare { get; init; }

    [Field("Web searches by the provider's own tool, at its price for a thousand.", Unit = "searches / session", Example = "2")]
    public SearchCount WebSearches { get; init; }

    [Field(
        "Anything else a session is charged, such as containers: neither a region nor a discount changes it.",
        Unit = "dollars / session",
        Example = "0.03")]
    public Usd OtherUsdPerSession { get; init; }

    [Field("The share of sessions sent through the batch tier.", Unit = "share of sessions", Example = "0.5")]
    public Share BatchShare { get; init; }

    [Field(
        "The share of sessions that succeed; the cost of one that does is the cost divided by it.",
        Unit = "share of sessions",
        Example = "0.8")]
    public SuccessRate SuccessRate { get; init; } = new(1);

    /// <summary>The tokens of one session, as they were stated.</summary>
    public TokenUse Use => new(Input, Output, Read, Write) { Write1h = Write1h };

    // Where the tokens may be left out, the question that allows it has filled them in by the time they are counted.
    private TokenCount Input => InputTokens.GetValueOrDefault();

    private TokenCount Output => OutputTokens.GetValueOrDefault();

    private CachePart Read => PartOf(CacheReadTokens, CacheRatio);

    private CachePart Write => CacheWriteTokens is null && CacheWriteRatio is { Share: null }
        ? new CachePart.Rest()
        : PartOf(CacheWriteTokens, CacheWriteRatio?.Share);

    private CachePart Write1h => PartOf(CacheWrite1hTokens, CacheWrite1hRatio);

    private static CachePart PartOf(TokenCount? counted, Share? ofInput) => (counted, ofInput) switch
    {
        ({ } tokens, _) => new CachePart.Counted(tokens),
        (null, { } share) => new CachePart.OfInput(share),
        (null, null) => CachePart.None,
    };

    private bool CacheWriteIsKnown =>
        CacheWriteRatio is not null || CacheWriteTokens is not null || CacheWrite1hRatio is not null || CacheWrite1hTokens is not null;

    public Workload ToWorkload() => new()
    {
        Tokens = Use.Mix,
        CacheWriteIsKnown = CacheWriteIsKnown,
        CacheTtl = Rates.CacheTtl,
        Requests = RequestsPerSession,
        BatchShare = BatchShare,
        Tier = Rates.ServiceTier?.Tier,
        PeakShare = PeakShare,
        WebSearches = WebSearches,
        Other = OtherUsdPerSession,
        Remarks = Rates.Remarks,
        SuccessRate = SuccessRate,
    };

    /// <summary>
    /// The rules across the workload's fields: one pass over them, since every request takes it and nearly every one keeps them all.
    /// </summary>
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
            {
                yield return (
                    nameof(OutputTokens),
                    $"inputTokens and outputTokens are {Plain(sum)} in sum; together they may be at most {Plain(TokenCount.Bounds.Most)}.");
            }
            if (CacheReadTokens is not null && CacheRatio is not null)
                yield return (nameof(CacheReadTokens), "cacheReadTokens and cacheRatio say the same in two ways; give one of them.");
            if (CacheWriteTokens is not null && CacheWriteRatio is not null)
                yield return (nameof(CacheWriteTokens), "cacheWriteTokens and cacheWriteRatio say the same in two ways; give one of them.");
            if (CacheWrite1hTokens is not null && CacheWrite1hRatio is not null)
            {
                yield return (
                    nameof(CacheWrite1hTokens),
                    "cacheWrite1hTokens and cacheWrite1hRatio say the same in two ways; give one of them.");
            }
            if (PeakShare is not null && Rates.ServiceTier is { Tier: not ServiceTier.Standard } asked)
            {
                yield return (
                    nameof(PeakShare),
                    "peakShare is a share of what is served in the standard tier, "
                        + $"and serviceTier is {EnumNames<ServiceTier>.Of(asked.Tier)}; give one of them.");
            }
            if (!Use.FitsIntoInput)
                yield return TooMuchCached;
        }
    }

    private (string Field, string Sentence) TooMuchCached => (CacheReadTokens, CacheWriteTokens, CacheWrite1hTokens) switch
    {
        (null, null, null) when CacheWrite1hRatio is null => (
            nameof(CacheWriteRatio),
            $"cacheRatio and cacheWriteRatio are {Plain(Use.CachedShare.GetValueOrDefault())} in sum; "
                + $"together they may be at most 1, so cacheWriteRatio at most {Plain(CacheRatio.GetValueOrDefault().Rest.Value)}."),
        (null, null, null) => (
            nameof(CacheWrite1hRatio),
            $"cacheRatio, cacheWriteRatio and cacheWrite1hRatio are {Plain(Use.CachedShare ?? ShareWithoutRest)} in sum; "
                + "together they may be at most 1."),
        _ => (
            FirstCount,
            $"{Plain(Use.Cached)} tokens are read from cache or written to it, but inputTokens, which counts them too, "
                + $"is {Plain(Input.Value)}; if it leaves them out, as Anthropic's input_tokens does, "
                + $"give {Plain(Use.Cached + Input.Value)}."),
    };

    private decimal ShareWithoutRest => CacheRatio.GetValueOrDefault().Value + CacheWrite1hRatio.GetValueOrDefault().Value;

    private string FirstCount => (CacheReadTokens, CacheWriteTokens) switch
    {
        (not null, _) => nameof(CacheReadTokens),
        (_, not null) => nameof(CacheWriteTokens),
        _ => nameof(CacheWrite1hTokens),
    };

    private static string Plain(decimal number) => PlainNumber.ForReading(number);
}

/// <summary>A workload on one model.</summary>
[FieldGroup]
internal sealed record TaskFields
{
    [Field(
        "The model, by its exact id or a listed alias; upper and lower case are the same.",
        Unit = "id or alias",
        Example = "claude-opus-4-7")]
    public required string? Model { get; init; }

    public required WorkloadFields Workload { get; init; }

    /// <summary>The model at the caller's rates.</summary>
    public Outcome<PricedModel> PricedModel(PriceBook book) => Workload.Rates.AtMyRates(book).Model(Model!);

    /// <summary>The cost of one session.</summary>
    public Outcome<TaskCost> Price(PriceBook book) =>
        PricedModel(book).TryGet(out var model, out var refusal) ? TaskCost.Of(model, Workload.ToWorkload()) : refusal;
}
