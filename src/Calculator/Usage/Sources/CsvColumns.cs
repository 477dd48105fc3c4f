namespace Calculator.Usage.Sources;

/// <summary>
/// Which column of a table is what. Names are matched without case, blanks, dashes and underscores, and the common synonyms are known.
/// </summary>
internal sealed record CsvColumns
{
    private static readonly string[] Uncached = ["uncachedinputtokens"];
    private static readonly string[] Input = ["inputtokens", "prompttokens", "input", "prompt"];
    private static readonly string[] FiveMinutes =
        ["cachewrite5mtokens", "cachewrite5m", "cachecreation5mtokens", "ephemeral5minputtokens", "cachecreationephemeral5minputtokens"];
    private static readonly string[] Hour =
        ["cachewrite1htokens", "cachewrite1h", "cachecreation1htokens", "ephemeral1hinputtokens", "cachecreationephemeral1hinputtokens"];
    private static readonly string[] Written =
        ["cachewritetokens", "cachecreationtokens", "cachecreationinputtokens", "cachewrite", "cachecreation"];

    // What their sources say of all that is written, however long it is kept: the hour is in it. Written tokens by the other names stand
    // beside it, as in the calculator's own fields.
    private static readonly string[] WrittenInAll = ["cachecreationinputtokens", "cachecreationtokens", "cachecreation"];

    private static readonly string[] Read =
    [
        "cachereadtokens", "cachereadinputtokens", "cachedtokens", "cachedinputtokens", "inputcachedtokens", "cacheread", "cached",
    ];

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

    public required int ReadTokens { get; init; }

    /// <summary>What is written for five minutes, or without a word of how long.</summary>
    public required int Write5mTokens { get; init; }

    public required int Write1hTokens { get; init; }

    public required int OutputTokens { get; init; }

    public required int Requests { get; init; }

    public required int WebSearches { get; init; }

    public required int Id { get; init; }

    /// <summary>Whether the column of the input says that it is without the cached tokens.</summary>
    public required bool IsInputUncached { get; init; }

    /// <summary>Whether the column of what is written says for how long.</summary>
    public required bool IsWriteSplit { get; init; }

    /// <summary>Whether that column has what another says of the one-hour cache in it.</summary>
    public required bool IsHourWithin { get; init; }

    /// <summary>
    /// Whether the column for the hour is all that was written, from which that of five minutes is to be taken: no other tells of the hour.
    /// </summary>
    public required bool IsFiveMinutesWithin { get; init; }

    /// <summary>Whether the table can be read: it names models, and tokens of some class.</summary>
    public bool AreEnough => Model >= 0 && (InputTokens >= 0 || OutputTokens >= 0);

    /// <summary>The columns of a header.</summary>
    public static CsvColumns Of(IReadOnlyList<string> header)
    {
        var names = header.Select(Plain).ToList();
        var written = Find(names, [.. FiveMinutes, .. Written]);
        var hour = Find(names, Hour);
        var isSplit = Find(names, FiveMinutes) >= 0;
        var inAll = Find(names, WrittenInAll);
        var isFiveMinutesWithin = isSplit && hour < 0 && inAll >= 0;
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
            ReadTokens = Find(names, Read),
            Write5mTokens = written,
            Write1hTokens = isFiveMinutesWithin ? inAll : hour,
            OutputTokens = Find(names, ["outputtokens", "completiontokens", "output", "completion"]),
            Requests = Find(names, ["requests", "requestcount", "nummodelrequests", "numrequests"]),
            WebSearches = Find(names, ["websearches", "websearchrequests"]),
            Id = Find(names, ["requestid", "id"]),
            IsInputUncached = Find(names, Uncached) >= 0,
            IsWriteSplit = isSplit,
            IsHourWithin = hour >= 0 && written >= 0 && WrittenInAll.Contains(names[written]),
            IsFiveMinutesWithin = isFiveMinutesWithin,
        };
    }

    private static int Find(List<string> names, ReadOnlySpan<string> known)
    {
        foreach (var name in known)
        {
            if (names.IndexOf(name) is >= 0 and var place)
                return place;
        }

        return -1;
    }

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
