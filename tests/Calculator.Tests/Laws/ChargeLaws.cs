using Calculator.Costs;
using Calculator.Decisions;
using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Tests.Pricing;
using Calculator.Units;
using FsCheck;
using FsCheck.Fluent;

namespace Calculator.Tests.Laws;

/// <summary>A session with every charge there is, in whole numbers, so that an oracle can price it without a rounded digit.</summary>
internal sealed record Charged(
    long Uncached,
    long Read,
    long Write,
    long Write1h,
    long Output,
    CacheTtl? Ttl,
    int Missing,
    int PeakPermille,
    int FactorPercent,
    int DiscountPercent,
    int Searches,
    int OtherCents)
{
    private static readonly CacheTtl[] Lifetimes = Enum.GetValues<CacheTtl>();

    public static Arbitrary<Charged> Arbitrary =>
        (from tokens in Gen.Choose(0, 1_000_000).Select(count => (long)count).ArrayOf(5)
         from ttl in Gen.Elements<CacheTtl?>(null, CacheTtl.FiveMinutes, CacheTtl.ThirtyMinutes, CacheTtl.OneHour, CacheTtl.TwelveHours)
         from missing in Gen.Choose(0, 15)
         from peak in Gen.Choose(0, 1000)
         from factor in Gen.Choose(100, 200)
         from discount in Gen.Choose(-1000, 100)
         from searches in Gen.Choose(0, 10)
         from other in Gen.Choose(0, 1000)
         select new Charged(tokens[0], tokens[1], tokens[2], tokens[3], tokens[4], ttl, missing, peak, factor, discount, searches, other))
             .ToArbitrary();

    /// <summary>Those that can be had.</summary>
    public static Arbitrary<Charged> Offerings => Arbitrary.Filter(drawn => drawn.IsOffered);

    public Workload Workload => new()
    {
        Tokens = new TokenMix(new(Uncached), new(Read), new(Write), new(Output)) { CacheWrite1h = new(Write1h) },
        CacheTtl = Ttl,
        PeakShare = new(new Share(PeakPermille / 1000m)),
        WebSearches = new(Searches),
        Other = new(OtherCents / 100m),
    };

    public PricedModel Priced =>
        (Offer.Book(Period) with { InferenceGeo = "us", Discount = new(DiscountPercent / 100m) }).Model(Offer.Id).Value();

    public TaskCost Cost => TaskCost.Of(Priced, Workload).Value();

    /// <summary>
    /// Whether each lifetime that is written to can be had: itself or a longer one, or none at all, where a write is plain input.
    /// </summary>
    public bool IsOffered => IsSold(Write, Ttl) && IsSold(Write1h, CacheTtl.OneHour);

    private bool IsSold(long tokens, CacheTtl? asked) => tokens == 0 || asked is null || !Offered.Any() || Offered.Max() >= asked;

    private PricePeriod Period => Offer.Period(Card(ServiceTier.Standard, 1), Card(ServiceTier.Peak, 2), Card(ServiceTier.Batch, 0.5m)) with
    {
        Residency = new Dictionary<string, PriceFactor> { ["us"] = new(FactorPercent / 100m) },
        Peak = Offer.PeakHours,
        Tools = new ToolPrices { WebSearch = new ToolPrice { PerThousandUsd = 35 } },
    };

    /// <summary>What it costs in whole numbers, from the very words of the rules.</summary>
    public Fraction Oracle()
    {
        var rates = (Fraction)new(Uncached * 3 + Output * 15, 1);
        rates += new Fraction(Read * 3, 10) + Written(Write, Ttl) + Written(Write1h, CacheTtl.OneHour);
        var tokens = rates * new Fraction(1, 1_000_000) * new Fraction(1000 + PeakPermille, 1000) * new Fraction(FactorPercent, 100);
        return (tokens + new Fraction(Searches * 35, 1000)) * new Fraction(100 - DiscountPercent, 100) + new Fraction(OtherCents, 100);
    }

    /// <summary>The lifetimes that the cards have a rate of.</summary>
    public IEnumerable<CacheTtl> Offered => Lifetimes.Where(ttl => (Missing >> (int)ttl & 1) == 0);

    // A write costs 4, 5, 6 or 7 by its lifetime, and 3 as input.
    private Fraction Written(long tokens, CacheTtl? asked)
    {
        var served = Offered.Where(ttl => asked is null || ttl >= asked).Select(ttl => (CacheTtl?)ttl).FirstOrDefault();
        return new Fraction(tokens * (served is { } ttl ? 4 + (int)ttl : 3), 1);
    }

    private RateCard Card(ServiceTier tier, decimal times) => new()
    {
        Tier = tier,
        Input = new(3 * times),
        CacheRead = new(0.3m * times),
        CacheWrite5m = Rate(CacheTtl.FiveMinutes, times),
        CacheWrite30m = Rate(CacheTtl.ThirtyMinutes, times),
        CacheWrite1h = Rate(CacheTtl.OneHour, times),
        CacheWrite12h = Rate(CacheTtl.TwelveHours, times),
        Output = new(15 * times),
    };

    private Rate? Rate(CacheTtl ttl, decimal times) => Offered.Contains(ttl) ? new Rate((4 + (int)ttl) * times) : null;
}

