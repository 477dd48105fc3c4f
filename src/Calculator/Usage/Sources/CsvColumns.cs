namespace Calculator.Usage.Sources;

/// <summary>
/// Which column of a table is what. Names are matched without case, blanks, dashes and underscores, and the common synonyms are known.
/// </summary>
internal sealed record CsvColumns
{
    // What stands before a name where an object was made flat; the longer of two that begin alike comes first.
    private static readonly string[] Around = ["usagemetadata", "usage", "servertooluse"];

    // Names of Anthropic's console and of OpenAI's report that no other table has. The console counts no requests.
    private const string OfConsole = "inputtokensnocache";
    private const string OfReport = "nummodelrequests";

    /// <summary>All that tell a time, in the order in which they are believed.</summary>
    public required int[] Time { get; init; }

    public required int Session { get; init; }

    public required int Owner { get; init; }

    /// <summary>Whose API it is.</summary>
    public required int Provider { get; init; }

    public required int Model { get; init; }

    public required int Tier { get; init; }

    /// <summary>Whether it was sent through the batch tier, as OpenAI's reports say it.</summary>
    public required int Batch { get; init; }

    /// <summary>Anthropic's word for fast mode, which is a tier of its own.</summary>
    public required int Speed { get; init; }

    /// <summary>The region a request was kept in.</summary>
    public required int Geo { get; init; }

    /// <summary>The sizes of prompts that a sum is of, in Anthropic's words.</summary>
    public required int Window { get; init; }

    public required int Requests { get; init; }

    /// <summary>Whether it is a provider's report: its rows are sums, of several tiers where they say none.</summary>
    public required bool IsReport { get; init; }

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
            Time = FindAll(
                names,
                "timestamp", "time", "datetime", "date", "day", "createdat", "created", "createtime", "starttime", "starttimeiso",
                "dateutc"),
            Session = Find(names, "sessionid", "session", "conversationid", "conversation"),
            Owner = Find(names, "userid", "user", "useremail", "email", "username", "owner", "developer"),
            Provider = Find(names, "provider", "modelprovider"),
            Model = Find(names, "model", "modelname", "modelid", "modelversion"),
            Tier = names.Contains(OfConsole) ? Find(names, "type") : Find(names, "servicetier", "tier"),
            Batch = Find(names, "batch", "isbatch"),
            Speed = Find(names, "speed"),
            Geo = Find(names, "inferencegeo"),
            Window = Find(names, "contextwindow"),
            IsReport = names.Contains(OfConsole) || names.Contains(OfReport),
            Requests = Find(names, "requests", "requestcount", OfReport, "numrequests"),
            WebSearches = Find(names, "websearches", "websearchrequests", "websearchcount"),
            Id = Find(names, "requestid", "id"),
            Tokens = CsvTokenColumns.Of(header, names),
        };
    }

    /// <summary>The places of known names, in the order in which they are believed.</summary>
    internal static int[] FindAll(List<string> names, params IEnumerable<string> known) =>
        [.. known.Select(name => names.IndexOf(name)).Where(place => place >= 0)];

    private static int Find(List<string> names, params IEnumerable<string> known) =>
        FindAll(names, known) is [var first, ..] ? first : -1;

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
