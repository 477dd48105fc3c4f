using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Units;
using FsCheck;
using FsCheck.Fluent;

namespace Calculator.Tests.Laws;

public class PlanLaws
{
    private static readonly Fraction Tolerance = Fraction.Of(1e-20m);

    private static readonly LimitBound[] Bounds = Enum.GetValues<LimitBound>();

    // Usage in cents, as a month brings it: by chance, and what limits and fees are whole numbers of.
    private static readonly Gen<int> Cents =
        Gen.OneOf(Gen.Choose(0, 100_000), Gen.Choose(0, 1_000).Select(usd => usd * 100), Gen.Constant(0));

    private static Arbitrary<(Bought Bought, int Cents)> Months =>
        (from bought in Bought.Generator
         from cents in Cents
         select (bought, cents)).ToArbitrary();

    /// <summary>Sessions of some cents at list price, and what is taken off them or put on.</summary>
    private static Gen<(int Cents, int DiscountPercent)> Sessions =>
        from cents in Gen.Choose(1, 900)
        from discount in Gen.OneOf(Gen.Constant(0), Gen.Choose(-100, 100))
        select (cents, discount);

    [Fact]
    public void A_month_costs_and_serves_what_whole_numbers_say_by_each_bound()
    {
        var counts = new Dictionary<Fit, int>();
        Holds(Months, 2000, drawn =>
        {
            var (bought, usage, exact) = (drawn.Bought, new Usd(drawn.Cents / 100m), new Fraction(drawn.Cents, 100));
            var fits = Bounds.Select(bound => FitOf(bought.Beyond(exact, bound))).ToList();
            var fit = fits[0] == Fit.Yes ? Fit.Yes : fits[^1] == Fit.No ? Fit.No : Fit.Unknown;
            counts[fit] = counts.GetValueOrDefault(fit) + 1;
            return Bounds.All(bound =>
            {
                var quote = Quote(bought, bound);
                var served = bought.IsKnown ? quote.ServedShare(usage)!.Value * usage.Value : default(decimal?);
                return IsNear(quote.Fee, bought.FeePaid)
                    && IsNear(quote.Line?.At(usage), bought.Cost(exact, bound))
                    && IsNear(quote.PerMonth(usage) is { } range ? Figure(range, bound) : null, bought.Paid(exact, bound))
                    && (served is { } part ? IsNear(new Usd(part), bought.Served(exact, bound)) : quote.ServedShare(usage) is null)
                    && quote.Fits(usage) == fit;
            });
        });
        counts.Values.Count(count => count > Effort.Of(100)).ShouldBe(3);

        static Fit FitOf(Fraction? beyond) => beyond is not { } some ? Fit.Unknown : some == Fraction.Zero ? Fit.Yes : Fit.No;
    }

    [Fact]
    public void More_usage_never_costs_less_and_none_costs_less_than_the_fee()
    {
        var pairs = from bought in Bought.Generator
                    from less in Cents
                    from more in Cents
                    select (bought, Less: Math.Min(less, more), More: Math.Max(less, more));
        Holds(pairs.ToArbitrary(), 1000, drawn => Bounds.All(bound =>
        {
            var (quote, less, more) = (Quote(drawn.bought, bound), new Usd(drawn.Less / 100m), new Usd(drawn.More / 100m));
            return quote.Line is not { } line
                || (line.Cost(less) >= quote.Fee
                    && line.Cost(less) <= line.Cost(more)
                    && IsAtMost(line.Served(less), line.Served(more))
                    && line.Served(more) <= more);
        }));
    }

    [Fact]
    public void Where_all_seats_are_used_up_and_list_price_is_charged_a_month_costs_list_price_and_fee_less_what_is_included()
    {
        var met = 0;
        Holds(Months, 2000, drawn =>
        {
            var (bought, usage) = (drawn.Bought with { FactorPercent = null }, new Usd(drawn.Cents / 100m));
            var quote = Quote(bought, LimitBound.Expected);
            if (quote.Line is not { PerUsdBeyond: 1, Knees: { Count: > 0 } knees } line || usage < knees[^1].Usage)
                return true;

            met++;
            var seats = bought.Per == PlanUnit.Team ? 1 : bought.Seats.Count(seat => seat > 0);
            return IsNear(
                line.At(usage),
                new Fraction(drawn.Cents, 100) + bought.FeePaid - bought.PerSeat(LimitBound.Expected) * new Fraction(seats, 1));
        });
        met.ShouldBeGreaterThan(Effort.Of(100));
    }

