using Calculator.Api.Replies;
using Calculator.Pricing;

namespace Calculator.Api.Endpoints.Catalog;

/// <summary>What the provider's own tools cost beside the tokens.</summary>
internal sealed record ToolsAnswer
{
    /// <summary>A thousand searches of the web, in dollars.</summary>
    [AppendedColumn]
    public required decimal WebSearchPerThousandUsd { get; init; }

    /// <summary>What counts as a search, and what is free.</summary>
    [AppendedColumn]
    public string? WebSearchNote { get; init; }

    public static ToolsAnswer? Of(PricePeriod period) =>
        period.Tools?.WebSearch is { } search
            ? new ToolsAnswer { WebSearchPerThousandUsd = search.PerThousandUsd, WebSearchNote = search.Note }
            : null;
}
