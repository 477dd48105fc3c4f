using Calculator.Units;

namespace Calculator.Costs;

/// <summary>What a session may be charged for beside its tokens.</summary>
public enum ToolItem
{
    /// <summary>Searches of the web by the provider's own tool.</summary>
    WebSearches,

    /// <summary>Other dollars of the caller's.</summary>
    Other,
}

/// <summary>One line of a bill that is no tokens. It depends on no tier, no band and no region.</summary>
/// <param name="Item">What is charged for.</param>
/// <param name="Count">How many of it one session has, on the mean.</param>
/// <param name="Each">What one costs.</param>
public sealed record ToolLine(ToolItem Item, decimal Count, Usd Each)
{
    /// <summary>What the line costs.</summary>
    public Usd Usd => Each * Count;
}
