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

    // A discount may give a rate more decimals than leave room for those of a millionth.
    private const int MostDecimalsPerMillion = 22;

    // Made with the rate, since every price multiplies by it. The zero gives all listed rates one scale: sums of decimals of several
    // scales take twice as long.
    private readonly decimal _usdPerToken = UsdPerMillionTokens * Millionth + 0.000_000_000_000_000m;

    /// <summary>Dollars per 1,000,000 tokens, 0 or more.</summary>
    public decimal UsdPerMillionTokens { get; } = UsdPerMillionTokens;

    /// <summary>What a number of tokens costs, in dollars: exact up to 28 digits.</summary>
    internal decimal Of(decimal tokens) => UsdPerMillionTokens.Scale <= MostDecimalsPerMillion
        ? tokens * _usdPerToken
        : tokens * UsdPerMillionTokens * Millionth;

    /// <summary>The rate taken <paramref name="factor"/> times.</summary>
    public Rate Times(decimal factor) => new(UsdPerMillionTokens * factor);
}
