using System.Net;

namespace Calculator.Api.Settings;

/// <summary>
/// Everything an operator may set, read once at the start. A property's path is its name: <c>Limits__BodyBytes</c> as an environment
/// variable, <c>Limits:BodyBytes</c> elsewhere.
/// </summary>
internal sealed record ServiceSettings
{
    [Setting(
        "The host names the service answers to, for example calculator.example.com or *.example.com; "
        + "any other is refused. All if left out.",
        Unit = "names")]
    public IReadOnlyList<string> AllowedHosts { get; init; } = ["*"];

    public PricingSettings Pricing { get; init; } = new();

    public Limits Limits { get; init; } = new();

    public ProxySettings Proxies { get; init; } = new();

    public KeySettings Keys { get; init; } = new();

    public ShutdownSettings Shutdown { get; init; } = new();
}

/// <summary>Where prices come from.</summary>
internal sealed record PricingSettings
{
    [Setting("The folder of pricing versions.")]
    public string Path { get; init; } = System.IO.Path.Combine(AppContext.BaseDirectory, "pricing");

    [Setting("The folder of the vocabularies that versions bring; the one named vocabularies beside the versions if left out.")]
    public string? Vocabularies { get; init; }

    [Setting(
        "How often the folder is looked at for changes; two looks must read the same before they are judged. 0 for never.",
        Unit = "milliseconds", Most = 3_600_000)]
    public long WatchMilliseconds { get; init; } = 1000;

    [Setting(
        "How long a change that takes a provider, a model or a plan out of force, and that no line of digests.txt commits, "
        + "must stand unchanged before it is taken over; until then it is refused.",
        Unit = "seconds",
        Most = 86_400)]
    public long SettleSeconds { get; init; } = 30;
}

/// <summary>How much the service takes on.</summary>
internal sealed record Limits
{
    [Setting(
        "The largest body of a question; a text to count and a usage log have limits of their own.",
        Unit = "bytes", Least = 1024, Most = 100_000_000)]
    public long BodyBytes { get; init; } = 64 * 1024;

    [Setting("The largest body of a text to count.", Unit = "bytes", Least = 1024, Most = 1_000_000_000)]
    public long TextBytes { get; init; } = 10_000_000;

    [Setting("The longest address with its query, as it is sent.", Unit = "characters", Least = 256, Most = 32_768)]
    public long UrlCharacters { get; init; } = 8192;

    [Setting("The largest head of a request, all headers together.", Unit = "bytes", Least = 1024, Most = 1_000_000)]
    public long HeaderBytes { get; init; } = 32 * 1024;

    [Setting("How long a head may take to arrive; then the connection is cut.", Unit = "seconds", Least = 1, Most = 3600)]
    public long HeaderSeconds { get; init; } = 10;

    [Setting(
        "How fast a body must arrive and an answer be taken, after 5 seconds' grace; slower clients are cut. 0 for any speed.",
        Unit = "bytes a second", Most = 100_000_000)]
    public long BytesPerSecond { get; init; } = 240;

    [Setting("How long a request may take, its body's arrival included.", Unit = "seconds", Least = 1, Most = 3600)]
    public long RequestSeconds { get; init; } = 30;

    [Setting("How long an idle connection is kept.", Unit = "seconds", Least = 1, Most = 3600)]
    public long IdleSeconds { get; init; } = 130;

    [Setting("How many connections are open at once; any more is closed unanswered.", Unit = "connections", Least = 1, Most = 1_000_000)]
    public long Connections { get; init; } = 2000;

    [Setting("How many requests one client address may send a minute; 0 for any number.", Unit = "requests a minute", Most = 1_000_000)]
    public long RequestsPerMinute { get; init; }

    [Setting(
        "How many expensive questions (texts, grids, workbooks) are worked on at once. "
        + "All processors but one, and at least one, if left out.",
        Unit = "questions", Least = 1, Most = 1000)]
    public long HeavyAtOnce { get; init; } = Math.Max(1, Environment.ProcessorCount - 1);

    [Setting("How many expensive questions may wait; any more is told to come back.", Unit = "questions", Most = 10_000)]
    public long HeavyWaiting { get; init; } = 16;

    [Setting(
        "The largest body of a usage log, and, apart, the most that it may unpack to.",
        Unit = "bytes", Least = 1024, Most = 100_000_000_000)]
    public long UsageBytes { get; init; } = 512_000_000;

    [Setting("How long a usage log may take, its arrival included.", Unit = "seconds", Least = 1, Most = 86_400)]
    public long UsageSeconds { get; init; } = 600;

    [Setting(
        "How many usage logs are read at once; any more is told to come back. One a processor if left out.",
        Unit = "logs", Least = 1, Most = 1000)]
    public long UsageAtOnce { get; init; } = Environment.ProcessorCount;
}

/// <summary>What stands in front of the service.</summary>
internal sealed record ProxySettings
{
    [Setting(
        "The proxies whose X-Forwarded headers are believed, as addresses or networks, for example 10.0.0.7. None if left out.",
        Unit = "networks")]
    public IReadOnlyList<IPNetwork> Known { get; init; } = [];
}

/// <summary>Who may ask.</summary>
internal sealed record KeySettings
{
    [Setting("The keys that are accepted, separated by commas. Without any, nobody is asked for one.", Unit = "keys", IsSecret = true)]
    public IReadOnlyList<string> Accepted { get; init; } = [];

    [Setting("A file with more of them, one a line.")]
    public string? File { get; init; }
}

/// <summary>How the service ends.</summary>
internal sealed record ShutdownSettings
{
    [Setting(
        "How long requests are still answered after the order to stop, while /readyz says 503, so that balancers turn away first.",
        Unit = "seconds", Most = 600)]
    public long DrainSeconds { get; init; }

    [Setting("How long requests under way may take to end after that.", Unit = "seconds", Least = 1, Most = 600)]
    public long WaitSeconds { get; init; } = 30;
}
