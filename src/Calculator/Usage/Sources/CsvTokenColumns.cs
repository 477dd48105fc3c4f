namespace Calculator.Usage.Sources;

/// <summary>
/// Which columns of a table tell tokens, and of which class: of each class all that there are, in the order in which they are believed.
/// </summary>
/// <remarks>
/// The names <c>Input (w/ Cache Write)</c> and <c>Input (w/o Cache Write)</c> are those of Cursor's export, where they are disjoint: its
/// total is the sum of both, of what is read and of the output.
/// </remarks>
internal sealed record CsvTokenColumns
{
    private static readonly string[] NamesOfUncached =
        ["uncachedinputtokens", "inputuncachedtokens", "inputtokensnocache", "inputwocachewrite"];

    private static readonly string[] NamesOfInput = ["inputtokens", "prompttokens", "prompttokencount", "input", "prompt"];
    private static readonly string[] NamesOfToolUse = ["tooluseprompttokencount"];
    // OpenAI sells one time to keep what is written, so that nothing is left open where it says what was.
    private static readonly string[] NamesOfMinutes =
    [
        "cachewrite5mtokens", "cachewrite5m", "cachecreation5mtokens", "ephemeral5minputtokens", "cachecreationephemeral5minputtokens",
        "inputtokenscachewrite5m",
        "inputtokensdetailscachewritetokens", "prompttokensdetailscachewritetokens", "inputcachewritetokens",
    ];

    private static readonly string[] NamesOfHour =
    [
        "cachewrite1htokens", "cachewrite1h", "cachecreation1htokens", "ephemeral1hinputtokens", "cachecreationephemeral1hinputtokens",
        "inputtokenscachewrite1h",
    ];

    private static readonly string[] NamesOfWritten = ["cachewritetokens", "cachewrite", "inputtokenscachewrite", "inputwcachewrite"];

    // What their sources say of all that is written, however long it is kept: the hour is in it. Written tokens by the other names stand
    // beside it, as in the calculator's own fields, unless five minutes have a column too.
    private static readonly string[] NamesOfAllWritten = ["cachecreationinputtokens", "cachecreationtokens", "cachecreation"];

    private static readonly string[] NamesOfOutput = ["outputtokens", "completiontokens", "candidatestokencount", "output", "completion"];
    private static readonly string[] NamesOfRead =
    [
        "cachereadtokens", "cachereadinputtokens", "cachedtokens", "cachedinputtokens", "inputcachedtokens", "inputtokenscacheread",
        "inputtokensdetailscachedtokens", "prompttokensdetailscachedtokens", "cachedcontenttokencount", "cacheread", "cached",
    ];

    private static readonly string[] NamesOfReasoning =
    [
        "reasoningtokens", "outputreasoningtokens", "reasoningoutputtokens", "completionreasoningtokens",
        "outputtokensdetailsreasoningtokens", "completiontokensdetailsreasoningtokens", "thoughtstokencount",
    ];

    private static readonly string[] NamesOfTotal = ["totaltokens", "totaltokencount", "tokens"];

    // Parts of OpenAI's sums.
    private static readonly string[] NamesOfText = ["inputtexttokens", "inputcachedtexttokens", "outputtexttokens"];

    private static readonly string[] Known =
    [
        .. NamesOfUncached, .. NamesOfInput, .. NamesOfToolUse, .. NamesOfMinutes, .. NamesOfHour, .. NamesOfWritten,
        .. NamesOfAllWritten, .. NamesOfOutput, .. NamesOfRead, .. NamesOfReasoning, .. NamesOfTotal, .. NamesOfText,
    ];

    // How names begin of other sums and of limits: max_output_tokens is none that were used.
    private static readonly string[] NoClass = ["total", "sum", "all", "num", "max"];

    private static readonly string[] Ends = ["tokens", "tokencount"];

    // Some write the class behind: OpenRouter's tokens_prompt, which it does not bill by, and native_tokens_reasoning.
    private static readonly string[] Begins = ["tokens", "nativetokens"];
    private static readonly string[] Classes = ["prompt", "completion", "input", "output", "cache", "reasoning", "thinking"];

    /// <summary>Input that is said to be without the cached tokens.</summary>
    public required int[] Uncached { get; init; }

    /// <summary>Input of which that is not said.</summary>
    public required int[] Input { get; init; }

    /// <summary>What a tool put into the prompt, beside the input.</summary>
    public required int[] ToolUse { get; init; }

    public required int[] Read { get; init; }

    public required int[] Write5m { get; init; }

    public required int[] Write1h { get; init; }

    /// <summary>What is written in all, or without a word of how long.</summary>
    public required int[] Written { get; init; }

    public required int[] Output { get; init; }

    public required int[] Reasoning { get; init; }

    public required int[] Total { get; init; }

    /// <summary>Columns that tell tokens by a name that is none known, with that name: audio, pictures, another program's words.</summary>
    public required (int Place, string Name)[] Unknown { get; init; }

    /// <summary>By the place of each column, whose rule of counting its name is of.</summary>
    public required CountingRules[] Rules { get; init; }

    /// <summary>Whether what is written for an hour stands beside what is written without a word, and not within.</summary>
    public required bool IsHourBeside { get; init; }

    /// <summary>Whether tokens of some class can be read.</summary>
    public bool AreAny => Uncached.Length + Input.Length + Output.Length > 0;

    /// <summary>The columns of a header.</summary>
    /// <param name="header">The names as they are written.</param>
    /// <param name="plain">The same names as they are compared.</param>
    public static CsvTokenColumns Of(IReadOnlyList<string> header, List<string> plain)
    {
        var (minutes, inAll) = (Find(NamesOfMinutes), Find(NamesOfAllWritten));
        return new CsvTokenColumns
        {
            Uncached = Find(NamesOfUncached),
            Input = Find(NamesOfInput),
            ToolUse = Find(NamesOfToolUse),
            Read = Find(NamesOfRead),
            Write5m = minutes,
            Write1h = Find(NamesOfHour),
            Written = [.. inAll, .. Find(NamesOfWritten)],
            Output = Find(NamesOfOutput),
            Reasoning = Find(NamesOfReasoning),
            Total = Find(NamesOfTotal),
            Rules = [.. plain.Select(CountingNames.RulesOf)],
            Unknown = [.. header.Index().Where(column => IsUnknown(plain[column.Index]))],
            IsHourBeside = minutes.Length == 0 && inAll.Length == 0,
        };

        int[] Find(string[] known) => CsvColumns.FindAll(plain, known);
    }

    private static bool IsUnknown(string name) =>
        (Ends.Any(end => name.EndsWith(end, StringComparison.Ordinal))
            || Begins.Any(begin => Classes.Any(one => name.StartsWith(begin + one, StringComparison.Ordinal))))
        && !Known.Contains(name)
        && !NoClass.Any(start => name.StartsWith(start, StringComparison.Ordinal));
}
