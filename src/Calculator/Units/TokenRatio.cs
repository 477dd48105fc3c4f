namespace Calculator.Units;

/// <summary>How many tokens one tokenizer makes for each token of another, for the same text: tokens(to) / tokens(from).</summary>
/// <param name="Value">From 0.001 to 1,000.</param>
public readonly record struct TokenRatio(decimal Value) : IUnit<TokenRatio>
{
    /// <inheritdoc/>
    public static Bounds Bounds { get; } = new("a ratio", 0.001m, 1000);

    /// <inheritdoc/>
    public decimal Value { get; } = Bounds.Guard(Value);

    /// <summary>The same number of tokens.</summary>
    public static TokenRatio One => new(1);
}
