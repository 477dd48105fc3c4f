using System.Text;

namespace Calculator.Usage.Sources;

/// <summary>Whose rule of counting the name of a column is of.</summary>
[Flags]
internal enum CountingRules
{
    /// <summary>Nobody's: whose it is the name alone does not tell.</summary>
    None = 0,

    /// <summary>OpenAI's and Gemini's, of which one name tells that the input includes what is cached.</summary>
    Inclusive = 1,

    /// <summary>OpenAI's Chat, where the input includes what is cached; xAI's reasoning stands beside its completion.</summary>
    Chat = 2,

    /// <summary>Anthropic's Messages, where what is cached stands beside the input.</summary>
    Messages = 4,

    /// <summary>Gemini's output, whose thoughts stand beside its candidates.</summary>
    Candidates = 8,
}

/// <summary>Whose API a row is of.</summary>
internal enum CountedBy
{
    /// <summary>Nothing tells.</summary>
    Unsaid,

    /// <summary>A provider whose input includes what is cached: OpenAI, Google, xAI.</summary>
    Inclusive,

    /// <summary>Anthropic, whose input is without.</summary>
    Anthropic,
}

/// <summary>What the names in a table tell of how its tokens are counted.</summary>
/// <remarks>Rules: those of the readers of each provider's own objects.</remarks>
internal static class CountingNames
{
    private static readonly string[] InclusiveWords = ["openai", "azure", "google", "gemini", "vertex", "gpt", "xai", "x-ai", "grok"];
    private static readonly string[] AnthropicWords = ["anthropic", "claude"];

    /// <summary>The rules that the name of a column is of.</summary>
    /// <param name="plain">The name as it is compared.</param>
    public static CountingRules RulesOf(string plain) => plain switch
    {
        "inputtokensdetailscachedtokens" or "prompttokensdetailscachedtokens" or "inputcachedtokens"
            or "inputtokensdetailscachewritetokens" or "prompttokensdetailscachewritetokens" or "inputcachewritetokens"
            or "prompttokencount" or "cachedcontenttokencount" => CountingRules.Inclusive,
        "prompttokens" or "cachedtokens" or "completiontokens"
            or "reasoningtokens" or "completionreasoningtokens" or "completiontokensdetailsreasoningtokens" => CountingRules.Chat,
        "inputtokens" or "cachereadinputtokens" or "cachecreationinputtokens"
            or "ephemeral5minputtokens" or "cachecreationephemeral5minputtokens"
            or "ephemeral1hinputtokens" or "cachecreationephemeral1hinputtokens" => CountingRules.Messages,
        "candidatestokencount" or "thoughtstokencount" => CountingRules.Candidates,
        _ => CountingRules.None,
    };

    /// <summary>Whose API the name of a provider or of a model is of.</summary>
    public static CountedBy ProviderOf(ReadOnlySpan<byte> name)
    {
        var text = Encoding.UTF8.GetString(name);
        return (Has(text, InclusiveWords) || IsReasoner(text), Has(text, AnthropicWords)) switch
        {
            (true, false) => CountedBy.Inclusive,
            (false, true) => CountedBy.Anthropic,
            _ => CountedBy.Unsaid,
        };
    }

    /// <summary>Whether a model is one of xAI's own API, whose completion of Chat is without the reasoning.</summary>
    public static bool IsXAis(ReadOnlySpan<byte> model) => model.Length >= 4 && Ascii.EqualsIgnoreCase(model[..4], "grok"u8);

    // OpenAI's o3 and o4-mini.
    private static bool IsReasoner(string name) =>
        name[(name.LastIndexOf('/') + 1)..] is ['o' or 'O', >= '0' and <= '9', ..];

    private static bool Has(string text, string[] words) =>
        Array.Exists(words, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
