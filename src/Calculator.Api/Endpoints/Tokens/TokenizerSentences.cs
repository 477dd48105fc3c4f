using Calculator.Pricing;

namespace Calculator.Api.Endpoints.Tokens;

/// <summary>Says that the same counts were taken on models that count the same text differently.</summary>
internal static class TokenizerSentences
{
    /// <summary>
    /// The sentence, if the models' tokenizers differ: tokens of one text are not those of another
    /// tokenizer, and only the caller knows on which model they were measured.
    /// </summary>
    /// <param name="models">The models on which the counts were taken as they are.</param>
    /// <param name="advice">How this question can be told the ratio between them.</param>
    public static IEnumerable<string> Of(IEnumerable<PricedModel> models, string advice)
    {
        var tokenizers = models.Select(model => model.Tokenizer ?? $"the unknown one of {model.Id}").Distinct().ToList();
        if (tokenizers.Count > 1)
        {
            yield return "The token counts are taken as they are on every model, "
                + $"though {string.Join(", ", tokenizers)} count the same text differently. {advice}, "
                + "or see /v1/tokenizer-delta for what is known of them.";
        }
    }
}
