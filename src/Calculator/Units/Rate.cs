namespace Calculator.Units;

/// <summary>A price in US dollars per million tokens, absolute, as the provider's page prints it.</summary>
/// <param name="UsdPerMillionTokens">Dollars per 1,000,000 tokens, 0 or more.</param>
public readonly record struct Rate(decimal UsdPerMillionTokens)
{
    /// <summary>The largest rate a pricing file may state: one cent for one token, far above any price known.</summary>
    public const decimal Most = 10_000m;

    /// <summary>How many decimals a rate may have; a smaller one would be lost in silence.</summary>
    public const int MostDecimals = 9;

    /// <summary>How many significant digits a rate may have, so that tokens × rate stays exact in <see cref="decimal"/>.</summary>
    public const int MostDigits = 12;

    private const decimal Millionth = 0.000_001m;
    private const int MostDecimalsPerMillion = 22;

    /// <summary>Dollars per 1,000,000 tokens, 0 or more.</summary>
    public decimal UsdPerMillionTokens { get; } = UsdPerMillionTokens;

    /// <summary>
    /// Dollars per token, made with the rate since every price multiplies by it. The zero gives all listed
    /// rates one scale: sums of decimals of several scales take twice as long.
    /// </summary>
    internal decimal UsdPerToken { get; } = UsdPerMillionTokens * Millionth + 0.000_000_000_000_000m;

    /// <summary>Whether that is exact: a discount may give a rate more decimals than there is room for below a millionth.</summary>
    internal bool IsExactPerToken => UsdPerMillionTokens.Scale <= MostDecimalsPerMillion;

    /// <summary>What a number of tokens costs, exact up to 28 digits.</summary>
    internal decimal Of(decimal tokens) => IsExactPerToken ? tokens * UsdPerToken : tokens * UsdPerMillionTokens * Millionth;

    /// <summary>The rate taken <paramref name="factor"/> times.</summary>
    public Rate Times(decimal factor) => new(UsdPerMillionTokens * factor);
}
