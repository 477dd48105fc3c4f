namespace Calculator.Pricing;

/// <summary>
/// How a request is served, and so which rate card it is billed by. A tier is stated by the caller, never guessed from totals.
/// </summary>
public enum ServiceTier
{
    /// <summary>The tier a request has when nothing is said; DeepSeek's off-peak hours.</summary>
    Standard,

    /// <summary>Asynchronous, answered within hours.</summary>
    Batch,

    /// <summary>Slower and cheaper, when capacity is free.</summary>
    Flex,

    /// <summary>Served first. OpenAI renamed it Fast mode on 2026-07-30.</summary>
    Priority,

    /// <summary>Anthropic's faster inference.</summary>
    Fast,

    /// <summary>DeepSeek's peak hours.</summary>
    Peak,

    /// <summary>The fastest inference OpenAI and Anthropic offer, above fast and priority.</summary>
    Ultrafast,
}
