using System.Text.Json.Serialization;
using Calculator.Units;

namespace Calculator.Pricing;

/// <summary>The plans of a version: <c>plans.json</c>.</summary>
public sealed record PlanFile
{
    /// <summary>The plans, in the order answers list them.</summary>
    public required IReadOnlyList<Plan> Plans { get; init; }
}

/// <summary>A subscription and its fees over time.</summary>
public sealed record Plan
{
    /// <summary>The id of a plan that a caller states: no file may have one of that id.</summary>
    public const string OwnId = "own";

    /// <summary>The id requests use.</summary>
    public required string Id { get; init; }

    /// <summary>Today's name as people write it.</summary>
    public required string Name { get; init; }

    /// <summary>The names it has had, oldest first; empty where it has always had <see cref="Name"/>.</summary>
    public IReadOnlyList<PlanName> Names { get => field ?? []; init; }

    /// <summary>Other ids requests may use for it.</summary>
    public IReadOnlyList<string> Aliases { get => field ?? []; init; }

    /// <summary>Who sells it: the id of a provider of models, or another word; null where the file does not say.</summary>
    public string? Provider { get; init; }

    /// <summary>What it is bought for; null where the file does not say.</summary>
    public PlanKind? Kind { get; init; }

    /// <summary>Whom its fee and its limits are for.</summary>
    public PlanUnit Per { get; init; }

    /// <summary>The providers whose models can be used under the plan.</summary>
    public required IReadOnlyList<string> Covers { get; init; }

    /// <summary>The fees, oldest first.</summary>
    public required IReadOnlyList<PlanPeriod> Prices { get; init; }

    /// <summary>
    /// What is known of how much one seat may use. Limits of one window, basis, mix and models are one series, oldest first.
    /// Estimates where the provider publishes nothing: see each one's confidence.
    /// </summary>
    public IReadOnlyList<PlanLimit> Limits
    {
        get => field ?? [];
        init => (field, LimitSeries) = (value, [.. (value ?? []).GroupBy(limit => limit.Series).Select(limits => limits.ToList())]);
    }

    /// <summary>The same by what they are periods of: told apart once, since every question about a plan takes those in force.</summary>
    internal IReadOnlyList<IReadOnlyList<PlanLimit>> LimitSeries { get => field ?? []; private init; }

    /// <summary>Every id requests may use for it: its own, and its aliases.</summary>
    public IEnumerable<string> EveryId() => Aliases.Prepend(Id);

    /// <summary>The name it has at a moment.</summary>
    public string NameAt(Moment asOf) => Names.Count == 0 ? Name : (Names.LastOrDefault(name => name.From <= asOf) ?? Names[0]).Name;
}

/// <summary>A name of a plan from a moment on.</summary>
/// <param name="From">The moment.</param>
/// <param name="Name">The name as people write it.</param>
public sealed record PlanName(Moment From, string Name);

/// <summary>What a plan is bought for.</summary>
public enum PlanKind
{
    /// <summary>Agents that write code.</summary>
    Coding,

    /// <summary>An assistant to talk to, whatever tools it brings.</summary>
    Chat,

    /// <summary>An editor, or an assistant inside one.</summary>
    Ide,
}

/// <summary>Whom a plan's fee and limits are for.</summary>
public enum PlanUnit
{
    /// <summary>A seat that an organisation buys.</summary>
    Seat,

    /// <summary>One person's own account.</summary>
    Person,

    /// <summary>A whole team, however many it is.</summary>
    Team,
}

/// <summary>
/// How much one seat may use in a window of time, from a moment on, as one source has it. A range, since sources disagree.
/// </summary>
public sealed record PlanLimit : IPeriod
{
    /// <inheritdoc/>
    public required Moment From { get; init; }

    /// <inheritdoc/>
    public PriceStatus? Status { get; init; }

    /// <summary>The window the limit is for.</summary>
    public required LimitWindow Window { get; init; }

