using Calculator.Costs;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Api.Endpoints.Costs;

/// <summary>One line of the bill: tokens of one class in one tier, or what a tool costs.</summary>
/// <param name="Item">What it is for: a class of tokens (input, cacheRead, cacheWrite5m, cacheWrite30m, cacheWrite1h, cacheWrite12h, output), webSearches or other.</param>
/// <param name="Tier">The service tier tokens are billed in; absent on lines that are no tokens.</param>
/// <param name="Band">The prompt sizes the rate is for, in tokens; absent on lines that are no tokens.</param>
/// <param name="Tokens">The mean tokens of one session on this line; absent on lines that are no tokens.</param>
/// <param name="UsdPerMillionTokens">The rate; absent on lines that are no tokens.</param>
/// <param name="Usd">What the line costs.</param>
/// <param name="Count">How many uses of a tool one session has; absent on lines of tokens.</param>
/// <param name="UsdEach">What one use costs; absent on lines of tokens.</param>
internal sealed record TaskCostLine(
    string Item, ServiceTier? Tier, string? Band, decimal? Tokens, decimal? UsdPerMillionTokens, decimal Usd, decimal? Count, decimal? UsdEach)
{
    /// <summary>The whole bill: tokens first.</summary>
    public static IReadOnlyList<TaskCostLine> Of(TaskCost cost) => [.. cost.Lines.Select(Of), .. cost.ToolLines.Select(Of)];

    public static TaskCostLine Of(CostLine line) => new(
        EnumNames<TokenItem>.Of(line.Item), line.Tier, line.Band.ToString(), line.Tokens.Value, line.Rate.UsdPerMillionTokens, line.Usd.Value, null, null);

    private static TaskCostLine Of(ToolLine line) => new(EnumNames<ToolItem>.Of(line.Item), null, null, null, null, line.Usd.Value, line.Count, line.Each.Value);
}
