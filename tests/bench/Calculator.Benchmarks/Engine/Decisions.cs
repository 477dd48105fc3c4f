using BenchmarkDotNet.Attributes;
using Calculator.Costs;
using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Spend;
using Calculator.Tokens;
using Calculator.Units;

namespace Calculator.Benchmarks.Engine;

/// <summary>
/// Break-evens and whole reports, each begun at the catalog, for each of Anthropic's models in
/// turn: theirs have the most plans, and tokenizers with a measured ratio.
/// </summary>
public class Decisions
{
    private const string Provider = "anthropic";

    private static readonly PlanTerms OneSeat = new();

    private readonly Case[] _cases = [.. Cases.Shared["cached"].Where(one => one.Provider == Provider)];

    /// <summary>How many cases one call goes through.</summary>
    internal static int Calls => Cases.Shared["cached"].Count(one => one.Provider == Provider);

    [Benchmark]
    public BreakEven? OnePlan()
    {
        BreakEven? last = null;
        foreach (var one in _cases)
        {
            var book = Cases.Open();
            var cost = book.Model(one.Model).Then(model => TaskCost.Of(model, one.Session)).OrThrow();
            last = PlanQuote.Of(book.Plan("claude-max-5x").OrThrow(), PlanSession.Of(cost), OneSeat).BreakEven;
        }

        return last;
    }

    [Benchmark]
    public BreakEven? EveryPlan()
    {
        BreakEven? last = null;
        foreach (var one in _cases)
        {
            var book = Cases.Open();
            var cost = book.Model(one.Model).Then(model => TaskCost.Of(model, one.Session)).OrThrow();
            foreach (var plan in Covering(book, cost.Model))
                last = PlanQuote.Of(plan, PlanSession.Of(cost), OneSeat).BreakEven;
        }

        return last;
    }

    [Benchmark]
    public int Report()
    {
        var size = 0;
        foreach (var one in _cases)
            size += Report(one);
        return size;
    }

    // What an answer of /v1/report asks for, sentences and sources included; what it makes of them is not the engine's.
    private static int Report(Case one)
    {
        var book = Cases.Open();
        var model = book.Model(one.Model).OrThrow();
        var cost = TaskCost.Of(model, one.Session).OrThrow();
        var forecast = new SpendForecast(cost, new(100), new(30));
        return Size(cost) + Size(forecast) + SizeOfBreakEven(book, forecast) + SizeOfDelta(book, model, one.Session);
    }

    private static int SizeOfBreakEven(PriceBook book, SpendForecast forecast)
    {
        var plans = PlanComparisons.Of(PlanSession.Of(forecast.Session), Covering(book, forecast.Session.Model), OneSeat);
        var verdict = plans.Judge(forecast.SessionsPerDay.Value * forecast.DaysPerMonth.Value);
        return verdict.Plans.Count(plan => plan.Cheaper == Cheaper.Plan)
            + plans.Quotes.Sum(quote => quote.Plan.Provenance.Source.Length + (quote.BreakEven is BreakEven.At ? 1 : 0))
            + plans.Ladder!.Rungs.Count
            + (verdict.Cheapest is PayOption.Api ? 1 : 0);
    }

    private static int SizeOfDelta(PriceBook book, PricedModel from, Workload session)
    {
        var to = book.Model("claude-opus-4-7").OrThrow();
        var ratio = TokenizerRatio.Between(book.Version, from, to, ContentClass.Code).OrThrow();
        var delta = TokenizerDelta.Of(from, to, session, ratio, scaleOutput: true).OrThrow();
        var after = delta.After.Select(recount => Size(recount.Cost.OrThrow()));
        return Size(delta.Before) + after.Low + after.Expected + after.High + (delta.BreakEven is RatioBreakEven.At ? 1 : 0);
    }

    private static int Size(TaskCost cost) =>
        cost.Lines.Count + cost.Assumptions.Count + cost.Provenance.Source.Length + (cost.PerSuccess > Usd.Zero ? 1 : 0);

    private static int Size(SpendForecast forecast) =>
        forecast.PerDay <= forecast.PerMonth && forecast.PerMonth <= forecast.PerYear ? 1 : 0;

    private static IEnumerable<PricedPlan> Covering(PriceBook book, PricedModel model) =>
        book.Plans.Where(plan => plan.Plan.Covers.Contains(model.Provider.Id));
}
