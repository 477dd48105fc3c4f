namespace Calculator.Hostile.Drawing;

/// <summary>Chance that can be had again: the same seed and number draw the same.</summary>
internal sealed class Draw(int seed)
{
    // Enough to part the numbers of one seed from those of the next.
    private const int Stride = 1_000_003;

    private readonly Random _random = new(seed);

    /// <summary>The chance of one request, which does not hang on those before it: it can be replayed alone.</summary>
    public static Draw For(int seed, int number) => new(unchecked((seed * Stride) + number));

    /// <summary>A number from 0 up to, but not including, <paramref name="end"/>.</summary>
    public int Below(int end) => _random.Next(end);

    /// <summary>From 0 to less than 1, with four decimals.</summary>
    public decimal Share => _random.Next(10_000) / 10_000m;

    public bool Chance(int perCent) => Below(100) < perCent;

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    public IReadOnlyList<T> Some<T>(IReadOnlyList<T> from, int most) => [.. Shuffled(from).Take(Below(most + 1))];

    public T[] Shuffled<T>(IEnumerable<T> from)
    {
        var items = from.ToArray();
        _random.Shuffle(items);
        return items;
    }

    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        _random.NextBytes(bytes);
        return bytes;
    }
}
