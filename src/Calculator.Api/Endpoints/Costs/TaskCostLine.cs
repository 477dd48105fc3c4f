using Calculator.Api.Replies;
using Calculator.Costs;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Api.Endpoints.Costs;

/// <summary>One line of the bill: tokens of one class in one tier, or what a tool costs.</summary>
internal sealed record TaskCostLine
{
    /// <summary>
    /// What it is for: a class of tokens (input, cacheRead, cacheWrite5m, cacheWrite30m,
    /// cacheWrite1h, cacheWrite12h, output), webSearches or other.
    /// </summary>
    [RowKey]
    public required string Item { get; init; }

    /// <summary>The service tier tokens are billed in; absent on lines that are no tokens.</summary>
    public ServiceTier? Tier { get; init; }

    /// <summary>The prompt sizes the rate is for, in tokens; absent on lines that are no tokens.</summary>
    public string? Band { get; init; }

    /// <summary>The mean tokens of one session on this line; absent on lines that are no tokens.</summary>
    public decimal? Tokens { get; init; }

    /// <summary>The rate; absent on lines that are no tokens.</summary>
    public decimal? UsdPerMillionTokens { get; init; }

    /// <summary>What the line costs.</summary>
    public required decimal Usd { get; init; }

    /// <summary>How many uses of a tool one session has; absent on lines of tokens.</summary>
    public decimal? Count { get; init; }

    /// <summary>What one use costs; absent on lines of tokens.</summary>
    public decimal? UsdEach { get; init; }

    /// <summary>The whole bill: tokens first.</summary>
    public static IReadOnlyList<TaskCostLine> Of(TaskCost cost)
    {
        var lines = new List<TaskCostLine>(cost.Lines.Count + cost.ToolLines.Count);
        foreach (var line in cost.Lines)
            lines.Add(Of(line));
        foreach (var line in cost.ToolLines)
            lines.Add(Of(line));
        return lines;
    }

    public static TaskCostLine Of(CostLine line) => new()
    {
        Item = EnumNames<TokenItem>.Of(line.Item),
        Tier = line.Tier,
        Band = line.Band.ToString(),
        Tokens = line.Tokens.Value,
        UsdPerMillionTokens = line.Rate.UsdPerMillionTokens,
        Usd = line.Usd.Value,
    };

    private static TaskCostLine Of(ToolLine line) => new()
    {
        Item = EnumNames<ToolItem>.Of(line.Item),
        Usd = line.Usd.Value,
        Count = line.Count,
        UsdEach = line.Each.Value,
    };
}
