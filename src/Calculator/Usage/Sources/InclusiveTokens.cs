namespace Calculator.Usage.Sources;

/// <summary>
/// Tokens of a source whose prompt includes what was read from cache and written to it: OpenAI, Google, xAI, and what counts like them.
/// </summary>
internal static class InclusiveTokens
{
    /// <summary>
    /// The classes, taken apart. Where more is said to be cached than there is, the prompt is taken to be all cached, and a remark says so.
    /// </summary>
    public static (UsageTokens Tokens, UsageRemarks Remarks) Of(long input, long read, long written, long output)
    {
        if (input < 0 || read < 0 || written < 0)
            return (new UsageTokens(-1, 0, 0, 0, output), UsageRemarks.None);

        var (kept, wrote) = (Math.Min(read, input), Math.Min(written, input - Math.Min(read, input)));
        var remarks = kept < read || wrote < written ? UsageRemarks.Clamped : UsageRemarks.None;
        return (new UsageTokens(input - kept - wrote, kept, wrote, 0, output), remarks);
    }
}
