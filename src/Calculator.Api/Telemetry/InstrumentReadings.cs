using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Calculator.Api.Telemetry;

/// <summary>What an instrument counts up, shows, or spreads over buckets.</summary>
internal enum InstrumentKind
{
    Counter,
    Gauge,
    Histogram,
}

/// <summary>Everything one instrument has measured, by its tags.</summary>
internal sealed class InstrumentReadings
{
    // More sets of tags than any instrument here has: what comes beyond is kept together, so that no caller can fill the memory.
    private const int MostSeries = 5000;

    private static readonly KeyValuePair<string, object?>[] Overflow = [new("otel_metric_overflow", "true")];
    private static readonly double[] Seconds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

    private readonly ConcurrentDictionary<KeyValuePair<string, object?>[], Series> _series = new(new TagsComparer());
    private readonly ConcurrentDictionary<KeyValuePair<string, object?>[], Series>
        .AlternateLookup<ReadOnlySpan<KeyValuePair<string, object?>>> _byTags;
    private readonly bool _isLastValue;

    public InstrumentReadings(Instrument instrument)
    {
        Instrument = instrument;
        var type = instrument.GetType().GetGenericTypeDefinition();
        Kind = KindOf(type);
        _isLastValue = instrument.IsObservable || type == typeof(Gauge<>);
        Bounds = Kind == InstrumentKind.Histogram ? BoundsOf(instrument) ?? Seconds : [];
        _byTags = _series.GetAlternateLookup<ReadOnlySpan<KeyValuePair<string, object?>>>();
    }

    public Instrument Instrument { get; }

    public InstrumentKind Kind { get; }

    /// <summary>The upper bounds of a histogram's buckets.</summary>
    public IReadOnlyList<double> Bounds { get; }

    public IEnumerable<(KeyValuePair<string, object?>[] Tags, Series Series)> All => _series.Select(entry => (entry.Key, entry.Value));

    public void Measure(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (!_byTags.TryGetValue(tags, out var series))
        {
            series = _series.GetOrAdd(
                _series.Count < MostSeries ? tags.ToArray() : Overflow,
                static (_, bounds) => new Series(bounds),
                Bounds);
        }

        if (_isLastValue)
            series.Set(value);
        else
            series.Add(value);
    }

    /// <summary>Forgets what was observed, to observe anew: a set of tags that is no longer reported is no longer true.</summary>
    public void ForgetObserved()
    {
        if (Instrument.IsObservable)
            _series.Clear();
    }

    private static InstrumentKind KindOf(Type type) =>
        type == typeof(Counter<>) || type == typeof(ObservableCounter<>) ? InstrumentKind.Counter
        : type == typeof(Histogram<>) ? InstrumentKind.Histogram
        : InstrumentKind.Gauge;

    private static IReadOnlyList<double>? BoundsOf(Instrument instrument) => instrument switch
    {
        Instrument<double> { Advice.HistogramBucketBoundaries: { } bounds } => bounds,
        Instrument<long> { Advice.HistogramBucketBoundaries: { } bounds } => [.. bounds.Select(bound => (double)bound)],
        _ => null,
    };
}
