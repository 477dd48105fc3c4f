namespace Calculator.Usage.Sources;

/// <summary>The tokens of one record of a table in disjoint classes, and what is to be said of them.</summary>
/// <param name="Tokens">The tokens; such as no record may have where a cell is no number of them.</param>
/// <param name="Remarks">What is to be said.</param>
internal readonly record struct CsvTokens(UsageTokens Tokens, UsageRemarks Remarks)
{
    /// <summary>Reads a record's tokens.</summary>
    /// <param name="cells">The cells of the record.</param>
    /// <param name="record">The record.</param>
    /// <param name="columns">Which of them tell tokens.</param>
    public static CsvTokens Of(CsvCells cells, ReadOnlySpan<byte> record, CsvTokenColumns columns)
    {
        var uncached = cells.FirstOf(record, columns.Uncached);
        var input = cells.FirstOf(record, columns.Input);
        var isInputOpen = uncached.IsEmpty && !input.IsEmpty;
        var said = new UsageTokens(
            CsvCells.Number(isInputOpen ? input : uncached),
            CsvCells.Number(cells.FirstOf(record, columns.Read)),
            CsvCells.Number(cells.FirstOf(record, columns.Write5m)),
            CsvCells.Number(cells.FirstOf(record, columns.Write1h)),
            CsvCells.Number(cells.FirstOf(record, columns.Output)));
        var written = CsvCells.Number(cells.FirstOf(record, columns.Written));
        if (!said.AreValid || written < 0 || written > UsageTokens.Most)
            return new(said with { Uncached = -1 }, UsageRemarks.None);

        var apart = TakenApart(cells, record, columns, said, written);
        var total = CsvCells.Number(cells.FirstOf(record, columns.Total));
        return total > 0
            ? apart.HeldAgainst(total, Math.Max(0, CsvCells.Number(cells.FirstOf(record, columns.Reasoning))), isInputOpen)
            : apart.With(isInputOpen && apart.Cached > 0 ? UsageRemarks.InputTakenAsUncached : UsageRemarks.None);
    }

    private long Cached => Tokens.Prompt - Tokens.Uncached;

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

    // A total tells what the names leave open: whether the cached tokens are in the input, and the reasoning in the output.
    private CsvTokens HeldAgainst(long total, long reasoning, bool isInputOpen)
    {
        var beside = total - Tokens.All;
        if (beside == 0 || beside == reasoning)
            return this with { Tokens = Tokens with { Output = Tokens.Output + beside } };

        var besideInclusive = total - Tokens.Uncached - Tokens.Output;
        if (isInputOpen && Cached <= Tokens.Uncached && (besideInclusive == 0 || besideInclusive == reasoning))
        {
            return this with
            {
                Tokens = Tokens with { Uncached = Tokens.Uncached - Cached, Output = Tokens.Output + besideInclusive },
            };
        }

        return With(UsageRemarks.TotalDiffers | (isInputOpen && Cached > 0 ? UsageRemarks.InputTakenAsUncached : UsageRemarks.None));
    }

    private CsvTokens With(UsageRemarks remarks) => this with { Remarks = Remarks | remarks };
}