    [Fact]
    public void The_low_figure_is_never_above_the_expected_one_nor_that_above_the_high_one() => Holds(Months, 1000, drawn =>
    {
        var quote = Quote(drawn.Bought, LimitBound.Expected);
        return quote.PerMonth(new(drawn.Cents / 100m)) is not { } usd
            || (usd.Low <= usd.Expected && usd.Expected <= usd.High
                && (quote.Limit is not { PerMonth: var limit } || (limit.Low <= limit.Expected && limit.Expected <= limit.High)));
    });

    [Fact]
    public void Uneven_seats_never_make_a_plan_cheaper_than_the_even_spread_nor_serve_more()
    {
        var dearer = 0;
        Holds(Months, 2000, drawn =>
        {
            var usage = new Usd(drawn.Cents / 100m);
            var quote = Quote(drawn.Bought, LimitBound.Expected);
            var even = PlanQuote.Of(quote.Plan, quote.Session, new PlanTerms { Seats = SeatShares.Even(new(drawn.Bought.Seats.Count)) });
            if (quote.Line is not { } line || even.Line is not { } level)
                return quote.Line is null && even.Line is null;

            dearer += line.Cost(usage) > level.Cost(usage) ? 1 : 0;
            return IsAtMost(level.Cost(usage), line.Cost(usage))
                && IsAtMost(line.Served(usage), level.Served(usage))
                && (line.At(usage) is null || level.At(usage) is not null || IsAtMost(usage, level.ServesUpTo!.Value));
        });
        dearer.ShouldBeGreaterThan(Effort.Of(100));
    }

    [Fact]
    public void The_cheapest_is_never_dearer_than_any_that_is_known_to_serve_all()
    {
        var won = 0;
        Holds(Comparisons, 1000, drawn =>
        {
            var (bought, session, bound, sessions) = drawn;
            var verdict = Compare(bought, session, bound).Judge(sessions);
            var usage = new Fraction(session.Cents * sessions, 100);
            var api = usage * new Fraction(100 - session.DiscountPercent, 100);
            var costs = bought.Select(plan => plan.Cost(usage, bound)).ToList();
            won += verdict.Cheapest is PayOption.Plan ? 1 : 0;
            return Paid(verdict.Cheapest) is { } least
                && costs.Append(api).OfType<Fraction>().All(cost => least <= cost || least.IsNear(cost, Tolerance))
                && verdict.MightBeCheaper.SequenceEqual(verdict.Plans.Select(plan => plan.Quote)
                    .Where((quote, place) => !bought[place].IsKnown && bought[place].FeePaid < least))
                && verdict.Plans.Zip(costs).All(plan => IsNear(plan.First.Saving, plan.Second is { } cost ? api - cost : null));

            Fraction? Paid(PayOption option) =>
                option is PayOption.Plan plan ? costs[verdict.Plans.ToList().FindIndex(month => month.Quote.Plan == plan.Offer)] : api;
        });
        won.ShouldBeGreaterThan(Effort.Of(100));
    }

    [Fact]
    public void On_each_rung_of_the_ladder_stands_what_a_verdict_finds_the_cheapest()
    {
        var rungs = 0;
        Holds(Comparisons, 700, drawn =>
        {
            var (bought, session, bound, sessions) = drawn;
            var comparisons = Compare(bought, session, bound);
            var ladder = comparisons.Ladder!;
            rungs += ladder.Rungs.Count;
            return ladder.Rungs[0].From == Usd.Zero
                && ladder.Rungs[^1].To is null
                && ladder.Rungs.Zip(ladder.Rungs.Skip(1)).All(pair => Follows(pair.First, pair.Second))
                && Enumerable.Range(0, 60).Select(step => sessions * step / 20m)
                    .Concat(ladder.Rungs.SelectMany(EndAndMiddle).Select(usage => usage.Value * 100 / session.Cents))
                    .All(count => Standing(ladder, comparisons.Session.Usage(count))
                        .Any(option => IsNear(Cost(option, count), Exact(Cost(comparisons.Judge(count).Cheapest, count)))));

            Usd Cost(PayOption option, decimal count) => option is PayOption.Plan plan
                ? comparisons.Quotes.Single(quote => quote.Plan == plan.Offer).Line!.Cost(comparisons.Session.Usage(count))
                : comparisons.Session.Cost * count;
        });
        rungs.ShouldBeGreaterThan(Effort.Of(1000));

        static bool Follows(Rung before, Rung after) => before.To == after.From && before.To > before.From && before.Option != after.Option;
        // Where one plan serves no more, a count of sessions that is a quotient may come to the last digit more.
        static IEnumerable<PayOption> Standing(Ladder ladder, Usd usage) => ladder.Rungs
            .Where(rung => IsAtMost(rung.From, usage) && (rung.To is not { } end || IsAtMost(usage, end)))
            .Select(rung => rung.Option)
            .Prepend(ladder.At(usage));
        static IEnumerable<Usd> EndAndMiddle(Rung rung) => [rung.From, ((rung.To ?? rung.From * 2) + rung.From) / 2];
    }

