using Calculator.Units;

namespace Calculator.Costs;

/// <summary>
/// The tokens of one session in disjoint classes. Providers that report input including cached tokens are converted once, at the edge.
/// </summary>
/// <param name="Uncached">Prompt tokens that were neither read from cache nor written to it.</param>
/// <param name="CacheRead">Prompt tokens read from cache.</param>
/// <param name="CacheWrite">Prompt tokens written to cache, of the time to live the workload states.</param>
/// <param name="Output">Output tokens, reasoning included.</param>
public sealed record TokenMix(TokenCount Uncached, TokenCount CacheRead, TokenCount CacheWrite, TokenCount Output)
{
    /// <summary>Prompt tokens written to a one-hour cache beside those: one session may use entries of two lifetimes.</summary>
    public TokenCount CacheWrite1h { get; init; }

    /// <summary>All prompt tokens: what the provider's size bands count.</summary>
    public TokenCount Input => Uncached + CacheRead + AllWritten;

    /// <summary>Prompt tokens written to cache, whatever their time to live.</summary>
    public TokenCount AllWritten => CacheWrite1h.IsNone ? CacheWrite : CacheWrite + CacheWrite1h;

    /// <summary>Whether anything of it goes through a cache.</summary>
    public bool IsCached => CacheRead != TokenCount.Zero || AllWritten != TokenCount.Zero;

    /// <summary>Read tokens as a share of all prompt tokens; 0 if there are none.</summary>
    public decimal ReadShare => ShareOfInput(CacheRead);

    /// <summary>Written tokens as a share of all prompt tokens; 0 if there are none.</summary>
    public decimal WriteShare => ShareOfInput(AllWritten);

    /// <summary>Splits all prompt tokens of a session by shares.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The shares are above 1 in sum.</exception>
    public static TokenMix FromShares(TokenCount input, Share cacheRead, Share cacheWrite, TokenCount output, Share cacheWrite1h = default)
    {
        // The rest is a share of its own rather than what subtraction leaves, so that rounding can never make it negative.
        var rest = new Share(1 - cacheRead.Value - cacheWrite.Value - cacheWrite1h.Value);
        return new TokenMix(input * rest, input * cacheRead, input * cacheWrite, output) { CacheWrite1h = input * cacheWrite1h };
    }

    /// <summary>Splits all prompt tokens of a session by counts.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More tokens are cached than there are.</exception>
    public static TokenMix FromCounts(
        TokenCount input,
        TokenCount cacheRead,
        TokenCount cacheWrite,
        TokenCount output,
        TokenCount cacheWrite1h = default) =>
        new(input - (cacheRead + cacheWrite + cacheWrite1h), cacheRead, cacheWrite, output) { CacheWrite1h = cacheWrite1h };

    /// <summary>The same mix with every token not read from cache written to it: the dearest way to fill that cache.</summary>
    public TokenMix WritingTheRest() => this with { Uncached = TokenCount.Zero, CacheWrite = CacheWrite + Uncached };

    private decimal ShareOfInput(TokenCount part) => Input == TokenCount.Zero ? 0 : part.Value / Input.Value;

    /// <summary>The same mix with nothing of it going through a cache.</summary>
    public TokenMix Uncaching() => new(Input, TokenCount.Zero, TokenCount.Zero, Output);

    /// <summary>
    /// The same mix while its cache is being rebuilt: only a part of what is read otherwise is
    /// there to be read, and the rest of that is written. What is never cached stays as it is.
    /// </summary>
    /// <param name="warm">How much of the reads is there already: 0 for whoever comes first to an empty cache.</param>
    public TokenMix Rebuilding(Share warm)
    {
        var read = CacheRead * warm;
        return this with { CacheRead = read, CacheWrite = CacheWrite + (CacheRead - read) };
    }

    /// <summary>The sum of two mixes.</summary>
    public static TokenMix operator +(TokenMix left, TokenMix right) =>
        new(
            left.Uncached + right.Uncached,
            left.CacheRead + right.CacheRead,
            left.CacheWrite + right.CacheWrite,
            left.Output + right.Output)
        {
            CacheWrite1h = left.CacheWrite1h + right.CacheWrite1h,
        };

    /// <summary>The same texts counted by another tokenizer.</summary>
    /// <param name="input">Its prompt tokens for each of these.</param>
    /// <param name="output">Its output tokens for each of these; <see cref="TokenRatio.One"/> where the output keeps its count.</param>
    public TokenMix Recounted(TokenRatio input, TokenRatio output) =>
        new(Uncached * input, CacheRead * input, CacheWrite * input, Output * output) { CacheWrite1h = CacheWrite1h * input };
}
