using Calculator.Counting;
using Calculator.Units;

namespace Calculator.Pricing;

/// <summary>
/// One version of the prices: everything its folder states. Immutable; of one that is known to be sound the files are read when what
/// they state is first asked for.
/// </summary>
public sealed class PricingVersion
{
    private readonly Lazy<VersionContent> _content;

    internal PricingVersion(string id, string digest, VersionContent content)
        : this(id, digest, new Lazy<VersionContent>(content))
    {
    }

    internal PricingVersion(string id, string digest, Lazy<VersionContent> content)
    {
        (Id, Digest, _content) = (id, digest, content);
        Dated = VersionDate.Of(id);
        Begins = Date is { } day ? Moment.StartOf(day) : null;
    }

    /// <summary>The folder's name: a date, a revision of it, or any other name for a private scenario.</summary>
    public string Id { get; }

    /// <summary>SHA-256 over the folder's files, in lower-case hexadecimal: the same digest, the same prices.</summary>
    public string Digest { get; }

    /// <summary>The version that everything it does not state itself is from; null for one that states everything.</summary>
    public string? BasedOn { get; init; }

    /// <summary>Whether that is the newest dated version, and so another one from the next one's day on.</summary>
    public bool FollowsLatest { get; init; }

    /// <summary>The day the version states prices for; null for a private scenario, which is used only when it is asked for.</summary>
    public DateOnly? Date => Dated?.Day;

    /// <summary>00:00Z of that day, from which on it may be the default; null for a private scenario.</summary>
    public Moment? Begins { get; }

    /// <summary>When it was stated among the dated versions; null for a private scenario.</summary>
    public VersionDate? Dated { get; }

    /// <summary>The providers and their models.</summary>
    public IReadOnlyList<Provider> Providers => _content.Value.Providers;

    /// <summary>The subscriptions.</summary>
    public IReadOnlyList<Plan> Plans => _content.Value.Plans;

    /// <summary>The tokenizers.</summary>
    public IReadOnlyList<Tokenizer> Tokenizers => _content.Value.Tokenizers.Tokenizers;

    /// <summary>Every tokenizer that can be asked for: those that are listed, and those whose vocabularies are at hand besides.</summary>
    public IEnumerable<string> TokenizerNames =>
        Tokenizers.Select(tokenizer => tokenizer.Id).Union(_content.Value.CountedTokenizers);

    /// <summary>What counts a text for a tokenizer; null if its vocabulary is not at hand, or nothing is known of it.</summary>
    public ITokenCounter? CounterOf(string? tokenizer) => _content.Value.CounterOf(tokenizer);

    /// <summary>What is known of one tokenizer against another.</summary>
    public IReadOnlyList<RatioMeasurement> Measurements => _content.Value.Tokenizers.Measurements;

    /// <summary>
    /// Whether the version's day is still to come: until 00:00Z of it the version is scheduled, answers when it is asked for by name
    /// and is never the default.
    /// </summary>
    public bool IsScheduledAt(Moment now) => Begins is { } first && now < first;

    /// <summary>The model listed under an exact name, case aside; null if there is none.</summary>
    public ListedModel? FindModel(string name) => _content.Value.ModelsByName.GetValueOrDefault(name);

    /// <summary>The models that a name which is not listed may stand for.</summary>
    public ModelGuess Guess(string name) => _content.Value.Nearest.To(name);

    /// <summary>Every id and alias a plan can be asked for by.</summary>
    public IEnumerable<string> PlanNames => _content.Value.PlansByName.Keys;

    /// <summary>The plan of an exact id or alias, case aside; null if there is none.</summary>
    public Plan? FindPlan(string id) => _content.Value.PlansByName.GetValueOrDefault(id);

    /// <summary>Reads its files now, for whoever asks first not to wait for it.</summary>
    internal void Read() => _ = _content.Value;
}

/// <summary>A model under one of its names.</summary>
/// <param name="Name">The id, alias or moving alias.</param>
/// <param name="Provider">Who offers it.</param>
/// <param name="Model">The model.</param>
/// <param name="Alias">What the name means beside the model; null for the id itself and for a moving alias.</param>
/// <param name="MovingNote">Set if the name is a moving alias: what is known of where it pointed.</param>
public sealed record ListedModel(string Name, Provider Provider, Model Model, Alias? Alias, string? MovingNote)
{
    /// <summary>What counts a text for the model; null if the vocabulary of its tokenizer is not at hand.</summary>
    internal ITokenCounter? Counter { get; private init; }

    /// <summary>What is to be said of an answer under this name; null where it says nothing but the model.</summary>
    internal string? Meaning => (MovingNote, Alias) switch
    {
        ({ } note, _) => $"'{Name}' is a moving alias, priced here as {Model.Id}: {note}",
        (null, { Factor: null, Host: null, ServiceTier: null, Note: null } or null) => null,
        (null, { } alias) =>
            $"'{Name}' is {Model.Id}{On(alias.Host)}{At(alias.ServiceTier)}{Times(alias.Factor)}."
                + (alias.Note is { } note ? $" {note}" : ""),
    };

    private static string On(string? host) => host is null ? "" : $" on {host}";

    private static string At(ServiceTier? tier) => tier is { } named ? $" in the {EnumNames<ServiceTier>.Of(named)} tier" : "";

    private static string Times(PriceFactor? factor) => factor is { } times ? $" at {PlainNumber.Format(times.Value)} times its rates" : "";

    internal static IEnumerable<ListedModel> UnderEveryName(Provider provider, Model model, ITokenCounter? counter) =>
    [
        new ListedModel(model.Id, provider, model, null, null) { Counter = counter },
        .. model.Aliases.Select(alias => new ListedModel(alias.Id, provider, model, alias, null) { Counter = counter }),
        .. model.MovingAliases.Select(alias => new ListedModel(alias.Id, provider, model, null, alias.Note) { Counter = counter }),
    ];
}
