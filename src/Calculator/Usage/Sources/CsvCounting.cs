namespace Calculator.Usage.Sources;

/// <summary>Where a part stands of what a table tells.</summary>
internal enum Placing
{
    /// <summary>The whole is told without it.</summary>
    Beside,

    /// <summary>The whole includes it.</summary>
    Within,
}

/// <summary>Whether the cached tokens of a row are in its input, and the reasoning in its output, as far as names tell.</summary>
internal static class CsvCounting
{
    /// <summary>Where the cached tokens stand, and what is to be said of that where no name of a column tells it.</summary>
    public static (Placing Place, UsageRemarks Remark) OfCached(CsvCells cells, ReadOnlySpan<byte> record, CsvColumns columns)
    {
        var own = columns.Tokens;
        var input = RulesOf(cells, record, own, own.Input);
        var cached = RulesOf(cells, record, own, own.Read)
            | RulesOf(cells, record, own, own.Write5m)
            | RulesOf(cells, record, own, own.Write1h)
            | RulesOf(cells, record, own, own.Written);
        var both = input & cached;
        if ((input | cached).HasFlag(CountingRules.Inclusive) || both.HasFlag(CountingRules.Chat))
            return (Placing.Within, UsageRemarks.None);
        if (both.HasFlag(CountingRules.Messages))
            return (Placing.Beside, UsageRemarks.None);

        var (provider, model) = (
            CountingNames.ProviderOf(cells.At(record, columns.Provider)), CountingNames.ProviderOf(cells.At(record, columns.Model)));
        return (provider, model) switch
        {
            (CountedBy.Inclusive, not CountedBy.Anthropic) => (Placing.Within, UsageRemarks.None),
            (CountedBy.Anthropic, not CountedBy.Inclusive) => (Placing.Beside, UsageRemarks.None),
            // By a bare input the model's provider says nothing of what it counts.
            (CountedBy.Unsaid, CountedBy.Inclusive) when input != CountingRules.None => (Placing.Within, UsageRemarks.InputTakenAsWhole),
            _ => (Placing.Beside, UsageRemarks.InputTakenAsUncached),
        };
    }

    /// <summary>Whether the reasoning is not in the output.</summary>
    public static bool IsReasoningBeside(CsvCells cells, ReadOnlySpan<byte> record, CsvColumns columns)
    {
        var own = columns.Tokens;
        var both = RulesOf(cells, record, own, own.Output) & RulesOf(cells, record, own, own.Reasoning);
        return both.HasFlag(CountingRules.Candidates)
            || (both.HasFlag(CountingRules.Chat) && CountingNames.IsXAis(cells.At(record, columns.Model)));
    }

    // A column of which a row says nothing, or none at all, is not what it was written by.
    private static CountingRules RulesOf(CsvCells cells, ReadOnlySpan<byte> record, CsvTokenColumns columns, int[] places) =>
        CsvCells.Number(cells.FirstOf(record, places, out var place)) > 0 ? columns.Rules[place] : CountingRules.None;
}
