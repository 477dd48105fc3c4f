namespace Calculator.Usage.Sources;

/// <summary>
/// Which column of a table is what. Names are matched without case, blanks, dashes and underscores, and the common synonyms are known.
/// </summary>
internal sealed record CsvColumns
{
    // What stands before a name where an object was made flat.
    private static readonly string[] Around = ["usage", "servertooluse"];

    public required int Time { get; init; }

    public required int Session { get; init; }

    public required int Owner { get; init; }

    public required int Model { get; init; }

    public required int Tier { get; init; }

    /// <summary>Whether it was sent through the batch tier, as OpenAI's reports say it.</summary>
    public required int Batch { get; init; }

    /// <summary>Anthropic's word for fast mode, which is a tier of its own.</summary>
    public required int Speed { get; init; }

    /// <summary>The region a request was kept in.</summary>
    public required int Geo { get; init; }

    public required int Requests { get; init; }

    public required int WebSearches { get; init; }

    public required int Id { get; init; }

    public required CsvTokenColumns Tokens { get; init; }

    /// <summary>Whether the table can be read: it names models, and tokens of some class.</summary>
    public bool AreEnough => Model >= 0 && Tokens.AreAny;

    /// <summary>The columns of a header.</summary>
    public static CsvColumns Of(IReadOnlyList<string> header)
    {
        var names = header.Select(Plain).ToList();
        return new CsvColumns
        {
            Time = Find(names, "timestamp", "time", "datetime", "date", "day", "createdat", "starttime"),
            Session = Find(names, "sessionid", "session", "conversationid", "conversation"),
            Owner = Find(names, "userid", "user", "useremail", "email", "username", "owner", "developer"),
            Model = Find(names, "model", "modelname", "modelid"),
            Tier = Find(names, "servicetier", "tier"),
            Batch = Find(names, "batch", "isbatch"),
            Speed = Find(names, "speed"),
            Geo = Find(names, "inferencegeo"),
            Requests = Find(names, "requests", "requestcount", "nummodelrequests", "numrequests"),
            WebSearches = Find(names, "websearches", "websearchrequests"),
            Id = Find(names, "requestid", "id"),
            Tokens = CsvTokenColumns.Of(header, names),
        };
    }

    private static int Find(List<string> names, params ReadOnlySpan<string> known)
    {
        foreach (var name in known)
        {
            if (names.IndexOf(name) is >= 0 and var place)
                return place;
        }

        return -1;
    }

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
