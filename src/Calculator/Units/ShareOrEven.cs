namespace Calculator.Units;

/// <summary>A share of sessions, or the word <c>even</c>: as large as the part of the week that it is about.</summary>
/// <param name="Share">The share; null for an even spread.</param>
public readonly record struct ShareOrEven(Share? Share)
{
    /// <summary>How callers write an even spread.</summary>
    public const string Word = "even";

    /// <summary>An even spread.</summary>
    public static ShareOrEven Even => default;
}
