namespace Calculator.Pricing;

/// <summary>What happened to a figure.</summary>
public enum ChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>It is another one.</summary>
    Changed,
}

/// <summary>A figure that is not the same in two price books.</summary>
/// <param name="Subject">What the figure belongs to.</param>
/// <param name="Item">
/// Its name as the pricing files write it, for example <c>cacheRead</c>, <c>residency.us</c> or <c>monthlyFeeUsd</c>.
/// </param>
/// <param name="Before">The figure in the first book; null if there was none.</param>
/// <param name="After">The figure in the second book; null if there is none.</param>
/// <param name="Provenance">Where the later figure comes from; the earlier one's where it is gone.</param>
public sealed record PriceChange(PriceSubject Subject, string Item, decimal? Before, decimal? After, Provenance Provenance)
{
    /// <summary>Whether the figure is dollars, and no factor or count of tokens.</summary>
    public bool IsMoney { get; init; } = true;

    /// <summary>What was said in words, where that is no figure: peak hours.</summary>
    public string? WordsBefore { get; init; }

    /// <summary>What is said in words.</summary>
    public string? WordsAfter { get; init; }

    /// <summary>What happened.</summary>
    public ChangeKind Kind => (Before is null && WordsBefore is null, After is null && WordsAfter is null) switch
    {
        (true, _) => ChangeKind.Added,
        (_, true) => ChangeKind.Removed,
        _ => ChangeKind.Changed,
    };

    /// <summary>The difference in dollars; null if the figure is new, gone, or no money.</summary>
    public decimal? Change => IsMoney ? After - Before : null;

    /// <summary>The difference in per cent of the earlier figure; null if there was none, or it was 0.</summary>
    public decimal? ChangePercent => Before is 0 ? null : (After - Before) / Before * 100;
}

/// <summary>What a figure belongs to: a rate card of a model, the model whatever the card, or a plan.</summary>
/// <param name="Model">The model's id; null for a plan.</param>
/// <param name="Plan">The plan's id; null for a model.</param>
/// <param name="Tier">The card's tier; null for what belongs to no card.</param>
/// <param name="Band">The card's prompt sizes; null as the tier is.</param>
public sealed record PriceSubject(string? Model, string? Plan, ServiceTier? Tier, SizeBand? Band);
