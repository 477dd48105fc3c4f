namespace Calculator.Api.Telemetry;

/// <summary>
/// What was measured under one set of tags: a sum or the last value, and for a histogram how many measurements fell under each bound.
/// </summary>
/// <param name="bounds">The upper bounds of a histogram's buckets, rising; none for anything else.</param>
internal sealed class Series(IReadOnlyList<double> bounds)
{
    private readonly Lock _lock = new();
    private readonly long[] _buckets = new long[bounds.Count + 1];
    private double _sum;

    public void Add(double value)
    {
        lock (_lock)
        {
            _sum += value;
            _buckets[BucketOf(value)]++;
        }
    }

    public void Set(double value)
    {
        lock (_lock)
            _sum = value;
    }

    /// <summary>The sum, and how many measurements there are up to each bound; the last count is of all of them.</summary>
    public (double Sum, IReadOnlyList<long> UpTo) Read()
    {
        lock (_lock)
        {
            var upTo = new long[_buckets.Length];
            for (var (index, count) = (0, 0L); index < upTo.Length; index++)
                upTo[index] = count += _buckets[index];
            return (_sum, upTo);
        }
    }

    private int BucketOf(double value)
    {
        var index = 0;
        while (index < bounds.Count && value > bounds[index])
            index++;
        return index;
    }
}
