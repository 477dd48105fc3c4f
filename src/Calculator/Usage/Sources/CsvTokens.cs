namespace Calculator.Usage.Sources;

/// <summary>The tokens of one record of a table in disjoint classes, and what is to be said of them.</summary>
/// <param name="Tokens">The tokens; such as no record may have where a cell is no number of them.</param>
/// <param name="Remarks">What is to be said.</param>
/// <remarks>
/// Whether the cached tokens are in the input, and the reasoning in the output, a total tells before all; then the names of the columns, as
/// each provider defines them; then whose API the row is of.
/// </remarks>
internal readonly record struct CsvTokens(UsageTokens Tokens, UsageRemarks Remarks)
{
    private long Cached => Tokens.Prompt - Tokens.Uncached;

    /// <summary>Reads a record's tokens.</summary>
    /// <param name="cells">The cells of the record.</param>
    /// <param name="record">The record.</param>
    /// <param name="columns">Which of them tell what.</param>
    public static CsvTokens Of(CsvCells cells, ReadOnlySpan<byte> record, CsvColumns columns)
    {
        var own = columns.Tokens;
        var uncached = cells.FirstOf(record, own.Uncached);
        var input = cells.FirstOf(record, own.Input);
        var isInputOpen = uncached.IsEmpty && !input.IsEmpty;
        var said = new UsageTokens(
            CsvCells.Number(isInputOpen ? input : uncached),
            CsvCells.Number(cells.FirstOf(record, own.Read)),
            CsvCells.Number(cells.FirstOf(record, own.Write5m)),
            CsvCells.Number(cells.FirstOf(record, own.Write1h)),
            CsvCells.Number(cells.FirstOf(record, own.Output)));
        var written = CsvCells.Number(cells.FirstOf(record, own.Written));
        var ofTool = CsvCells.Number(cells.FirstOf(record, own.ToolUse));
        var reasoning = Math.Max(0, CsvCells.Number(cells.FirstOf(record, own.Reasoning)));
        if (!said.AreValid || !AreTokens(written) || !AreTokens(ofTool) || !AreTokens(reasoning))
            return new(said with { Uncached = -1 }, UsageRemarks.None);

        var apart = TakenApart(cells, record, own, said with { Uncached = said.Uncached + ofTool }, written);
        var (place, remark) = isInputOpen && apart.Cached > 0
            ? CsvCounting.OfCached(cells, record, columns)
            : (Placing.Beside, UsageRemarks.None);
        var total = CsvCells.Number(cells.FirstOf(record, own.Total));
        if (total > 0 && apart.HeldAgainst(total, reasoning, isInputOpen, place) is { } told)
            return told;

        var placed = apart.Placed(place).With(total > 0 ? remark | UsageRemarks.TotalDiffers : remark);
        return reasoning > 0 && CsvCounting.IsReasoningBeside(cells, record, columns) ? placed.WithOutput(reasoning) : placed;
    }

    private static bool AreTokens(long number) => number >= 0 && number <= UsageTokens.Most;

    // One column may be all that was written, and others the parts of it that are kept for five minutes or for an hour. Where one part is
    // told the rest is the other; where both are, or neither, nobody says what the rest is.
    private static CsvTokens TakenApart(
        CsvCells cells, ReadOnlySpan<byte> record, CsvTokenColumns columns, UsageTokens said, long written)
    {
        var isPart = !columns.IsHourBeside || columns.Write1h.Length == 0;
        var rest = isPart ? written - said.CacheWrite5m - said.CacheWrite1h : written;
        if (cells.FirstOf(record, columns.Written).IsEmpty || rest == 0)
            return new(said, UsageRemarks.None);
        if (rest < 0)
            return new(said, UsageRemarks.WritesDiffer);

        if (columns.Write1h.Length == 0 && !cells.FirstOf(record, columns.Write5m).IsEmpty)
            return new(said with { CacheWrite1h = rest }, UsageRemarks.None);
        var isToldByHour = isPart && columns.Write5m.Length == 0 && !cells.FirstOf(record, columns.Write1h).IsEmpty;
        return new(
            said with { CacheWrite5m = said.CacheWrite5m + rest },
            isToldByHour ? UsageRemarks.None : UsageRemarks.CacheWriteUnsplit);
    }

    // A total tells what the names leave open, and is null where it is neither sum. Where it may be both, what the names tell comes first.
    private CsvTokens? HeldAgainst(long total, long reasoning, bool isInputOpen, Placing named)
    {
        var beside = SumTo(total, reasoning);
        var within = isInputOpen && Cached <= Tokens.Uncached ? Placed(Placing.Within).SumTo(total, reasoning) : null;
        return named == Placing.Within ? within ?? beside : beside ?? within;
    }

    private CsvTokens? SumTo(long total, long reasoning)
    {
        var rest = total - Tokens.All;
        return rest == 0 || rest == reasoning ? WithOutput(rest) : null;
    }

    // More than there is cannot be within.
    private CsvTokens Placed(Placing place) => place switch
    {
        Placing.Within when Cached > Tokens.Uncached => With(UsageRemarks.CachedBesideInput),
        Placing.Within => this with { Tokens = Tokens with { Uncached = Tokens.Uncached - Cached } },
        _ => this,
    };

    private CsvTokens WithOutput(long more) => this with { Tokens = Tokens with { Output = Tokens.Output + more } };

    private CsvTokens With(UsageRemarks remarks) => this with { Remarks = Remarks | remarks };
}
