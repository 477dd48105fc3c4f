using Calculator.Costs;
using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Tokens;

/// <summary>The same texts, counted by another model's tokenizer.</summary>
/// <param name="Tokens">The tokens of one session.</param>
/// <param name="Cost">What they cost there; a refusal where the new size is not offered.</param>
public sealed record Recount(TokenMix Tokens, Outcome<TaskCost> Cost);

/// <summary>What a change of model, and so of tokenizer, does to one session.</summary>
/// <param name="Tokens">The tokens as they were measured.</param>
/// <param name="Before">What they cost on the model they were measured on.</param>
/// <param name="Ratio">The ratio between the tokenizers.</param>
/// <param name="After">
/// The session on the new model; each value is priced as a request of its own, so a prompt
/// that grows over the edge of a band is billed in that band.
/// </param>
/// <param name="BreakEven">The ratio at which the new model costs what the old one does.</param>
public sealed record TokenizerDelta(TokenMix Tokens, TaskCost Before, TokenizerRatio Ratio, Range<Recount> After, RatioBreakEven BreakEven)
{
    /// <summary>Prices a change of model.</summary>
    /// <param name="from">The model the tokens were measured on.</param>
    /// <param name="to">The new model.</param>
    /// <param name="workload">One session.</param>
    /// <param name="ratio">The ratio between the tokenizers.</param>
    /// <param name="scaleOutput">Whether the output text is counted anew too.</param>
    /// <returns>The delta, or a refusal if the session is not offered on <paramref name="from"/>.</returns>
    public static Outcome<TokenizerDelta> Of(PricedModel from, PricedModel to, Workload workload, TokenizerRatio ratio, bool scaleOutput) =>
        TaskCost.Of(from, workload).Select(before => new TokenizerDelta(
            workload.Tokens,
            before,
            ratio,
            ratio.Range.Select(factor => Recounted(to, workload, workload.Tokens.Recounted(factor, scaleOutput ? factor : TokenRatio.One))),
            RatioBreakEven.Of(before.Total, to, workload, scaleOutput)));

    private static Recount Recounted(PricedModel to, Workload workload, TokenMix tokens) =>
        new(tokens, TaskCost.Of(to, workload with { Tokens = tokens }));
}
