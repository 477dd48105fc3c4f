using Calculator.Pricing;
using Calculator.Units;
using Calculator.Usage;

namespace Calculator.Warehouse;

/// <summary>A time between two changes of a model's prices, and where they cut it: half-open throughout.</summary>
/// <param name="Period">The period in force.</param>
/// <param name="From">Its first moment.</param>
/// <param name="To">The first moment after it.</param>
internal sealed record Span(PricePeriod Period, Moment From, Moment To)
{
    private const long TicksPerWeek = 7 * TimeSpan.TicksPerDay;

    /// <summary>The spans in which a model has a price, oldest first; those after the end of all time are left out.</summary>
    public static IEnumerable<Span> AllOf(Model model)
    {
        var starts = NamedPrices.Starts(model).Where(start => start < RateRow.EndOfTime).Append(RateRow.EndOfTime).ToList();
        return starts
            .Zip(starts.Skip(1))
            .Where(span => !model.HasEndedBy(span.First))
            .Select(span => (Period: model.Prices.InForce(span.First), span.First, span.Second))
            .Where(span => span.Period is not null)
            .Select(span => new Span(span.Period!, span.First, span.Second));
    }

    /// <summary>The minutes of a week that no window of peak hours cuts further.</summary>
    public IEnumerable<(int From, int To)> WeekCells
    {
        get
        {
            var edges = (Period.Peak?.EdgesOfWeek ?? []).Append(0).Append(RateRow.EndOfWeek).Distinct().Order().ToList();
            return edges.Zip(edges.Skip(1));
        }
    }

    /// <summary>The prompts that no bound of a card cuts further, nor the largest the model takes.</summary>
    public IEnumerable<(long Min, long Max)> SizeCells
    {
        get
        {
            var largest = new SizeBand(null, null, Period.MaxInput ?? Period.ContextWindow, null);
            var starts = SizeBand.Common([.. Period.Rates.Select(card => card.Band).Append(largest)])
                .Select(band => band.Least)
                .Append(RateRow.EndOfSizes)
                .Distinct()
                .ToList();
            return starts.Zip(starts.Skip(1));
        }
    }

    /// <summary>The first moment of the span whose minute of the week lies in a cell; null if it ends before one.</summary>
    public Moment? FirstMomentIn(int from, int to)
    {
        var intoWeek = PeakHours.IntoWeek(From).Ticks;
        var (first, end) = (from * TimeSpan.TicksPerMinute, to * TimeSpan.TicksPerMinute);
        var wait = intoWeek >= first && intoWeek < end ? 0 : (first - intoWeek + TicksPerWeek) % TicksPerWeek;
        var moment = new Moment(From.Instant.AddTicks(wait));
        return moment < To ? moment : null;
    }
}
