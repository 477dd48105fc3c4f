using System.Collections.Concurrent;

namespace Calculator.Tokens.Counting;

/// <summary>
/// Remembers how many tokens the pieces were that had to be merged lately: texts repeat their rare words, and a merge costs as much as reading a line.
/// Small, of fixed size, overwritten as it goes, and used again from text to text.
/// </summary>
internal sealed class RecentMerges : IDisposable
{
    private const int Slots = 4096;

    private static readonly ConcurrentBag<RecentMerges> Idle = [];

    private readonly Entry[] _entries = new Entry[Slots];

    private RecentMerges()
    {
    }

    /// <summary>One that nobody else uses until it is disposed.</summary>
    public static RecentMerges Rent() => Idle.TryTake(out var idle) ? idle : new RecentMerges();

    /// <summary>The number of tokens of a piece, remembered or merged.</summary>
    public int Count(TokenTable tokens, ReadOnlySpan<byte> text, int start, int length)
    {
        if (length > TokenTable.MostMedium)
            return BytePairMerge.Count(tokens, text, start, length);

        var key = TokenTable.Key(text, start, length);
        ref var entry = ref _entries[(TokenTable.Mix(key) >> 32) % Slots];
        if (entry.Low != key.Low || entry.High != key.High || entry.Tokens != tokens)
            entry = new Entry(key.Low, key.High, tokens, BytePairMerge.Count(tokens, text, start, length));
        return entry.Count;
    }

    public void Dispose() => Idle.Add(this);

    private readonly record struct Entry(ulong Low, ulong High, TokenTable? Tokens, int Count);
}
