using Calculator.Units;

namespace Calculator.Benchmarks.Engine;

/// <summary>Whether both sides come to the same dollars: a quick wrong price is no price.</summary>
internal static class DollarComparison
{
    // The baseline counts in doubles.
    private const decimal Noise = 1e-12m;

    public static void Print()
    {
        foreach (var (kind, cases) in Cases.Offered.Where(kind => kind.Key != Cases.Batch))
        {
            var theirs = GenaiPrices.Before[kind].Usd;
            var pairs = cases.Select((one, place) => (one.Model, Ours: TaskCosts.Cost(one).Total.Value, Theirs: theirs[place])).ToList();
            var apart = pairs.Where(pair => pair.Theirs is { } usd && Math.Abs(usd - pair.Ours) > Noise).ToList();
            var unknown = pairs.Where(pair => pair.Theirs is null).Select(pair => pair.Model).ToList();

            Console.WriteLine($"Dollars, {kind}: the same for {pairs.Count - apart.Count - unknown.Count} of {pairs.Count} models.");
            foreach (var (model, ours, other) in apart)
                Console.WriteLine($"- {model}: ours {PlainNumber.Format(ours)}, genai-prices {PlainNumber.Format(other!.Value)}");
            if (unknown.Count > 0)
                Console.WriteLine($"- without a price there: {string.Join(", ", unknown)}");
        }

        Console.WriteLine("genai-prices has no service tiers: against sessions half in batch stands its price of the same tokens at the "
            + "standard rate.");
    }
}
