using Calculator.Units;

namespace Calculator.Pricing;

/// <summary>How far a figure is to be trusted.</summary>
public enum Confidence
{
    /// <summary>One source, or an uncertain date.</summary>
    Low,

    /// <summary>Derived by a stated rule, or sources that only partly agree.</summary>
    Medium,

    /// <summary>The provider's own figure, or sources that agree.</summary>
    High,
}

/// <summary>Whether a scheduled price is certain.</summary>
public enum PriceStatus
{
    /// <summary>Announced; it does not take effect until it is confirmed, since announced prices have been cancelled before.</summary>
    Announced,

    /// <summary>Confirmed; it takes effect on its date.</summary>
    Confirmed,
}

/// <summary>Where a price comes from: no number is answered without it.</summary>
/// <param name="From">Since when the price holds.</param>
/// <param name="Source">The page, file or document it was taken from.</param>
/// <param name="Checked">The day on which the source was last read.</param>
/// <param name="Confidence">How far it is to be trusted.</param>
/// <param name="Note">Where sources disagree or a rate was derived; null where there is nothing to say.</param>
public sealed record Provenance(Moment From, string Source, DateOnly Checked, Confidence Confidence, string? Note)
{
    /// <summary>Who serves the model under the name it was asked for by; null for the provider itself.</summary>
    public string? Host { get; init; }

    /// <summary>What the provider's rates were multiplied by under that name; null where they are its own.</summary>
    public PriceFactor? Factor { get; init; }
}