/// <summary>
/// A charged session held against a price close to its own, so that the sides often meet, with one input to be solved for.
/// </summary>
internal sealed record Solved(
    Charged Charged,
    Variable Variable,
    int ReadPermille,
    int WritePermille,
    int BatchPermille,
    int Success,
    int VersusSuccess,
    int InputRatio,
    int OutputRatio)
{
    /// <summary>The inputs there are between two models; sessions a day cost both sides alike.</summary>
    public static IReadOnlyList<Variable> Variables { get; } =
        [.. Enum.GetValues<Variable>().Where(variable => variable != Variable.SessionsPerDay)];

    // The sides' rates differ by factors alone, so what is cached seldom decides between them: those two inputs are drawn more often.
    public static Arbitrary<Solved> Arbitrary =>
        (from charged in Charged.Offerings.Generator
         from variable in Gen.OneOf(Gen.Elements<Variable>(Variables), Gen.Elements(Variable.CacheRatio, Variable.CacheWriteRatio))
         from read in Gen.Choose(0, 400)
         from write in Gen.Choose(0, 300)
         from batch in Gen.Choose(0, 1000)
         from success in Gen.Choose(700, 1000)
         from versus in Gen.Choose(700, 1000)
         from inputRatio in Gen.Choose(700, 1400)
         from outputRatio in Gen.Choose(700, 1400)
         select new Solved(charged, variable, read, write, batch, success, versus, inputRatio, outputRatio)).ToArbitrary();

    /// <summary>The values at which the sides meet.</summary>
    public IReadOnlyList<decimal> Roots => Crossing.Of(Scenario, Variable).TryGet(out var crossing, out _) ? crossing.Roots : [];

    /// <summary>Whether both sides cost the same at a value, to eighteen digits.</summary>
    public bool IsLevelAt(decimal value)
    {
        var at = Scenario.With(Variable, value);
        var (model, versus) = (at.OfModel.Value().Usd.Value, at.OfRival.Value().Usd.Value);
        return Math.Abs(model - versus) <= Math.Max(Math.Abs(model), 1) * 1e-18m;
    }

    private Scenario Scenario => new()
    {
        Model = new Candidate(Charged.Priced),
        Use = new TokenUse(new(Charged.Uncached), new(Charged.Output), Part(ReadPermille), Part(WritePermille)) { Write1h = Part(250) },
        Served = Charged.Workload with { BatchShare = new(BatchPermille / 1000m), SuccessRate = new(Success / 1000m) },
        FailureCost = new(0.05m),
        Rival = new Rival.OtherModel(new Candidate((Charged with
        {
            DiscountPercent = Math.Max(-1000, Charged.DiscountPercent - 10),
        }).Priced)
        {
            InputRatio = new(InputRatio / 1000m),
            OutputRatio = new(OutputRatio / 1000m),
            BatchShare = new(0.5m),
            SuccessRate = new(VersusSuccess / 1000m),
        }),
    };

    private static CachePart.OfInput Part(int permille) => new(new Share(permille / 1000m));
}

public class ChargeLaws
{
    [Fact]
    public void The_total_is_what_whole_numbers_say() => Holds(drawn => Fraction.Of(drawn.Cost.Total.Value) == drawn.Oracle());

    [Fact]
    public void All_lines_sum_to_the_total_and_no_token_is_lost() => Holds(drawn =>
    {
        var cost = drawn.Cost;
        return cost.Lines.Sum(line => line.Usd.Value) + cost.ToolLines.Sum(line => line.Usd.Value) == cost.Total.Value
            && cost.Lines.Sum(line => line.Tokens.Value) == drawn.Workload.Tokens.Input.Value + drawn.Output
            && cost.Lines.Select(line => (line.Tier, line.Item)).Distinct().Count() == cost.Lines.Count;
    });

    [Fact]
    public void A_region_changes_no_tool_and_a_discount_no_other_dollars() => Holds(drawn =>
    {
        var tools = drawn.Cost.ToolLines.Sum(line => line.Usd.Value);
        var here = (drawn with { FactorPercent = 100 }).Cost.ToolLines.Sum(line => line.Usd.Value);
        var atList = (drawn with { DiscountPercent = 0, Searches = 0 }).Cost.ToolLines.Sum(line => line.Usd.Value);
        return tools == here && atList == drawn.OtherCents / 100m;
    });

    [Fact]
    public void A_lifetime_beyond_the_longest_is_refused_and_any_other_is_priced() => Law.Holds(Charged.Arbitrary, 500, drawn =>
        TaskCost.Of(drawn.Priced, drawn.Workload).TryGet(out _, out var refusal)
            ? drawn.IsOffered
            : !drawn.IsOffered && refusal.Subject is RefusalSubject.CacheLifetime or RefusalSubject.OneHourWrites);

    [Fact]
    public void A_longer_lifetime_never_costs_less() => Holds(drawn =>
        Enum.GetValues<CacheTtl>()
            .Select(ttl => drawn with { Ttl = ttl })
            .Where(other => other.IsOffered)
            .Select(other => other.Cost.Total.Value)
            .ToList() is var usd
        && usd.SequenceEqual(usd.Order()));

    [Fact]
    public void A_solved_input_stands_where_both_sides_cost_the_same_with_tools_and_factors() =>
        Law.Holds(Solved.Arbitrary, 500, drawn => drawn.Roots.All(drawn.IsLevelAt));

    [Fact]
    public void Every_input_is_solved_for_in_some_of_the_drawn_cases() =>
        Law.Draw(Solved.Arbitrary.Generator, 3_000, 50)
            .Where(drawn => drawn.Roots.Count > 0)
            .Select(drawn => drawn.Variable)
            .Distinct()
            .Order()
            .ShouldBe(Solved.Variables);

    private static void Holds(Func<Charged, bool> law) => Law.Holds(Charged.Offerings, 500, law);
}
