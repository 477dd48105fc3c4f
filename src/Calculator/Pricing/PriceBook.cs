using Calculator.Outcomes;
using Calculator.Units;

namespace Calculator.Pricing;

/// <summary>One version's prices as they stand at one moment. Every calculation starts here.</summary>
/// <param name="Version">The version the prices are from.</param>
/// <param name="AsOf">The moment they hold at.</param>
public sealed record PriceBook(PricingVersion Version, Moment AsOf)
{
    /// <summary>
    /// A share taken off every API rate, as a caller has negotiated it, or put on it; nothing by default. Plans are not discounted.
    /// </summary>
    public Discount Discount { get; init; }

    /// <summary>
    /// The region a caller's requests are kept in, by the provider's word (<c>us</c>,
    /// <c>eu</c>); null, or <see cref="Terms.AnyRegion"/>, for any.
    /// </summary>
    public string? InferenceGeo { get; init; }

    /// <summary>
    /// Whether a prompt over what a model takes is priced all the same, by the largest band: for requests that have happened.
    /// </summary>
    public bool AllowOverWindow { get; init; }

    /// <summary>The tier the caller has said; null if none was. A name that asks for a tier of its own goes with no other.</summary>
    public ServiceTier? StatedTier { get; init; }

    /// <summary>Every model that has a price in force, in the order of the files.</summary>
    public IEnumerable<PricedModel> Models => Version.Providers
        .SelectMany(provider => provider.Models)
        .Select(model => InForce(Version.FindModel(model.Id)!, Terms.Of(Discount, AllowOverWindow)))
        .OfType<PricedModel>();

    /// <summary>Every plan that has a fee in force, in the order of the file.</summary>
    public IEnumerable<PricedPlan> Plans => Version.Plans.Select(InForce).OfType<PricedPlan>();

    /// <summary>A model at its price in force.</summary>
    /// <param name="name">An id or a listed alias; case aside it must be exact. An unknown name is never priced as a near one.</param>
    /// <param name="about">What the model is in the question, for the refusal.</param>
    /// <returns>
    /// The model, or a refusal about it, where <see cref="AsOf"/> lies before its first price about the moment,
    /// or about the region where it is not offered there.
    /// </returns>
    public Outcome<PricedModel> Model(string name, RefusalSubject about = RefusalSubject.Model)
    {
        if (!Listing(name, about).TryGet(out var listed, out var refusal))
            return refusal;
        if (listed.Model.HasEndedBy(AsOf))
            return Lifetimes.Ended(listed.Model, AsOf, about);
        if (listed.Alias is { } alias && Contradicted(listed, alias) is { } contradiction)
            return contradiction;
        if (listed.Model.Prices.InForce(AsOf) is not { } period)
            return BeforeFirst(listed.Model.Id, listed.Model.Prices[0].From);

        return Terms.Of(Discount, AllowOverWindow).In(InferenceGeo, period) is { } terms
            ? new PricedModel(listed, period, AsOf, terms)
            : NotIn(InferenceGeo!, listed.Model.Id, period);
    }

    /// <summary>A tokenizer of the version, or one whose vocabulary is at hand.</summary>
    /// <param name="id">The exact id, case aside.</param>
    /// <returns>The id as the files have it, or a refusal that names the nearest ones.</returns>
    public Outcome<string> Tokenizer(string id) => Known("tokenizer", RefusalSubject.Tokenizer, id, [.. Version.TokenizerNames]);

    /// <summary>A model with all its prices, whether or not one is in force.</summary>
    /// <returns>The model, or a refusal that names the nearest ones.</returns>
    public Outcome<ListedModel> Listing(string name, RefusalSubject about = RefusalSubject.Model) => Version.FindModel(name) is { } listed
        ? listed
        : UnknownModel(name, Version.Guess(name), about);

    /// <summary>A plan at its fee in force.</summary>
    /// <param name="id">The exact id or a listed alias, case aside.</param>
    /// <param name="about">What the plan is in the question, for the refusal.</param>
    /// <returns>The plan, or a refusal about it or about the moment.</returns>
    public Outcome<PricedPlan> Plan(string id, RefusalSubject about = RefusalSubject.Plan)
    {
        if (!PlanListing(id, about).TryGet(out var plan, out var refusal))
            return refusal;

        return InForce(plan) is { } priced ? priced : BeforeFirst(plan.Id, plan.Prices[0].From);
    }

    /// <summary>A plan of the version at its fee in force; null where none is.</summary>
    public PricedPlan? InForce(Plan plan) =>
        plan.Prices.InForce(AsOf) is { } period ? new PricedPlan(plan, period, AsOf) : null;

    /// <summary>A plan with all its fees, whether or not one is in force.</summary>
    /// <returns>The plan, or a refusal that names the nearest ones.</returns>
    public Outcome<Plan> PlanListing(string id, RefusalSubject about = RefusalSubject.Plan) => Version.FindPlan(id) is { } plan
        ? plan
        : Unknown("plan", about, id, Nearest.To(id, Version.PlanNames));

    /// <summary>Who sells plans, or offers models that plans cover, by its id.</summary>
    /// <returns>The id as the files have it, or a refusal about the provider that names the nearest ones.</returns>
    public Outcome<string> PlanProvider(string id) => Known(
        "provider",
        RefusalSubject.Provider,
        id,
        [.. Version.Plans.Select(plan => plan.Provider).OfType<string>().Union(Version.Providers.Select(provider => provider.Id))]);

