using Calculator.Costs;
using Calculator.Decisions;
using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Units;
using FsCheck;
using FsCheck.Fluent;
using Interval = Calculator.Decisions.Interval;

namespace Calculator.Tests.Laws;

/// <summary>
/// A scenario in whole numbers, so that an oracle can price it at any value of any input.
/// Shares in thousandths, success rates in hundred-millionths.
/// </summary>
internal sealed record Setting(
    string Model,
    string Versus,
    bool AgainstPlan,
    long Input,
    long Output,
    int Read,
    int? Write,
    int Requests,
    int Batch,
    int Success,
    int? VersusSuccess,
    int InputRatio,
    int OutputRatio,
    int FailureCents,
    int SessionsPerDay,
    int FirstSeat,
    bool EndsAtLimit,
    bool AsksForFast)
{
    private static PriceBook Book => Prices.Of("2026-11-21", "2026-11-20");

    private static readonly Fraction Rounding = Fraction.Of(1e-20m);

    private static IReadOnlyList<string> Models => [.. Book.Models.Select(model => model.Id)];

    private const decimal Whole = 100_000_000;

    // The rates at which a solver that looks at the quarters of its domain, or a fifth either way, meets the other side's rate exactly.
    private static readonly int[] SampledRates = [25_000_075, 75_000_025, 85_000_000, 95_000_000, 100_000_000];

    public PricedModel Priced => Book.Model(Model).Value();

    public PricedModel PricedVersus => Book.Model(Versus).Value();

    /// <summary>A plan that covers the model, on two seats; null if none does, or none is asked for.</summary>
    public PricedPlan? Plan => AgainstPlan
        && Book.Plans.Where(plan => plan.Plan.Covers.Contains(Priced.Provider.Id)).ElementAtOrDefault((int)(Input % 7)) is { } plan
        ? plan with { Period = plan.Period with { Overage = EndsAtLimit ? Overage.None : plan.Period.Overage } }
        : null;

    /// <summary>The tier it asks for. Few models are served in fast, so that only against a plan both sides are.</summary>
    public ServiceTier Tier =>
        AsksForFast && Plan is not null && Priced.Period.Rates.Any(card => card.Tier == ServiceTier.Fast)
            ? ServiceTier.Fast
            : ServiceTier.Standard;

    private bool IsFast => Tier == ServiceTier.Fast;

    private SeatShares Seats => SeatShares.Of([new(FirstSeat / 1000m), new(1 - FirstSeat / 1000m)]);

    public Scenario Scenario => new()
    {
        Model = new Candidate(Priced),
        Use = new TokenUse(
            new(Input),
            new(Output),
            new CachePart.OfInput(new(Read / 1000m)),
            Write is { } write ? new CachePart.OfInput(new(write / 1000m)) : new CachePart.Rest()),
        Served = new Workload
        {
            Tokens = TokenMix.FromCounts(default, default, default, default),
            Requests = new(Requests),
            BatchShare = new(Batch / 1000m),
            Tier = IsFast ? ServiceTier.Fast : null,
            SuccessRate = new(Success / Whole),
        },
        FailureCost = new(FailureCents / 100m),
        SessionsPerDay = new SessionsPerDay(SessionsPerDay),
        Rival = Plan is { } plan
            ? new Rival.Subscription(plan, new PlanTerms { Seats = Seats, AssumeUnlimited = true })
            : new Rival.OtherModel(new Candidate(PricedVersus)
            {
                InputRatio = new(InputRatio / 1000m),
                OutputRatio = new(OutputRatio / 1000m),
                SuccessRate = VersusSuccess is { } own ? new SuccessRate(own / Whole) : null,
            }),
    };

    /// <summary>model − versus at a value of an input, by the oracle; null if a side is not offered there.</summary>
    public (Fraction Model, Fraction Versus)? SidesAt(Variable variable, Fraction value)
    {
        Fraction Or(Variable own, Fraction stated) => variable == own ? value : stated;
        var tokens = TokensAt(variable, value);
        if (Cost(Priced, tokens) is not { } cost)
            return null;

        if (Plan is { } plan)
        {
            return PlanCost(plan, CountedAt(variable, value)!.Value) is { } usd
                ? (Month(cost), usd + Month(Beside(tokens, Or(Variable.BatchShare, Permille(Batch)))))
                : null;
        }

        var ratio = Or(Variable.TokenRatio, Fraction.One);
        var isBoth = variable == Variable.TokenRatio;
        var moved = tokens.Times(
            isBoth ? ratio : Or(Variable.InputRatio, Permille(InputRatio)),
            isBoth ? ratio : Or(Variable.OutputRatio, Permille(OutputRatio)));
        return Cost(PricedVersus, moved) is { } versus
            ? (
                PerSuccess(cost, Or(Variable.SuccessRate, Rate(Success))),
                PerSuccess(
                    versus,
                    VersusSuccess is { } own ? Or(Variable.VersusSuccessRate, Rate(own))
                        : variable == Variable.VersusSuccessRate
                        ? value
                        : Or(Variable.SuccessRate, Rate(Success))))
            : null;

        Fraction? Cost(PricedModel model, OracleTokens session) => InBatch(model, session, Or(Variable.BatchShare, Permille(Batch)));

        Fraction Month(Fraction session) => session * Or(Variable.SessionsPerDay, new(SessionsPerDay, 1)) * new Fraction(30, 1);

        Fraction PerSuccess(Fraction own, Fraction rate) =>
            (own + (Fraction.One - rate) * Or(Variable.FailureCostUsd, new(FailureCents, 100))) / rate;
    }

    private OracleTokens TokensAt(Variable variable, Fraction value)
    {
        Fraction Or(Variable own, Fraction stated) => variable == own ? value : stated;
        var read = Or(Variable.CacheRatio, Permille(Read));
        var write = Or(Variable.CacheWriteRatio, Write is { } stated ? Permille(stated) : Fraction.One - read);
        var input = Or(Variable.InputTokens, new(Input, 1));
        return new OracleTokens(
            input * (Fraction.One - read - write), input * read, input * write, Or(Variable.OutputTokens, new(Output, 1)));
    }

    // What a month counts for under a plan: nothing of it waits there, unless it is offered to those who wait alone; and nothing is fast.
    private Fraction? CountedAt(Variable variable, Fraction value)
    {
        var tokens = TokensAt(variable, value);
        var sessions = variable == Variable.SessionsPerDay ? value : new(SessionsPerDay, 1);
        var covered = !IsFast ? Fraction.One : variable == Variable.BatchShare ? value : Permille(Batch);
        return (InTier(ServiceTier.Standard, tokens) ?? InTier(ServiceTier.Batch, tokens)) is { } session
            ? session * covered * sessions * new Fraction(30, 1)
            : null;
    }

    // What a session costs in fast, which no plan covers.
    private Fraction Beside(OracleTokens session, Fraction inBatch) =>
        IsFast && inBatch != Fraction.One ? InTier(ServiceTier.Fast, session)!.Value * (Fraction.One - inBatch) : Fraction.Zero;

    private Fraction? InTier(ServiceTier tier, OracleTokens session) =>
        Oracle.Cost(Priced, session, new(Requests, 1), Fraction.Zero, tier, CacheTtl.FiveMinutes);

    private Fraction? InBatch(PricedModel model, OracleTokens session, Fraction share) =>
        Oracle.Cost(model, session, new(Requests, 1), share, Tier, CacheTtl.FiveMinutes);

    // Two fees, and at list price what either seat has used beyond its share; where that is not sold, nothing is.
    private Fraction? PlanCost(PricedPlan plan, Fraction month)
    {
        var ends = Ends(plan);
        var fee = Fraction.Of(plan.Period.MonthlyFeeUsd * 2);
        var beyond = ends.Count == 0 ? Fraction.Zero : Beyond(Permille(FirstSeat)) + Beyond(Permille(1000 - FirstSeat));
        return beyond == Fraction.Zero ? fee : EndsAtLimit ? null : fee + beyond;

        // Where an edge stands is rounded, and so is what is used there.
        Fraction Beyond(Fraction share) =>
            month * share > ends.Min() && !(month * share).IsNear(ends.Min(), Rounding) ? month * share - ends.Min() : Fraction.Zero;
    }

    // What one seat may use: a week's limit as often as a month of a year has weeks, and what the fee includes.
    private static List<Fraction> Ends(PricedPlan plan) =>
    [
        .. plan.Limits.Select(limit => Fraction.Of(limit.Expected) * new Fraction(304_375, 70_000)),
        .. plan.Period.IncludedUsd is { } usd ? [Fraction.Of(usd)] : Array.Empty<Fraction>(),
    ];

    /// <summary>Whether a plan serves no more than what is used at a value: its end is rounded, and may be told as served or not.</summary>
    public bool IsServedUpTo(Variable variable, Fraction value) =>
        EndsAtLimit && Plan is { } plan && CountedAt(variable, value) is { } month
        && Ends(plan).Exists(end => (month * Permille(Math.Max(FirstSeat, 1000 - FirstSeat))).IsNear(end, Rounding));

    public static Arbitrary<(Setting Setting, Variable Variable)> Arbitrary =>
        (from setting in Generator
         from variable in Gen.Elements(Enum.GetValues<Variable>())
         where setting.Scenario.Acts(variable)
         select (setting, variable)).ToArbitrary();

    /// <summary>
    /// Models whose bands begin at the same size, each in its own way, and others whose offer ends there;
    /// of the prompts asked about some begin at that size.
    /// </summary>
    public static Arbitrary<(Setting Setting, Variable Variable, Interval? Within)> OnEdges =>
        (from setting in Of(
            ["claude-opus-4-5", "claude-opus-4-8", "claude-haiku-4-5", "grok-4.5", "grok-build-0.1", "gemini-2.5-pro", "claude-haiku-5-5"],
            Gen.Elements(200_000, 200_000, 100_000, 150_000))
         from variable in Gen.OneOf(Gen.Constant(Variable.InputTokens), Gen.Elements(Enum.GetValues<Variable>()))
         where setting.Scenario.Acts(variable)
         from least in Gen.Elements(0, 0, 100_000, 200_000)
         select (setting, variable, variable == Variable.InputTokens ? new Interval(least, 1_000_000) : default(Interval?))).ToArbitrary();

    public static Gen<Setting> Generator =>
        Of(Models, Gen.OneOf(Gen.Choose(0, 400_000), Gen.Elements(200_000, 272_000, 262_144, 128_000, 0)));

    private static Gen<Setting> Of(IReadOnlyList<string> models, Gen<int> inputs) =>
        from model in Gen.Elements<string>(models)
        from versus in Gen.Elements<string>(models)
        from againstPlan in Gen.Elements(false, false, false, true)
        from input in inputs
        from output in Gen.Choose(0, 30_000)
        from read in Gen.Choose(0, 1000)
        from write in Gen.OneOf(Gen.Choose(0, 1000 - read).Select(share => (int?)share), Gen.Constant<int?>(null))
        from requests in Gen.Elements(1, 1, 2, 7)
        from batch in Gen.Elements(0, 0, 250, 1000)
        from success in Gen.OneOf(Gen.Choose(30_000_000, 100_000_000), Gen.Elements(SampledRates))
        from versusSuccess in Gen.OneOf(
            Gen.Choose(30_000_000, 100_000_000).Select(rate => (int?)rate),
            Gen.Elements<int>(SampledRates).Select(rate => (int?)rate),
            Gen.Constant<int?>(null))
        from inputRatio in Gen.OneOf(Gen.Constant(1000), Gen.Choose(100, 3000))
        from outputRatio in Gen.OneOf(Gen.Constant(1000), Gen.Choose(100, 3000))
        from failure in Gen.Elements(0, 0, 250)
        from sessions in Gen.Choose(1, 300)
        from firstSeat in Gen.Elements(500, 500, 700, 1000)
        from endsAtLimit in Gen.Elements(false, false, true)
        from asksForFast in Gen.Elements(false, true)
        from isBalanced in Gen.Elements(true, false)
        let setting = new Setting(
            model, versus, againstPlan, input, output, read, write, requests, batch, success, versusSuccess,
            inputRatio, outputRatio, failure, sessions, firstSeat, endsAtLimit, asksForFast)
        select isBalanced ? setting.Balanced : setting;

    // Where both sides cost nearly the same as they stand, nearly every input has a root close by.
    private Setting Balanced => this with
    {
        OutputRatio = Crossing.Of(
            Scenario with
            {
                Rival = new Rival.OtherModel(new Candidate(PricedVersus)
                {
                    InputRatio = new(InputRatio / 1000m),
                    SuccessRate = VersusSuccess is { } own ? new SuccessRate(own / Whole) : null,
                }),
            },
            Variable.OutputRatio)
            .TryGet(out var crossing, out _) && crossing.Value is { } ratio
            ? (int)Math.Clamp(ratio * 1000, 1, 1_000_000)
            : OutputRatio,
    };

    private static Fraction Permille(int share) => new(share, 1000);

    private static Fraction Rate(int hundredMillionths) => new(hundredMillionths, (long)Whole);
}