    [Fact]
    public void A_scan_over_whole_sessions_finds_a_plan_cheaper_where_the_break_even_says()
    {
        var found = new Dictionary<string, int>();
        var plans = from bought in Bought.Generator
                    where bought.IsKnown
                    from session in Sessions
                    from bound in Gen.Elements(Bounds)
                    select (bought, session, bound);
        Holds(plans.ToArbitrary(), 2000, drawn =>
        {
            var (bought, (cents, discount), bound) = drawn;
            var quote = PlanQuote.Of(bought.Plan, SessionOf((cents, discount)), bought.Terms with { Bound = bound });
            var solved = quote.BreakEven;
            found[solved.GetType().Name] = found.GetValueOrDefault(solved.GetType().Name) + 1;
            return Enumerable.Range(0, 400).All(sessions =>
            {
                var usage = new Fraction(cents * sessions, 100);
                var cost = bought.Cost(usage, bound);
                var isServed = cost is not null;
                return (isServed && cost < usage * new Fraction(100 - discount, 100)) == solved switch
                {
                    BreakEven.At at => isServed && sessions >= at.FirstCheaperSession && !(sessions >= at.EqualAgainAt - 1e-18m),
                    BreakEven.Always => isServed && sessions > 0,
                    _ => false,
                };
            });
        });
        found.Count.ShouldBe(3);
    }

    private static Arbitrary<(IReadOnlyList<Bought> Bought, (int Cents, int DiscountPercent) Session, LimitBound Bound, int Sessions)>
        Comparisons =>
        (from bought in Bought.Generator.ListOf(4)
         from session in Sessions
         from bound in Gen.Elements(Bounds)
         from sessions in Gen.Choose(0, 300)
         let unlike = bought.Select((plan, place) => plan with { Fee = plan.Fee + place }).ToList()
         select ((IReadOnlyList<Bought>)unlike, session, bound, sessions)).ToArbitrary();

    // Each plan with its own seats: what is bought of one says nothing of another.
    private static PlanComparisons Compare(IReadOnlyList<Bought> bought, (int, int) session, LimitBound bound)
    {
        var quotes = bought.Select(plan => PlanQuote.Of(plan.Plan, SessionOf(session), plan.Terms with { Bound = bound })).ToList();
        var ladder = Ladder.Of(SessionOf(session), quotes.Select(quote => quote.Line).OfType<PayLine>());
        return new PlanComparisons(SessionOf(session), quotes, ladder);
    }

    private static PlanSession SessionOf((int Cents, int DiscountPercent) session) =>
        new() { Cost = new Usd(session.Cents * (100 - session.DiscountPercent) / 10_000m), ListCost = new Usd(session.Cents / 100m) };

    private static PlanQuote Quote(Bought bought, LimitBound bound) =>
        PlanQuote.Of(bought.Plan, SessionOf((100, 0)), bought.Terms with { Bound = bound });

    // The low limit gives the high figure.
    private static Usd Figure(Range<Usd> range, LimitBound bound) =>
        bound switch { LimitBound.Low => range.High, LimitBound.High => range.Low, _ => range.Expected };

    private static Fraction Exact(Usd usd) => Fraction.Of(usd.Value);

    private static bool IsAtMost(Usd lower, Usd upper) => lower <= upper || Exact(lower).IsNear(Exact(upper), Tolerance);

    private static bool IsNear(Usd? usd, Fraction? exact) =>
        usd is { } found ? exact is { } sought && Exact(found).IsNear(sought, Tolerance) : exact is null;

    private static void Holds<T>(Arbitrary<T> cases, int draws, Func<T, bool> law) => Law.Holds(cases, draws, law);
}
