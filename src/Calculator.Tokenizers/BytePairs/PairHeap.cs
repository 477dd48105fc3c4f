using System.Buffers;

namespace Calculator.Tokenizers.BytePairs;

/// <summary>
/// Hands out pairs of neighbours by rank, the leftmost first among equals. Four
/// children a node: shallower, and kinder to the cache than two.
/// </summary>
internal sealed class PairHeap(int capacity) : IDisposable
{
    private const int Arity = 4;
    private const int StepsBetweenLooks = 65_536;

    private ulong[] _entries = ArrayPool<ulong>.Shared.Rent(Math.Max(capacity, 16));
    private int _count;

    /// <summary>Adds a pair without keeping the order; <see cref="Order"/> makes up for it.</summary>
    public void AddUnordered(uint rank, int part)
    {
        if (_count == _entries.Length)
            Grow();
        _entries[_count++] = ((ulong)rank << 32) | (uint)part;
    }

    /// <summary>Puts everything in order, in linear time.</summary>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public void Order(CancellationToken cancellation)
    {
        for (var at = (_count - 2) / Arity; at >= 0; at--)
        {
            if (at % StepsBetweenLooks == 0)
                cancellation.ThrowIfCancellationRequested();
            Sink(at);
        }
    }

    /// <summary>Adds a pair.</summary>
    public void Add(uint rank, int part)
    {
        AddUnordered(rank, part);
        var (at, entry) = (_count - 1, _entries[_count - 1]);
        for (; at > 0 && _entries[(at - 1) / Arity] > entry; at = (at - 1) / Arity)
            _entries[at] = _entries[(at - 1) / Arity];
        _entries[at] = entry;
    }

    /// <summary>Takes out the pair of the lowest rank; false if there is none left.</summary>
    public bool TryTake(out uint rank, out int part)
    {
        if (_count == 0)
        {
            (rank, part) = (0, 0);
            return false;
        }

        (rank, part) = ((uint)(_entries[0] >> 32), (int)(_entries[0] & uint.MaxValue));
        _entries[0] = _entries[--_count];
        Sink(0);
        return true;
    }

    public void Dispose() => ArrayPool<ulong>.Shared.Return(_entries);

    private void Sink(int at)
    {
        var entry = _entries[at];
        while (true)
        {
            var first = (at * Arity) + 1;
            if (first >= _count)
                break;

            var smallest = first;
            for (var child = first + 1; child < Math.Min(first + Arity, _count); child++)
            {
                if (_entries[child] < _entries[smallest])
                    smallest = child;
            }

            if (_entries[smallest] >= entry)
                break;
            _entries[at] = _entries[smallest];
            at = smallest;
        }

        _entries[at] = entry;
    }

    private void Grow()
    {
        var larger = ArrayPool<ulong>.Shared.Rent(_entries.Length * 2);
        _entries.AsSpan(0, _count).CopyTo(larger);
        ArrayPool<ulong>.Shared.Return(_entries);
        _entries = larger;
    }
}
