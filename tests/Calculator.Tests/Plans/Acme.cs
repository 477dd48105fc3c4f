using Calculator.Costs;
using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Tests.Plans;

/// <summary>One plan with one fee of 20, made where it is asked about, and sessions to hold it against.</summary>
internal static class Acme
{
    private static Moment Day => Prices.At("2026-11-20");

    /// <summary>A plan, for what is said of it.</summary>
    public static PricedPlan Plan(
        IReadOnlyList<PlanLimit>? limits = null,
        decimal? included = null,
        Overage? overage = null,
        decimal fee = 20,
        PlanUnit per = PlanUnit.Seat,
        Func<PlanPeriod, PlanPeriod>? with = null)
    {
        var period = new PlanPeriod
        {
            From = Day,
            Source = "acme.example",
            Checked = Day.Day,
            Confidence = Confidence.Low,
            MonthlyFeeUsd = fee,
            IncludedUsd = included,
            Overage = overage,
        };
        period = with is null ? period : with(period);
        var plan = new Plan { Id = "acme-pro", Name = "Acme Pro", Covers = ["acme"], Per = per, Prices = [period], Limits = limits ?? [] };
        return new PricedPlan(plan, period, Day);
    }

    /// <summary>A limit from three quarters to five quarters of what is expected.</summary>
    public static PlanLimit Limit(
        LimitWindow window,
        LimitUnit unit,
        decimal expected,
        LimitBasis basis = LimitBasis.Derived,
        decimal? mix = null) =>
        new()
        {
            From = Day,
            Window = window,
            Unit = unit,
            Low = expected * 0.75m,
            Expected = expected,
            High = expected * 1.25m,
            Basis = basis,
            CacheReadShare = mix is { } share ? new Share(share) : null,
            Source = "acme.example",
            Checked = Day.Day,
            Confidence = Confidence.Medium,
        };

    /// <summary>A limit of dollars a month.</summary>
    public static PlanLimit Monthly(decimal expected) => Limit(LimitWindow.Month, LimitUnit.Usd, expected);

    /// <summary>A session of which only its cost is known.</summary>
    public static PlanSession Session(decimal cost, decimal? list = null) =>
        new() { Cost = new Usd(cost), ListCost = new Usd(list ?? cost) };

    /// <summary>A session of Claude Opus 4.7: 5 dollars a million tokens in, 25 out.</summary>
    public static PlanSession Tokens(decimal input, decimal output, decimal requests = 1, decimal read = 0) => PlanSession.Of(TaskCost.Of(
        Prices.Model("claude-opus-4-7"),
        new Workload
        {
            Tokens = TokenMix.FromCounts(new(input), new(read), TokenCount.Zero, new(output)),
            Requests = new(requests),
        }).Value());

    /// <summary>What a month costs as usage grows: the fee up to a usage, and from there on a price for each dollar.</summary>
    public static PayLine Line(decimal fee, decimal? upTo = null, decimal? perUsdBeyond = null) => new()
    {
        Option = new PayOption.Plan(Plan()),
        Fee = new Usd(fee),
        Knees = upTo is { } usd ? [new Knee(new Usd(usd), 1)] : [],
        PerUsdBeyond = perUsdBeyond,
    };
}
