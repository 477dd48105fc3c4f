namespace Calculator.Units;

/// <summary>A number of tokens. Callers state whole ones; means and shares of them are fractions.</summary>
/// <param name="Value">Tokens, from 0 to 10^15.</param>
public readonly record struct TokenCount(decimal Value) : IUnit<TokenCount>
{
    /// <inheritdoc/>
    public static Bounds Bounds { get; } = new("a whole number of tokens", 0, 1_000_000_000_000_000m, Whole: true);

    /// <inheritdoc/>
    public decimal Value { get; } = Math.Sign(Value) >= 0
        ? Value
        : throw new ArgumentOutOfRangeException(nameof(Value), Value, "Tokens cannot be negative.");

    /// <summary>No tokens.</summary>
    public static TokenCount Zero => default;

    /// <summary>Whether there are none. Asked of every class for every price: a sign is read, where a comparison is worked out.</summary>
    public bool IsNone => Math.Sign(Value) == 0;

    /// <summary>The sum of two counts. Most classes of tokens are empty: those are not added.</summary>
    public static TokenCount operator +(TokenCount left, TokenCount right) =>
        right.IsNone ? left : left.IsNone ? right : new(left.Value + right.Value);

    /// <summary>What is left of a count.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More is taken away than there is.</exception>
    public static TokenCount operator -(TokenCount left, TokenCount right) => new(left.Value - right.Value);

    /// <summary>
    /// A share of a count. Most sessions go one way as a whole, and most classes of tokens are empty: those are not multiplied.
    /// A share without decimals is 0 or 1, which is told sooner than by a comparison.
    /// </summary>
    public static TokenCount operator *(TokenCount tokens, Share share) =>
        (share.Value.Scale == 0 && !share.IsNone) || tokens.IsNone ? tokens : new(tokens.Value * share.Value);

    /// <summary>The same text counted by another tokenizer.</summary>
    public static TokenCount operator *(TokenCount tokens, TokenRatio ratio) => new(tokens.Value * ratio.Value);

    /// <summary>
    /// The mean count of one request. Most sessions are one, and a division would cost as much as the rest of their price.
    /// </summary>
    public static TokenCount operator /(TokenCount tokens, RequestsPerSession requests) =>
        requests.Value == 1 ? tokens : new(tokens.Value / requests.Value);

    /// <summary>What the tokens cost: exact up to 28 digits, never rounded.</summary>
    public static Usd operator *(TokenCount tokens, Rate rate) => new(rate.Of(tokens.Value));

    /// <summary>The count for a sentence: <c>272,000</c>.</summary>
    public override string ToString() => PlainNumber.ForReading(Value);
}
