using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Units;
using FsCheck;
using FsCheck.Fluent;

namespace Calculator.Tests.Laws;

/// <summary>A limit of one seat in whole dollars: its lowest, expected and highest value.</summary>
internal sealed record SeatEnd(LimitWindow Window, int Low, int Expected, int High)
{
    // A year of 365.25 days has 12 months, and a week 7 days.
    private static readonly Fraction WeeksPerMonth = new(304_375, 70_000);

    public Fraction PerMonth(LimitBound bound) =>
        new Fraction(bound switch { LimitBound.Low => Low, LimitBound.High => High, _ => Expected }, 1)
        * (Window == LimitWindow.Week ? WeeksPerMonth : Fraction.One);
}

/// <summary>
/// A plan as it is bought, in whole numbers, so that an oracle can price a month of it:
/// seats in thousandths of the usage, the price beyond in hundredths of list price.
/// </summary>
internal sealed record Bought(
    int Fee,
    int? Included,
    IReadOnlyList<SeatEnd> Ends,
    Overage? Sale,
    int? FactorPercent,
    IReadOnlyList<int> Seats,
    int MinSeats,
    PlanUnit Per)
{
    private static Moment Day => Prices.At("2026-11-20");

    public PlanTerms Terms => new() { Seats = SeatShares.Of([.. Seats.Select(seat => new Share(seat / 1000m))]) };

    /// <summary>Whether anything is known of what the fee buys.</summary>
    public bool IsKnown => Included is not null || Ends.Count > 0;

    /// <summary>Whether usage beyond is sold: where it is said, or where the fee includes dollars and nothing else is said.</summary>
    public bool IsSoldBeyond => Sale == Overage.ApiRates || (Sale is null && Included is not null);

    /// <summary>What the month is charged without any usage.</summary>
    public Fraction FeePaid => new(Fee * (Per == PlanUnit.Team ? 1 : Math.Max(Seats.Count, MinSeats)), 1);

    /// <summary>What a dollar of usage costs beyond.</summary>
    public Fraction PerDollar => new(FactorPercent is { } percent && IsSoldBeyond ? percent : 100, 100);

    public PricedPlan Plan
    {
        get
        {
            var period = new PlanPeriod
            {
                From = Day,
                Source = "acme.example",
                Checked = Day.Day,
                Confidence = Confidence.Low,
                MonthlyFeeUsd = Fee,
                IncludedUsd = Included,
                Overage = Sale,
                OverageFactor = IsSoldBeyond ? FactorPercent / 100m : null,
                MinSeats = new(MinSeats),
            };
            var plan = new Plan
            {
                Id = "acme",
                Name = "Acme",
                Covers = ["acme"],
                Per = Per,
                Prices = [period],
                Limits = [.. Ends.Select(Limit)],
            };
            return new PricedPlan(plan, period, Day);
        }
    }

    /// <summary>What one seat may use in a month: the least of its limits, and what the fee includes.</summary>
    public Fraction PerSeat(LimitBound bound) =>
        Ends.Select(end => end.PerMonth(bound)).Concat(Included is { } usd ? [new Fraction(usd, 1)] : []).Min();

    /// <summary>How much of a month's usage is beyond what each seat may use; null if nothing is known of that.</summary>
    public Fraction? Beyond(Fraction usage, LimitBound bound)
    {
        if (!IsKnown)
            return null;

        var perSeat = PerSeat(bound);
        return (Per == PlanUnit.Team ? [1000] : Seats)
            .Select(seat => usage * new Fraction(seat, 1000))
            .Aggregate(Fraction.Zero, (sum, used) => used > perSeat ? sum + used - perSeat : sum);
    }

    /// <summary>What is paid for a month; null if nothing is known.</summary>
    public Fraction? Paid(Fraction usage, LimitBound bound) =>
        Beyond(usage, bound) is { } beyond ? IsSoldBeyond ? FeePaid + beyond * PerDollar : FeePaid : null;

    /// <summary>How much of a month's usage is served; null if nothing is known.</summary>
    public Fraction? Served(Fraction usage, LimitBound bound) =>
        Beyond(usage, bound) is { } beyond ? IsSoldBeyond ? usage : usage - beyond : null;

    /// <summary>What a month costs where all of it is served; null if it is not, or nothing is known.</summary>
    public Fraction? Cost(Fraction usage, LimitBound bound) =>
        Beyond(usage, bound) is { } beyond && (IsSoldBeyond || beyond == Fraction.Zero) ? Paid(usage, bound) : null;

    public static Gen<Bought> Generator =>
        from fee in Gen.OneOf(Gen.Choose(0, 100), Gen.Elements(0, 20, 200))
        from included in Gen.OneOf(Gen.Constant<int?>(null), Gen.Choose(0, 150).Select(usd => (int?)usd), Gen.Constant<int?>(fee))
        from month in EndOf(LimitWindow.Month)
        from week in EndOf(LimitWindow.Week)
        from ends in Gen.Elements<SeatEnd[]>([], [month], [week], [month, week])
        from sale in Gen.Elements<Overage?>(null, Overage.ApiRates, Overage.ApiRates, Overage.None)
        from factor in Gen.OneOf(Gen.Constant<int?>(null), Gen.Choose(10, 300).Select(percent => (int?)percent))
        from seats in Spread
        from least in Gen.Elements(1, 1, 5)
        from per in Gen.Elements(PlanUnit.Seat, PlanUnit.Seat, PlanUnit.Person, PlanUnit.Team)
        select new Bought(fee, included, ends, sale, factor, seats, least, per);

    /// <summary>What was drawn, and nothing that is worked out from it.</summary>
    public override string ToString() =>
        $"{Fee} a {Per} of {MinSeats}, {Included} included, {string.Join(" and ", Ends)}, {Sale} {FactorPercent}, "
            + $"on {string.Join(",", Seats)}";

    /// <summary>The shares of some seats: by chance, even, or all on one.</summary>
    private static Gen<int[]> Spread => Gen.OneOf(
        Gen.Elements<int[]>([1000], [500, 500], [250, 250, 250, 250], [1000, 0], [0, 0, 1000]),
        from count in Gen.Choose(1, 5)
        from cuts in Gen.Choose(0, 1000).ArrayOf(count)
        let sorted = cuts.Order().Prepend(0).Append(1000).ToList()
        select sorted.Zip(sorted.Skip(1), (cut, next) => next - cut).ToArray());

    private static Gen<SeatEnd> EndOf(LimitWindow window) =>
        from low in Gen.Choose(1, window == LimitWindow.Week ? 30 : 130)
        from more in Gen.Choose(0, 20)
        from most in Gen.Choose(0, 20)
        select new SeatEnd(window, low, low + more, low + more + most);

    private static PlanLimit Limit(SeatEnd end) => new()
    {
        From = Day,
        Window = end.Window,
        Unit = LimitUnit.Usd,
        Low = end.Low,
        Expected = end.Expected,
        High = end.High,
        Source = "acme.example",
        Checked = Day.Day,
        Confidence = Confidence.Low,
    };
}