    /// <summary>A provider of the version.</summary>
    /// <param name="id">The exact id, case aside.</param>
    /// <returns>The provider, or a refusal that names the nearest ones.</returns>
    public Outcome<Provider> Provider(string id) =>
        Version.Providers.FirstOrDefault(provider => provider.Id.Equals(id, StringComparison.OrdinalIgnoreCase)) is { } found
            ? found
            : Unknown("provider", RefusalSubject.Provider, id, Nearest.To(id, Version.Providers.Select(known => known.Id)));

    private Outcome<string> Known(string kind, RefusalSubject about, string id, List<string> known) =>
        known.Find(one => one.Equals(id, StringComparison.OrdinalIgnoreCase)) is { } found
            ? found
            : Unknown(kind, about, id, Nearest.To(id, known));

    private PricedModel? InForce(ListedModel listed, Terms terms) =>
        !listed.Model.HasEndedBy(AsOf) && listed.Model.Prices.InForce(AsOf) is { } period
            ? new PricedModel(listed, period, AsOf, terms)
            : null;

    private Refusal UnknownModel(string name, ModelGuess guess, RefusalSubject about)
    {
        var unknown = Unknown("model", about, name, guess.Models);
        return guess.Tier is { } tier ? unknown with { Sentence = $"{unknown.Sentence} {tier}." } : unknown;
    }

    // What the caller says against the name the model was asked for by.
    private Refusal? Contradicted(ListedModel listed, Alias alias)
    {
        if (alias.ServiceTier is { } named && StatedTier is { } stated && listed.Provider.Resolve(stated) != listed.Provider.Resolve(named))
            return TwoTiers(listed, named, stated);

        return alias is { Factor: not null } or { Host: not null } && Terms.IsRegion(InferenceGeo) ? RegionTwice(listed) : null;
    }

    private static Refusal TwoTiers(ListedModel listed, ServiceTier named, ServiceTier stated) => new(
        RefusalKind.Contradiction,
        RefusalSubject.Tier,
        $"'{Echo.Of(listed.Name)}' is {listed.Model.Id} in the {EnumNames<ServiceTier>.Of(named)} tier, "
            + $"and serviceTier says {EnumNames<ServiceTier>.Of(stated)}: leave serviceTier out, or name {listed.Model.Id}.");

    // What a host charges is for where it serves: the region's factor on top would charge that twice, or for another place.
    private static Refusal RegionTwice(ListedModel listed) => new(
        RefusalKind.Contradiction,
        RefusalSubject.Region,
        $"'{Echo.Of(listed.Name)}' is {listed.Model.Id} as a host serves it, where it serves it: leave inferenceGeo out, "
            + $"or name {listed.Model.Id}.");

    private Refusal Unknown(string kind, RefusalSubject about, string name, IEnumerable<string> nearest) => new(
        RefusalKind.Unknown,
        about,
        $"There is no {kind} '{Echo.Of(name)}' in pricing {Version.Id}; the nearest are {string.Join(", ", nearest)}.");

    private static Refusal NotIn(string region, string id, PricePeriod period) => new(
        RefusalKind.NotOffered,
        RefusalSubject.Region,
        $"{id} has no price for requests kept in '{Echo.Of(region)}'; inferenceGeo may "
            + $"be {string.Join(", ", period.Residency.Keys.Order().Prepend(Terms.AnyRegion))}.");

    private Refusal BeforeFirst(string id, Moment first) => new(
        RefusalKind.NotOffered,
        RefusalSubject.Moment,
        $"Pricing {Version.Id} has no price of {id} at {AsOf}; its first price is from {first}.");
}

/// <summary>A plan at its fee in force.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Period">The fee in force.</param>
/// <param name="AsOf">The moment it is in force at.</param>
public sealed record PricedPlan(Plan Plan, PlanPeriod Period, Moment AsOf)
{
    /// <summary>The name it has at that moment.</summary>
    public string Name { get; } = Plan.NameAt(AsOf);

    /// <summary>The limits in force, one a series; none that names models alone that take nothing of it.</summary>
    public IReadOnlyList<PlanLimit> Limits { get; } = Plan.Limits.Count == 0
        ? []
        : [.. Plan.LimitSeries.Select(limits => limits.InForce(AsOf)).OfType<PlanLimit>().Where(Period.MayTakeOf)];

    /// <summary>The same by window, the shortest first: told apart once, since every question takes them so.</summary>
    internal IReadOnlyList<IReadOnlyList<PlanLimit>> LimitsByWindow =>
        field ??= [.. Limits.GroupBy(limit => limit.Window).OrderBy(window => window.Key).Select(window => window.ToList())];

    /// <summary>Whether a model can be used under it, within its allowance or beside it.</summary>
    public bool Serves(PricedModel model) =>
        Plan.Covers.Contains(model.Provider.Id) && Period.Models?.Contains(model.Id) != false;

    /// <summary>Whether a model that it serves takes of its allowance; null for one of which nothing is said.</summary>
    public bool Includes(string? model) => model is null || !Period.NotIncluded.Contains(model);

    /// <summary>What it serves: providers, or where it is for some models alone, those; empty where nothing states it.</summary>
    public IReadOnlyList<string> Served => Period.Models ?? Plan.Covers;

    /// <summary>Where the fee comes from.</summary>
    public Provenance Provenance => new(Period.From, Period.Source, Period.Checked, Period.Confidence, Period.Note);
}
