using Calculator.Costs;
using Calculator.Decisions;
using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Tests.Plans;
using Calculator.Tests.Pricing;
using Calculator.Units;
using FsCheck;
using FsCheck.Fluent;

namespace Calculator.Tests.Laws;

/// <summary>
/// A workload that is held against a plan, whose limits are in dollars, requests or tokens, by the week and by the month,
/// measured on mixes of their own or stated: the plans of the newest shipped prices, those of the frozen ones, and invented ones.
/// </summary>
internal sealed record PlannedCase(
    string Model,
    int DiscountPercent,
    PricedPlan Plan,
    int Seats,
    LimitBound Bound,
    int Input,
    int Output,
    int ReadPermille,
    int? WritePermille,
    bool IsCounted,
    int Requests,
    int BatchPermille,
    int SessionsPerDay)
{
    private static PriceBook Frozen => Prices.Of("2026-11-21", "2026-11-20");

    private static PriceBook Shipped => ShippedVersion.At("2026-11-27");

    private static readonly Moment Day = Prices.At("2026-11-20");

    private PriceBook Book => Plan.AsOf == Day ? Frozen : Shipped;

    public Scenario Scenario => new()
    {
        Model = new Candidate((Book with { Discount = new(DiscountPercent / 100m) }).Model(Model).Value()),
        Use = IsCounted
            ? new TokenUse(
                new(Input),
                new(Output),
                new CachePart.Counted(new(Math.Floor(Input * ReadPermille / 1000m))),
                new CachePart.Counted(TokenCount.Zero))
            : new TokenUse(
                new(Input),
                new(Output),
                new CachePart.OfInput(new(ReadPermille / 1000m)),
                WritePermille is { } write ? new CachePart.OfInput(new(write / 1000m)) : new CachePart.Rest()),
        Served = new Workload
        {
            Tokens = TokenMix.FromCounts(default, default, default, default),
            Requests = new(Requests),
            BatchShare = new(BatchPermille / 1000m),
        },
        SessionsPerDay = new SessionsPerDay(SessionsPerDay),
        Rival = new Rival.Subscription(Plan, Terms),
    };

    /// <summary>What a break-even says of the month as it stands at a value; null if no session of it is offered.</summary>
    public PlanMonth? BreakEvenAt(Variable variable, decimal value)
    {
        var at = Scenario.With(variable, value);
        return at.Cost(at.Model).TryGet(out var cost, out _)
            ? PlanComparisons.Of(PlanSession.Of(cost), [Plan], Terms).Judge(at.SessionsPerDay!.Value.Value * at.DaysPerMonth.Value).Plans[0]
            : null;
    }

    /// <summary>The API's month at a value, in dollars.</summary>
    public decimal ApiAt(Variable variable, decimal value) => Scenario.With(variable, value).ModelMonth!.Value.Value;

    private PlanTerms Terms => new() { Seats = SeatShares.Even(new(Seats)), Bound = Bound };

    private static readonly Variable[] Variables =
        [
            Variable.CacheRatio,
            Variable.CacheWriteRatio,
            Variable.BatchShare,
            Variable.SessionsPerDay,
            Variable.InputTokens,
            Variable.OutputTokens,
        ];

    public static Arbitrary<(PlannedCase Case, Variable Variable)> Arbitrary =>
        (from planned in Generator
         from variable in Gen.Elements(Variables)
         select (planned, variable)).ToArbitrary();

    public static Gen<PlannedCase> Generator =>
        from plan in Gen.OneOf(Gen.Elements<PricedPlan>(Limited(Shipped)), Gen.Elements<PricedPlan>(Limited(Frozen)), Invented)
        from model in Gen.Elements<string>(CoveredBy(plan))
        from discount in Gen.Elements(0, 0, 20, 50, -10)
        from seats in Gen.Elements(1, 1, 2, 7)
        from bound in Gen.Elements(Enum.GetValues<LimitBound>())
        from input in Gen.OneOf(Gen.Choose(0, 200_000), Gen.Elements(0, 10_000, 100_000, 200_000))
        from output in Gen.OneOf(Gen.Choose(0, 20_000), Gen.Elements(0, 1_000))
        from read in Gen.OneOf(Gen.Choose(0, 1000), Gen.Elements(0, 100, 500, 870, 970, 1000))
        from write in Gen.OneOf(Gen.Choose(0, 1000 - read).Select(share => (int?)share), Gen.Constant<int?>(null))
        from isCounted in Gen.Elements(false, false, true)
        from requests in Gen.Elements(1, 1, 3, 7, 20)
        from batch in Gen.Elements(0, 0, 250)
        from sessions in Gen.OneOf(Gen.Choose(1, 300), Gen.Choose(1, 3_000), Gen.Elements(1_000, 3_000))
        select new PlannedCase(
            model, discount, plan, seats, bound, input, output, read, write, isCounted, requests, batch, sessions);

    private static List<PricedPlan> Limited(PriceBook book) => [.. book.Plans.Where(plan => plan.Limits.Count > 0)];

    private static List<string> CoveredBy(PricedPlan plan)
    {
        var book = plan.AsOf == Day ? Frozen : Shipped;
        return
        [
            .. book.Models
                .Where(model => plan.Plan.Covers.Count == 0 || plan.Plan.Covers.Contains(model.Provider.Id))
                .Select(model => model.Id),
        ];
    }

    private static Gen<PricedPlan> Invented =>
        from fee in Gen.Elements(0, 20, 100)
        from included in Gen.Elements<decimal?>(null, null, 60)
        from sale in Gen.Elements<Overage?>(null, Overage.ApiRates, Overage.None)
        from factor in Gen.Elements<decimal?>(null, 0.5m, 1.2m)
        from limits in Limit.ListOf(3)
        from count in Gen.Choose(1, 3)
        let plan = Acme.Plan(
            [.. limits.Take(count)],
            included,
            sale,
            fee,
            with: period => period with { OverageFactor = sale == Overage.ApiRates ? factor : null })
        select plan with { Plan = plan.Plan with { Covers = [] } };

    // Every other model, and the others.
    private static readonly string[][] Halves =
        [.. Frozen.Models.Index().GroupBy(model => model.Index % 2, model => model.Item.Id).Select(half => half.ToArray())];

    private static Gen<PlanLimit> Limit =>
        from unit in Gen.Elements(Enum.GetValues<LimitUnit>())
        from window in Gen.Elements(LimitWindow.Month, LimitWindow.Week)
        from basis in Gen.Elements(LimitBasis.Derived, LimitBasis.Measured, LimitBasis.Measured, LimitBasis.Published)
        from mix in Gen.Elements<int?>(null, 0, 500, 950, 970)
        from models in Gen.Elements<IReadOnlyList<string>?>(null, null, Halves[0], Halves[1])
        from low in Gen.Choose(1, 400)
        from more in Gen.Choose(0, 50)
        from most in Gen.Choose(0, 50)
        let size = unit switch { LimitUnit.Requests => 100m, LimitUnit.Tokens => 1_000_000m, _ => 1m }
        select new PlanLimit
        {
            From = Day,
            Window = window,
            Unit = unit,
            Low = low * size,
            Expected = (low + more) * size,
            High = (low + more + most) * size,
            Basis = basis,
            CacheReadShare = mix is { } share ? new Share(share / 1000m) : null,
            Models = models,
            Source = "acme.example",
            Checked = Day.Day,
            Confidence = Confidence.Low,
        };

    /// <summary>What was drawn, and nothing that is worked out from it.</summary>
    public override string ToString() =>
        $"{Model} less {DiscountPercent} %, {Plan.Plan.Id} at {Plan.Period.MonthlyFeeUsd} with {Plan.Period.IncludedUsd} "
            + $"and {Plan.Period.PerUsdBeyond} beyond, {string.Join("; ", Plan.Limits.Select(Words))}, {Seats} seats by {Bound}, "
            + $"{Input} in, {Output} out, {ReadPermille} read, {WritePermille} written{(IsCounted ? " as counts" : "")}, "
            + $"{Requests} requests, {BatchPermille} in batch, {SessionsPerDay} a day";

    private static string Words(PlanLimit limit) =>
        $"{limit.Low}/{limit.Expected}/{limit.High} {limit.Unit} a {limit.Window} {limit.Basis} on {limit.CacheReadShare}"
            + (limit.Models is { } models ? $" of {string.Join(' ', models)}" : "");
}
