namespace Calculator.Usage.Sources;

/// <summary>What sources that tell sums have in common.</summary>
internal static class SourceSums
{
    /// <summary>The name of a model that a report was not grouped by.</summary>
    public const string UnnamedModel = "(all models)";
}