    /// <summary>What is counted.</summary>
    public required LimitUnit Unit { get; init; }

    /// <summary>The lowest limit a source gives, above 0.</summary>
    public required decimal Low { get; init; }

    /// <summary>The limit to plan with.</summary>
    public required decimal Expected { get; init; }

    /// <summary>The highest limit a source gives.</summary>
    public required decimal High { get; init; }

    /// <summary>How it is known.</summary>
    public LimitBasis Basis { get; init; }

    /// <summary>
    /// The share of input tokens read from cache in the mix it was measured on, since what a limit
    /// is worth depends on it; null where nothing is said of the mix.
    /// </summary>
    public Share? CacheReadShare { get; init; }

    /// <summary>
    /// The models it was stated of, by their ids, since what a limit is worth in dollars differs from model to model: it holds of those
    /// alone. Null where it holds of every model that no other limit of its window names.
    /// </summary>
    public IReadOnlyList<string>? Models { get; init; }

    /// <summary>
    /// Whether each model has a limit of its own, of that much; else all draw on one. The models that one statement names are names of
    /// one, and draw on one limit.
    /// </summary>
    public bool PerModel { get; init; }

    /// <summary>The page, file or document the limit was taken from.</summary>
    public required string Source { get; init; }

    /// <summary>The day on which the source was last read.</summary>
    public required DateOnly Checked { get; init; }

    /// <summary>How far the limit is to be trusted.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>How it was arrived at, and what it leaves out.</summary>
    public string? Note { get; init; }

    /// <summary>Its three figures, in its unit.</summary>
    public Range<decimal> ToRange() => new(Low, Expected, High);

    /// <summary>
    /// What it is one period of: a later limit of the same window, mix and models takes its place, but
    /// for what a provider states, which measurements stand beside.
    /// </summary>
    [JsonIgnore]
    internal (LimitWindow Window, bool IsPublished, Share? CacheReadShare, string? Models) Series =>
        (Window, Basis == LimitBasis.Published, CacheReadShare, Models is { } models ? string.Join(' ', models.Order()) : null);

    /// <summary>Whether it names a model.</summary>
    internal bool Names(string? model) => model is not null && Models?.Contains(model) == true;
}

/// <summary>The windows of time limits are stated for.</summary>
public enum LimitWindow
{
    /// <summary>Any five hours.</summary>
    [JsonStringEnumMemberName("5h")]
    FiveHours,

    /// <summary>Seven days.</summary>
    Week,

    /// <summary>A month of the convention in use.</summary>
    Month,
}

/// <summary>How a limit is known.</summary>
public enum LimitBasis
{
    /// <summary>Worked out from something else, such as another plan's limit.</summary>
    Derived,

    /// <summary>Somebody has used a plan up and counted.</summary>
    Measured,

    /// <summary>The provider states it.</summary>
    Published,
}

/// <summary>What a limit counts.</summary>
public enum LimitUnit
{
    /// <summary>Dollars of usage at list price.</summary>
    Usd,

    /// <summary>Tokens, prompt and output together.</summary>
    Tokens,

    /// <summary>Requests.</summary>
    Requests,
}

/// <summary>How a plan bills usage beyond what its fee buys.</summary>
public enum Overage
{
    /// <summary>At the API's list price.</summary>
    ApiRates,

    /// <summary>Not at all: the plan ends there.</summary>
    None,
}

/// <summary>Whether somebody who has no plan yet can buy it; where nothing is said, everybody can.</summary>
public enum PlanOffer
{
    /// <summary>Whoever has it may go on, and nobody else.</summary>
    RenewalsOnly,

    /// <summary>New sign-ups are paused.</summary>
    SignUpsPaused,

    /// <summary>Sources leave it open, or disagree.</summary>
    Unclear,
}

/// <summary>A plan's fee from a moment on, and what it buys.</summary>
public sealed record PlanPeriod : IPeriod
{
    /// <inheritdoc/>
    public required Moment From { get; init; }

