namespace Calculator.Pricing;

/// <summary>What a provider's own tools cost beside the tokens.</summary>
public sealed record ToolPrices
{
    /// <summary>Searches of the web; null if the provider has no such price.</summary>
    public ToolPrice? WebSearch { get; init; }
}

/// <summary>The price of a tool by the use.</summary>
public sealed record ToolPrice
{
    /// <summary>Dollars for a thousand uses, 0 or more.</summary>
    public required decimal PerThousandUsd { get; init; }

    /// <summary>What counts as a use, and what is free.</summary>
    public string? Note { get; init; }
}
