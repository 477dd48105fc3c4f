namespace Calculator.Usage.Sources;

/// <summary>
/// Which column of a table is what. Names are matched without case, blanks, dashes and underscores, and the common synonyms are known.
/// </summary>
internal sealed record CsvColumns
{
    // What stands before a name where an object was made flat.
    private static readonly string[] Around = ["usage", "servertooluse"];

    private static readonly string[] Uncached = ["uncachedinputtokens"];
    private static readonly string[] Input = ["inputtokens", "prompttokens", "input", "prompt"];
    private static readonly string[] FiveMinutes =
        ["cachewrite5mtokens", "cachewrite5m", "cachecreation5mtokens", "ephemeral5minputtokens", "cachecreationephemeral5minputtokens"];
    private static readonly string[] Hour =
        ["cachewrite1htokens", "cachewrite1h", "cachecreation1htokens", "ephemeral1hinputtokens", "cachecreationephemeral1hinputtokens"];
    private static readonly string[] Written = ["cachewritetokens", "cachewrite"];

    // What their sources say of all that is written, however long it is kept: the hour is in it. Written tokens by the other names stand
    // beside it, as in the calculator's own fields, unless five minutes have a column too.
    private static readonly string[] WrittenInAll = ["cachecreationinputtokens", "cachecreationtokens", "cachecreation"];

    private static readonly string[] Output = ["outputtokens", "completiontokens", "output", "completion"];
    private static readonly string[] Read =
    [
        "cachereadtokens", "cachereadinputtokens", "cachedtokens", "cachedinputtokens", "inputcachedtokens", "cacheread", "cached",
    ];

    private static readonly string[] Known =
        [.. Uncached, .. Input, .. FiveMinutes, .. Hour, .. Written, .. WrittenInAll, .. Output, .. Read];

    // How names begin of sums, limits and parts: total_tokens, max_tokens, and the reasoning that is in the output.
    private static readonly string[] NoClass = ["total", "sum", "all", "num", "max", "reasoning", "outputreasoning", "completionreasoning"];

    public required int Time { get; init; }

    public required int Session { get; init; }

    public required int Owner { get; init; }

    public required int Model { get; init; }

    public required int Tier { get; init; }

    /// <summary>Anthropic's word for fast mode, which is a tier of its own.</summary>
    public required int Speed { get; init; }

    /// <summary>The region a request was kept in.</summary>
    public required int Geo { get; init; }

    public required int InputTokens { get; init; }

    public required int[] ReadTokens { get; init; }

    public required int Write5mTokens { get; init; }

    public required int Write1hTokens { get; init; }

    /// <summary>What is written in all, or without a word of how long.</summary>
    public required int WrittenTokens { get; init; }

    public required int[] OutputTokens { get; init; }

    public required int Requests { get; init; }

    public required int WebSearches { get; init; }

    public required int Id { get; init; }

    /// <summary>Columns that tell tokens by a name that is none known, with that name: audio, pictures, another program's words.</summary>
    public required (int Place, string Name)[] UnknownTokens { get; init; }

    /// <summary>Whether the column of the input says that it is without the cached tokens.</summary>
    public required bool IsInputUncached { get; init; }

    /// <summary>Whether what is written for an hour stands beside what is written without a word, and not within.</summary>
    public required bool IsHourBeside { get; init; }

    /// <summary>Whether the table can be read: it names models, and tokens of some class.</summary>
    public bool AreEnough => Model >= 0 && (InputTokens >= 0 || OutputTokens.Length > 0);

    /// <summary>The columns of a header.</summary>
    public static CsvColumns Of(IReadOnlyList<string> header)
    {
        var names = header.Select(Plain).ToList();
        var (minutes, hour, inAll) = (Find(names, FiveMinutes), Find(names, Hour), Find(names, WrittenInAll));
        return new CsvColumns
        {
            Time = Find(names, ["timestamp", "time", "datetime", "date", "day", "createdat", "starttime"]),
            Session = Find(names, ["sessionid", "session", "conversationid", "conversation"]),
            Owner = Find(names, ["userid", "user", "useremail", "email", "username", "owner", "developer"]),
            Model = Find(names, ["model", "modelname", "modelid"]),
            Tier = Find(names, ["servicetier", "tier"]),
            Speed = Find(names, ["speed"]),
            Geo = Find(names, ["inferencegeo"]),
            InputTokens = Find(names, [.. Uncached, .. Input]),
            ReadTokens = FindAll(names, Read),
            Write5mTokens = minutes,
            Write1hTokens = hour,
            WrittenTokens = inAll >= 0 ? inAll : Find(names, Written),
            OutputTokens = FindAll(names, Output),
            Requests = Find(names, ["requests", "requestcount", "nummodelrequests", "numrequests"]),
            WebSearches = Find(names, ["websearches", "websearchrequests"]),
            Id = Find(names, ["requestid", "id"]),
            UnknownTokens = [.. header.Index().Where(column => IsUnknownClass(names[column.Index]))],
            IsInputUncached = Find(names, Uncached) >= 0,
            IsHourBeside = minutes < 0 && inAll < 0,
        };
    }

    private static bool IsUnknownClass(string name) =>
        name.EndsWith("tokens", StringComparison.Ordinal)
        && name != "tokens"
        && !Known.Contains(name)
        && !NoClass.Any(start => name.StartsWith(start, StringComparison.Ordinal));

    private static int Find(List<string> names, ReadOnlySpan<string> known)
    {
        foreach (var name in known)
        {
            if (names.IndexOf(name) is >= 0 and var place)
                return place;
        }

        return -1;
    }

    private static int[] FindAll(List<string> names, IEnumerable<string> known) =>
        [.. known.Select(name => names.IndexOf(name)).Where(place => place >= 0)];

    private static string Plain(string name)
    {
        var plain = string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        foreach (var around in Around)
        {
            if (plain.Length > around.Length && plain.StartsWith(around, StringComparison.Ordinal))
                plain = plain[around.Length..];
        }

        return plain;
    }
}