    /// <inheritdoc/>
    public PriceStatus? Status { get; init; }

    /// <summary>The page, file or document the fee was taken from.</summary>
    public required string Source { get; init; }

    /// <summary>The day on which the source was last read.</summary>
    public required DateOnly Checked { get; init; }

    /// <summary>How far the fee is to be trusted.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>Where sources disagree, or a date is uncertain.</summary>
    public string? Note { get; init; }

    /// <summary>The fee of one <see cref="Plan.Per"/>, in dollars a month, billed monthly.</summary>
    public required decimal MonthlyFeeUsd { get; init; }

    /// <summary>The same, billed annually; null where it is not sold by the year.</summary>
    public decimal? AnnualPerMonthUsd { get; init; }

    /// <summary>The fewest seats that are sold; null for one.</summary>
    public Seats? MinSeats { get; init; }

    /// <summary>The most seats that are sold; null where there is no end to them.</summary>
    public Seats? MaxSeats { get; init; }

    /// <summary>
    /// Dollars a month of one seat to be spent at the API; null for none. They come off an API bill, not off what is used under the plan.
    /// </summary>
    public decimal? ApiCreditUsdPerMonth { get; init; }

    /// <summary>What those may be spent on.</summary>
    public string? ApiCreditNote { get; init; }

    /// <summary>The most of them that all seats of one subscription get together, in dollars a month; null where there is no end.</summary>
    public decimal? MaxApiCreditUsdPerMonth { get; init; }

    /// <summary>
    /// Usage at API rates that the fee of one seat includes, in dollars a month; null where usage is not counted in dollars.
    /// </summary>
    public decimal? IncludedUsd { get; init; }

    /// <summary>
    /// How usage beyond <see cref="IncludedUsd"/> or beyond a limit is billed; null where nothing is said of it.
    /// Then the plan ends there, but for included usage, which is exceeded at API rates.
    /// </summary>
    public Overage? Overage { get; init; }

    /// <summary>What a dollar of usage at list price costs beyond, where it is billed and not a dollar.</summary>
    public decimal? OverageFactor { get; init; }

    /// <summary>What the provider says of limits that are no number of dollars or tokens; null where there is nothing to say.</summary>
    public string? UsageLimits { get; init; }

    /// <summary>
    /// The models it serves, by their ids, where it is for some alone of those that <see cref="Plan.Covers"/> names; null for all of them.
    /// </summary>
    public IReadOnlyList<string>? Models { get; init; }

    /// <summary>
    /// Models that it serves outside of its allowance, by their ids: they take nothing of a limit or of included usage, and are billed
    /// from the first token on as usage beyond is, or not served where none is sold.
    /// </summary>
    public IReadOnlyList<string> NotIncluded { get => field ?? []; init; }

    /// <summary>Why it is not known to be on sale to everybody; null where it is on sale.</summary>
    public PlanOffer? Offered { get; init; }

    /// <summary>What is stated of that.</summary>
    public string? OfferedNote { get; init; }

    /// <summary>Whether it is sold for so many seats; fewer than the fewest are charged as those.</summary>
    public bool Sells(Seats seats) => !(seats.Value > MaxSeats?.Value);

    /// <summary>Whether something that it serves within its allowance takes of a limit.</summary>
    internal bool MayTakeOf(PlanLimit limit) =>
        limit.Models?.Any(model => !NotIncluded.Contains(model) && Models?.Contains(model) != false) != false;

    /// <summary>What each dollar of usage at list price costs beyond what the fee buys; null where the plan ends there.</summary>
    [JsonIgnore]
    public decimal? PerUsdBeyond => Overage switch
    {
        Pricing.Overage.ApiRates => OverageFactor ?? 1,
        Pricing.Overage.None => null,
        _ => IncludedUsd is null ? null : OverageFactor ?? 1,
    };
}
