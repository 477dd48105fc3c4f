using Calculator.Costs;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Plans;

/// <summary>
/// One session as plans look at it: what it costs at the API, what it is worth at list price, and the counts that limits are stated in.
/// </summary>
public sealed record PlanSession
{
    /// <summary>What the caller pays at the API, a discount taken off; without what no plan covers.</summary>
    public required Usd Cost { get; init; }

    /// <summary>
    /// The same as the model's provider lists it, whatever region or host it is asked for in, and at the standard tier's price where the
    /// API is cheaper to those who wait: what plans count and bill.
    /// </summary>
    public required Usd ListCost { get; init; }

    /// <summary>
    /// What the caller pays besides, whichever way the session is paid for: containers and the like, and tiers that no plan covers.
    /// </summary>
    public Usd Besides { get; init; }

    /// <summary>The tiers it is served in at the API; empty if nothing is said of them.</summary>
    public IReadOnlyCollection<ServiceTier> Tiers { get; init; } = [];

    /// <summary>The share of sessions that plans cover: the others are paid besides as a whole.</summary>
    public Share Covered { get; init; } = Share.Whole;

    /// <summary>The model it runs on, by its id; null if nothing is said of it, or it is of several.</summary>
    public string? Model { get; init; }

    /// <summary>The model at the price that the API is paid; null where only a bill is known.</summary>
    public PricedModel? Priced { get; init; }

    /// <summary>Its tokens, prompt and output together; null if nothing is said of them.</summary>
    public decimal? Tokens { get; init; }

    /// <summary>Its requests; null if nothing is said of them.</summary>
    public RequestsPerSession? Requests { get; init; }

    /// <summary>The share of its input tokens that is read from cache; null if nothing is said of them.</summary>
    public decimal? CacheReadShare { get; init; }

    /// <summary>
    /// What it is of, model by model, where it is the mean of a log of several; empty where it is of one, or nothing is said of it.
    /// </summary>
    public IReadOnlyList<ModelPart> ByModel { get; init; } = [];

    /// <summary>The models it is of, by their ids; null alone where nothing is said of them.</summary>
    internal IReadOnlyList<string?> Models => ByModel.Count > 0 ? [.. ByModel.Select(part => part.Session.Model)] : [Model];

    /// <summary>A session whose tokens are known.</summary>
    public static PlanSession Of(TaskCost cost)
    {
        var (covered, share) = cost.CoveredByPlans();
        var other = new Usd(cost.ToolLines.Where(line => line.Item == ToolItem.Other).Sum(line => line.Usd.Value));
        var paid = (covered.Total - other) * share.Value;
        return new PlanSession
        {
            Cost = paid,
            ListCost = (CountedByPlans(covered) - other) * share.Value,
            Besides = cost.Total - paid,
            Tiers = [.. cost.Tiers],
            Model = cost.Model.Id,
            Priced = cost.Model,
            Covered = share,
            Tokens = cost.Tokens.Input.Value + cost.Tokens.Output.Value,
            Requests = cost.Requests,
            CacheReadShare = cost.Tokens.ReadShare,
        };
    }

    // What is offered in batch alone has no other price.
    private static Usd CountedByPlans(TaskCost cost) =>
        cost.Tiers.Any(tier => tier.IsDeferred()) && cost.ListTotalServedAtOnce().TryGet(out var atOnce, out _) ? atOnce : cost.ListTotal;

    /// <summary>A session of which only the bill is known.</summary>
    /// <param name="bill">What the caller pays for it.</param>
    /// <param name="discount">What was taken off list price; less than all of it.</param>
    public static PlanSession Billed(Usd bill, Discount discount) => new() { Cost = bill, ListCost = bill / (1 - discount.Value) };

    /// <summary>
    /// What a number of a limit's units is worth at list price, for this kind of session; null where the session does not say. Where it
    /// costs nothing, no dollars say how many there are. Multiplied first: a third of a session has no finite number of digits.
    /// </summary>
    public Usd? Worth(LimitUnit unit, decimal number = 1) => unit switch
    {
        LimitUnit.Usd => new Usd(number),
        _ when ListCost == Usd.Zero => null,
        LimitUnit.Requests when Requests is { } requests => ListCost * number / (requests.Value * Covered.Value),
        LimitUnit.Tokens when Tokens is { } tokens and not 0 => ListCost * number / (tokens * Covered.Value),
        _ => null,
    };

    /// <summary>What a number of sessions is worth at list price.</summary>
    public Usd Usage(decimal sessions) => ListCost * sessions;

    /// <summary>What a number of sessions costs at the API, all of it.</summary>
    public Usd AtApi(decimal sessions) => (Cost + Besides) * sessions;
}

/// <summary>What one of several models is used for.</summary>
/// <param name="Session">The mean session on it.</param>
/// <param name="Share">Its share of all usage, from 0 to 1, in dollars at list price. The shares of all models come to 1.</param>
public sealed record ModelPart(PlanSession Session, decimal Share);
