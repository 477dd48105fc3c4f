using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Tokens;

/// <summary>A way from one tokenizer to another over pairs that have been measured, each read forwards or backwards.</summary>
internal static class RatioSteps
{
    /// <summary>The shortest way; null if there is none.</summary>
    public static List<RatioStep>? Find(IReadOnlyList<RatioMeasurement> measurements, string from, string to) =>
        Direct(measurements, from, to, backwards: false)
            ?? Direct(measurements, to, from, backwards: true) ?? Chain(measurements, from, to);

    // Nearly every question is about one pair that was measured: no graph is needed for it.
    private static List<RatioStep>? Direct(IReadOnlyList<RatioMeasurement> measurements, string from, string to, bool backwards)
    {
        var rows = measurements.Where(row => row.From == from && row.To == to).ToList();
        return rows.Count == 0 ? null : [backwards ? new RatioStep(to, from, rows, backwards) : new RatioStep(from, to, rows, backwards)];
    }

    private static List<RatioStep>? Chain(IReadOnlyList<RatioMeasurement> measurements, string from, string to)
    {
        var steps = measurements.GroupBy(row => (row.From, row.To))
            .SelectMany(pair => new[]
            {
                new RatioStep(pair.Key.From, pair.Key.To, [.. pair], Backwards: false),
                new RatioStep(pair.Key.To, pair.Key.From, [.. pair], Backwards: true),
            })
            .OrderBy(step => step.Backwards)
            .ToLookup(step => step.From);

        var ways = new Queue<List<RatioStep>>([[]]);
        var reached = new HashSet<string> { from };
        while (ways.TryDequeue(out var way))
        {
            foreach (var step in steps[way.Count == 0 ? from : way[^1].To].Where(step => reached.Add(step.To)))
            {
                if (step.To == to)
                    return [.. way, step];
                ways.Enqueue([.. way, step]);
            }
        }

        return null;
    }
}

/// <summary>One measured pair on the way, and the direction in which it is read.</summary>
internal sealed record RatioStep(string From, string To, IReadOnlyList<RatioMeasurement> Rows, bool Backwards)
{
    /// <summary>
    /// The ratio for a class of text: its low and high are the extremes of the class's
    /// rows, expected is what a row itself expects, else the middle.
    /// A class without rows uses <see cref="ContentClass.Any"/>; a pair without that uses the envelope of all its rows.
    /// </summary>
    public StepRatio Ratio(ContentClass content)
    {
        var (rows, fallback) = RowsFor(content);
        var low = rows.Min(row => row.Low.Value);
        var high = rows.Max(row => row.High.Value);
        var expected = OwnExpectation(rows)?.Value ?? (low + high) / 2;
        var range = Backwards ? new Range<decimal>(1 / high, 1 / expected, 1 / low) : new Range<decimal>(low, expected, high);
        return new StepRatio(range, [.. rows.Select(row => row.Source).Distinct()], fallback);
    }

    // What one class expects says nothing of an envelope over several.
    private static TokenRatio? OwnExpectation(IReadOnlyList<RatioMeasurement> rows) =>
        rows.All(row => row.Content == rows[0].Content)
            ? rows.Select(row => row.Expected).FirstOrDefault(expected => expected is not null)
            : null;

    private (IReadOnlyList<RatioMeasurement> Rows, string? Fallback) RowsFor(ContentClass content)
    {
        var ofClass = OfClass(content);
        if (ofClass.Count > 0)
            return (ofClass, null);

        var ofAny = OfClass(ContentClass.Any);
        var pair = Backwards ? $"{To} and {From}" : $"{From} and {To}";
        return ofAny.Count > 0
            ? (
                ofAny,
                $"Nothing was measured between {pair} for {EnumNames<ContentClass>.Of(content)} text; the ratio for any text is used.")
            : (
                Rows,
                $"Nothing was measured between {pair} for {EnumNames<ContentClass>.Of(content)} text; "
                    + "the envelope of what was measured for other text is used.");
    }

    private List<RatioMeasurement> OfClass(ContentClass content) => [.. Rows.Where(row => row.Content == content)];
}

/// <summary>The ratio of one step, its sources, and what to say if it is not for the class asked for.</summary>
internal sealed record StepRatio(Range<decimal> Range, IReadOnlyList<string> Sources, string? Fallback);
