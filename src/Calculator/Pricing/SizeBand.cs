using Calculator.Units;

namespace Calculator.Pricing;

/// <summary>
/// The prompt sizes a rate card is for, in tokens of one whole request: uncached, read from cache and written together.
/// The comparators are explicit, since providers differ: <c>above</c> is &gt;, <c>atLeast</c> is ≥, <c>upTo</c> is ≤, <c>below</c> is &lt;.
/// </summary>
/// <param name="Above">Larger than this, if set.</param>
/// <param name="AtLeast">This or larger, if set.</param>
/// <param name="UpTo">This or smaller, if set.</param>
/// <param name="Below">Smaller than this, if set.</param>
public readonly record struct SizeBand(decimal? Above, decimal? AtLeast, decimal? UpTo, decimal? Below)
{
    /// <summary>Where the band begins; 0 if it has no lower bound.</summary>
    public decimal Start => Above ?? AtLeast ?? 0;

    /// <summary>Where the band ends; null if it has no upper bound.</summary>
    public decimal? End => UpTo ?? Below;

    /// <summary>Whether a prompt of this size is billed in this band.</summary>
    public bool Contains(TokenCount prompt) =>
        (Above is not { } above || prompt.Value > above)
        && (AtLeast is not { } least || prompt.Value >= least)
        && (UpTo is not { } most || prompt.Value <= most)
        && (Below is not { } limit || prompt.Value < limit);

    /// <summary>Whether a prompt lies exactly on the inner edge of the band, where one token more would be billed in another.</summary>
    public bool EndsAt(TokenCount prompt) => UpTo == prompt.Value;

    /// <summary>Whether <paramref name="next"/> begins exactly where this band ends: no size in neither, none in both.</summary>
    public bool IsFollowedBy(SizeBand next) =>
        (UpTo is not null && UpTo == next.Above) || (Below is not null && Below == next.AtLeast);

    /// <summary>A size inside the band, close to its start. Bounds are whole, so half a token above one is still below the next.</summary>
    public TokenCount Inside => new(Above is { } above ? above + 0.5m : Start);

    /// <summary>The smallest whole prompt of the band.</summary>
    public long Least => (long)(Above is { } above ? decimal.Floor(above) + 1 : decimal.Ceiling(Start));

    /// <summary>
    /// Cuts sizes into the bands that no bound of the given ones cuts further, smallest
    /// first: cards that were cut differently can be compared in them.
    /// </summary>
    public static IEnumerable<SizeBand> Common(IReadOnlyCollection<SizeBand> bands)
    {
        var starts = bands
            .SelectMany(band => band.Edges)
            .Distinct()
            .OrderBy(edge => edge.Size)
            .ThenBy(edge => edge.IsAbove)
            .Prepend((Size: 0m, IsAbove: false))
            .Distinct()
            .ToList();
        return starts.Select((start, index) => new SizeBand(
            start.IsAbove ? start.Size : null,
            !start.IsAbove && start.Size > 0 ? start.Size : null,
            index + 1 < starts.Count && starts[index + 1].IsAbove ? starts[index + 1].Size : null,
            index + 1 < starts.Count && !starts[index + 1].IsAbove ? starts[index + 1].Size : null));
    }

    /// <summary>Where the band begins and where the next one would.</summary>
    private IEnumerable<(decimal Size, bool IsAbove)> Edges =>
    [
        .. new[] { Above, UpTo }.OfType<decimal>().Select(size => (size, true)),
        .. new[] { AtLeast, Below }.OfType<decimal>().Select(size => (size, false)),
    ];

    /// <summary>The band in words: <c>any</c>, <c>upTo 272000</c>, <c>above 272000</c>.</summary>
    public override string ToString()
    {
        var start = Part("above", Above) ?? Part("atLeast", AtLeast);
        var end = Part("upTo", UpTo) ?? Part("below", Below);
        return (start, end) switch
        {
            (null, _) => end ?? "any",
            (_, null) => start,
            _ => $"{start} {end}",
        };
    }

    private static string? Part(string comparator, decimal? bound) =>
        bound is { } tokens ? $"{comparator} {PlainNumber.Format(tokens)}" : null;
}
