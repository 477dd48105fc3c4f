using Calculator.Costs;
using Calculator.Units;

namespace Calculator.Usage;

/// <summary>
/// Tokens in disjoint classes, as whole numbers: no token is in two of them, and every source is converted to them once, where it is read.
/// </summary>
/// <param name="Uncached">Prompt tokens neither read from cache nor written to it.</param>
/// <param name="CacheRead">Prompt tokens read from cache.</param>
/// <param name="CacheWrite5m">Prompt tokens written to the shortest cache the provider sells: five minutes, with OpenAI thirty.</param>
/// <param name="CacheWrite1h">Prompt tokens written to a one-hour cache.</param>
/// <param name="Output">Output tokens, reasoning included.</param>
public readonly record struct UsageTokens(long Uncached, long CacheRead, long CacheWrite5m, long CacheWrite1h, long Output)
{
    /// <summary>The largest number of tokens that is taken in, in all: up to there tokens × rate is exact.</summary>
    public static long Most { get; } = (long)TokenCount.Bounds.Most;

    /// <summary>The whole prompt: what the bands of a price are about.</summary>
    public long Prompt => Uncached + CacheRead + CacheWrite5m + CacheWrite1h;

    /// <summary>Prompt and output.</summary>
    public long All => Prompt + Output;

    /// <summary>Whether each class is a number of tokens there may be.</summary>
    public bool AreValid => IsValid(Uncached) && IsValid(CacheRead) && IsValid(CacheWrite5m) && IsValid(CacheWrite1h) && IsValid(Output);

    /// <summary>The same tokens as a bill counts them.</summary>
    public TokenMix Mix => new(new(Uncached), new(CacheRead), new(CacheWrite5m), new(Output)) { CacheWrite1h = new(CacheWrite1h) };

    /// <summary>The sum, class by class.</summary>
    public static UsageTokens operator +(UsageTokens left, UsageTokens right) => new(
        left.Uncached + right.Uncached,
        left.CacheRead + right.CacheRead,
        left.CacheWrite5m + right.CacheWrite5m,
        left.CacheWrite1h + right.CacheWrite1h,
        left.Output + right.Output);

    private static bool IsValid(long tokens) => tokens >= 0 && tokens <= Most;
}
