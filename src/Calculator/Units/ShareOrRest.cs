namespace Calculator.Units;

/// <summary>A share of a whole, or the word <c>rest</c>: all that another share of the same whole leaves.</summary>
/// <param name="Share">The share; null for the rest.</param>
public readonly record struct ShareOrRest(Share? Share)
{
    /// <summary>How callers write the rest.</summary>
    public const string Word = "rest";

    /// <summary>The rest.</summary>
    public static ShareOrRest Rest => default;
}
