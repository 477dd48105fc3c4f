using System.Globalization;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Tests.Pricing;

/// <summary>
/// The newest shipped version against what price lists said on 2026-11-25:
/// <c>RatesOfSources.csv</c> holds each rate that at least two independent
/// ones stated (lists made from one another count once), each source with the day it was
/// read; <c>RatesSettled.csv</c> which of several such figures,
/// or which other one, is right and why.
/// </summary>
public class RatesOfSourcesTests
{
    private static readonly List<Stated> Sources = [.. Lines("RatesOfSources.csv").Select(Stated.Of)];
    private static readonly List<Settled> Exceptions = [.. Lines("RatesSettled.csv").Select(Settled.Of)];

    [Fact]
    public void A_rate_that_two_sources_agree_on_is_ours()
    {
        Sources.Count.ShouldBeGreaterThanOrEqualTo(500);
        Sources.ShouldAllBe(rate => rate.Sources.Split(' ').Distinct().Count() > 1);
        Faults(Sources, Exceptions).ShouldBeEmpty();
    }

    [Fact]
    public void A_figure_that_is_another_one_is_told()
    {
        var rate = Sources.Find(rate => rate is { Model: "gpt-4o", Class: "output" })!;
        Faults([rate with { Usd = rate.Usd + 1 }], []).ShouldBe(["gpt-4o standard  output: 10, and sources say 11"]);
        Faults([rate, rate with { Usd = 11 }], []).ShouldBe(["gpt-4o standard  output: 10, and sources say 10, 11"]);
    }

    [Fact]
    public void A_model_and_a_rate_that_are_gone_are_told()
    {
        var rate = Sources.Find(rate => rate is { Model: "gpt-4o", Class: "output" })!;
        Faults([rate with { Model = "gpt-4o-gone" }], []).ShouldBe(["gpt-4o-gone standard  output: none, and sources say 10"]);
        Faults([rate with { Tier = ServiceTier.Peak }], []).ShouldBe(["gpt-4o peak  output: none, and sources say 10"]);
        Faults([rate with { Class = "cacheWrite12h" }], []).ShouldBe(["gpt-4o standard  cacheWrite12h: none, and sources say 10"]);
    }

    [Fact]
    public void What_was_settled_is_still_an_exception_and_says_why()
    {
        Exceptions.ShouldAllBe(exception => exception.Reason.Length > 20);
        var unsettled = Faults(Sources, []);
        unsettled.Count.ShouldBe(Exceptions.Count);
        foreach (var exception in Exceptions)
        {
            unsettled.ShouldContain(fault => fault.StartsWith(
                $"{exception.Model} standard {exception.Above} {exception.Class}: {exception.Usd}, ",
                StringComparison.Ordinal));
        }
    }

    // Each rate once, however many figures the sources have for it.
    private static List<string> Faults(IEnumerable<Stated> stated, IReadOnlyList<Settled> settled) =>
    [
        .. from rates in stated.GroupBy(rate => (rate.Model, rate.Tier, rate.Above, rate.Class))
           let ours = Ours(rates.First())
           let theirs = rates.Select(rate => rate.Usd).Order().ToList()
           where theirs.Count > 1 || theirs[0] != ours
           where !settled.Any(exception => exception.IsOf(rates.First()) && exception.Usd == ours)
           select $"{rates.First()}: {(ours is { } usd ? PlainNumber.Format(usd) : "none")}, "
               + $"and sources say {string.Join(", ", theirs.Select(PlainNumber.Format))}",
    ];

    // As the file has it: a model that has ended is read back too.
    private static decimal? Ours(Stated rate)
    {
        var prompt = new TokenCount((rate.Above ?? 0) + 1);
        var period = ShippedVersion.Newest.FindModel(rate.Model)?.Model.Prices.InForce(Prices.At("2026-11-25"));
        if (period?.Rates.FirstOrDefault(card => card.Tier == rate.Tier && card.IsFor(prompt)) is not { } card)
            return null;

        var ours = rate.Class switch
        {
            "input" => (Rate?)card.Input,
            "cacheRead" => card.CacheRead,
            "cacheWrite5m" => card.CacheWrite5m,
            "cacheWrite30m" => card.CacheWrite30m,
            "cacheWrite12h" => card.CacheWrite12h,
            "output" => card.Output,
            _ => throw new InvalidOperationException($"There is no class {rate.Class}."),
        };
        return ours?.UsdPerMillionTokens;
    }

    private static IEnumerable<string> Lines(string file) =>
        File.ReadLines(Path.Combine(Repository.Root, "tests/Calculator.Tests/Pricing", file)).Skip(1);

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static decimal? Bound(string text) => text.Length == 0 ? null : Number(text);

    /// <summary>A rate that sources state: of a model and a tier, for prompts above a size, in dollars for a million tokens.</summary>
    private sealed record Stated(string Model, ServiceTier Tier, decimal? Above, string Class, decimal Usd, string Sources)
    {
        public static Stated Of(string line) => line.Split(',') is [var model, var tier, var above, var item, var usd, var sources]
            ? new Stated(model, Enum.Parse<ServiceTier>(tier, ignoreCase: true), Bound(above), item, Number(usd), sources)
            : throw new InvalidOperationException(line);

        public override string ToString() => $"{Model} {EnumNames<ServiceTier>.Of(Tier)} {Above} {Class}";
    }

    /// <summary>Which figure of the standard tier is right, and why.</summary>
    private sealed record Settled(string Model, decimal? Above, string Class, decimal Usd, string Reason)
    {
        public static Settled Of(string line) => line.Split(',', 5) is [var model, var above, var item, var usd, var reason]
            ? new Settled(model, Bound(above), item, Number(usd), reason)
            : throw new InvalidOperationException(line);

        public bool IsOf(Stated rate) => (rate.Model, rate.Tier, rate.Above, rate.Class) == (Model, ServiceTier.Standard, Above, Class);
    }
}
