using System.Runtime.InteropServices;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Usage.Replay;

/// <summary>
/// What was used when, and by whom. Windows of a plan open and end between requests, so each is kept, in 64 bytes, until all have come.
/// </summary>
public sealed class UsageTimeline
{
    /// <summary>The most requests that are kept.</summary>
    public const int Most = 2_000_000;

    private readonly List<TimedUse> _uses = [];
    private readonly Dictionary<string, int> _owners = [];
    private readonly Dictionary<(string Model, bool IsBesidePlans), int> _models = [];
    private readonly List<ModelUse> _used = [];
    private readonly HashSet<ServiceTier> _tiers = [];
    private bool _isSorted = true;

    /// <summary>
    /// What each model was used for, with a time, those of the dearest provider first, the dearest first among them; by itself what was
    /// served in a tier beside plans.
    /// </summary>
    public IReadOnlyList<ModelUse> Models =>
    [
        .. _used.GroupBy(one => one.Model.Provider.Id)
            .OrderByDescending(ofProvider => ofProvider.Sum(one => one.List.Value))
            .ThenBy(ofProvider => ofProvider.Key)
            .SelectMany(ofProvider => ofProvider.OrderByDescending(one => one.List).ThenBy(one => one.Model.Id)),
    ];

    /// <summary>The tiers that something with a price and a time was served in.</summary>
    public IReadOnlyCollection<ServiceTier> Tiers => _tiers;

    /// <summary>How many people the log names.</summary>
    public int NamedOwners => _owners.Count;

    /// <summary>Whether some requests name nobody though others do: they are one more owner.</summary>
    public bool HasUnnamed { get; private set; }

    /// <summary>How many people, each with their own windows; one where the log names nobody.</summary>
    public int Owners => Math.Max(1, NamedOwners + (HasUnnamed ? 1 : 0));

    /// <summary>Whether more came than are kept.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Whether some records are sums of requests, so that nothing is known of what happened within an hour or a day.</summary>
    public bool HasSums { get; private set; }

    /// <summary>What has a price and no time.</summary>
    public (UsageSum Sum, Usd List) Undated { get; private set; }

    internal IReadOnlyList<TimedUse> InOrder()
    {
        if (!_isSorted)
            _uses.Sort((left, right) => left.At.CompareTo(right.At));
        _isSorted = true;
        return _uses;
    }

    internal int NumberOf(ModelUse used) => _models[(used.Model.Id, used.IsBesidePlans)];

    internal void Add(in UsageRecord record, PriceGroup group, UsageSum sum)
    {
        if (group.Priced is not { } model)
            return;

        var (list, counted) = group.CostAtApiAndPlan(sum);
        if (record.At is not { } at)
        {
            Undated = (Undated.Sum + sum, Undated.List + list);
            return;
        }

        IsFull |= _uses.Count == Most;
        if (IsFull)
            return;
        HasSums |= record.Requests != 1 || record.Remarks.HasFlag(UsageRemarks.PromptUnknown);
        _tiers.Add(group.Tier);
        var number = NumberOfMore(new ModelUse(model, group.Tier.IsBesidePlans(), sum, list, counted));
        _uses.Add(new TimedUse(at, OwnerOf(record.Owner), number, list, counted, sum.Tokens.All, sum.Requests));
        _isSorted = false;
    }

    // Number 0 is whoever is not named.
    private int OwnerOf(string? owner)
    {
        HasUnnamed |= owner is null;
        return owner is null ? 0 : _owners.TryGetValue(owner, out var number) ? number : _owners[owner] = _owners.Count + 1;
    }

    private int NumberOfMore(ModelUse more)
    {
        var key = (more.Model.Id, more.IsBesidePlans);
        if (!_models.TryGetValue(key, out var number))
        {
            _models[key] = number = _used.Count;
            _used.Add(more);
            return number;
        }

        ref var used = ref CollectionsMarshal.AsSpan(_used)[number];
        used = used with { Sum = used.Sum + more.Sum, List = used.List + more.List, Counted = used.Counted + more.Counted };
        return number;
    }
}

/// <summary>One request, or one sum of requests.</summary>
/// <param name="At">When, in UTC.</param>
/// <param name="Owner">Whose it is, by number.</param>
/// <param name="Model">Which model, and whether beside plans, by number.</param>
/// <param name="List">What it cost, at list price.</param>
/// <param name="Counted">What it counts for under a plan, in dollars.</param>
/// <param name="Tokens">Its tokens, prompt and output.</param>
/// <param name="Requests">How many requests it is.</param>
internal readonly record struct TimedUse(DateTime At, int Owner, int Model, Usd List, Usd Counted, long Tokens, long Requests);

/// <summary>What one model was used for.</summary>
/// <param name="Model">The model.</param>
/// <param name="IsBesidePlans">Whether it was in a tier that no plan covers.</param>
/// <param name="Sum">What was used.</param>
/// <param name="List">What it cost, at list price.</param>
/// <param name="Counted">What it counts for under a plan, in dollars.</param>
public readonly record struct ModelUse(PricedModel Model, bool IsBesidePlans, UsageSum Sum, Usd List, Usd Counted);
