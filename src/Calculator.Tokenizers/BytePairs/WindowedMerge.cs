using System.Collections.Concurrent;

namespace Calculator.Tokenizers.BytePairs;

/// <summary>
/// Counts a long piece window by window: in time that grows as its length does, and in memory that does not. Each window begins with a
/// token near the end of the one before, and has to make the same token of it.
/// </summary>
/// <remarks>
/// Why that is exact, whatever the ranks: a border between two tokens of a text is left alone in the whole exactly if it is left alone
/// in these two by themselves, since up to the first pair that is joined over any border each token is merged as it is by itself, and
/// that pair would be the lowest of its two tokens too. So tokens are those of the whole if each two neighbours of them are tokens
/// of some window next to each other. Where two windows disagree on the token that they share, the first one was too short to tell, and
/// all are twice as long from there on, so that no text is read more than a few times.
/// </remarks>
/// <typeparam name="TUnit">What the parts begin as.</typeparam>
internal static class WindowedMerge<TUnit>
    where TUnit : IMergeUnit
{
    private const int ShortestWindow = 1024;

    // An eighth of a window, its end, may look otherwise in a longer one: of the shortest, the longest token of what is shipped.
    private const int OpenPart = 8;

    private static readonly ConcurrentBag<MergedWindow<TUnit>> Idle = [];

    /// <summary>The number of tokens.</summary>
    /// <exception cref="OperationCanceledException">The counting was given up.</exception>
    public static int Count(TokenTable tokens, ReadOnlySpan<byte> text, int start, int length, CancellationToken cancellation)
    {
        var window = Idle.TryTake(out var idle) ? idle : new MergedWindow<TUnit>(ShortestWindow);
        var count = Count(window, tokens, text[..(start + length)], start, cancellation);
        // One that is given up is left to the collector.
        Idle.Add(window);
        return count;
    }

    /// <summary>The number of tokens from a place to the end, with given windows to begin with.</summary>
    internal static int Count(
        MergedWindow<TUnit> window, TokenTable tokens, ReadOnlySpan<byte> text, int start, CancellationToken cancellation)
    {
        var seam = new Seam(start, 0, 0);
        Stack<Seam>? before = null;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var end = text.Length - seam.Start <= window.Bytes ? text.Length : TUnit.Start(text, seam.Start + window.Bytes);
            window.Merge(tokens, text[..end], seam.Start, cancellation);
            var agrees = seam.Length == 0 || window.End(0) == seam.Length;
            if (agrees && end == text.Length)
                return seam.TokensBefore + window.Tokens(tokens, text, seam.Start, end - seam.Start);

            if (agrees && NextOf(seam, window, tokens, text[..end]) is { } next)
            {
                (before ??= []).Push(seam);
                seam = next;
                continue;
            }

            seam = agrees ? seam : before!.Pop();
            window = new MergedWindow<TUnit>(Math.Min(text.Length - start, 2 * window.Bytes));
        }
    }

    // The last token that ends before what is open, unless that is the one the window begins with.
    private static Seam? NextOf(Seam seam, MergedWindow<TUnit> window, TokenTable tokens, ReadOnlySpan<byte> text)
    {
        var closed = text.Length - seam.Start - (window.Bytes / OpenPart);
        var (part, end) = (0, window.End(0));
        while (end < closed && window.End(end) <= closed)
            (part, end) = (end, window.End(end));
        return part == 0
            ? null
            : new Seam(seam.Start + part, end - part, seam.TokensBefore + window.Tokens(tokens, text, seam.Start, part));
    }

    /// <summary>A token that two windows share, and the number of those before it; of no length where the piece begins.</summary>
    private readonly record struct Seam(int Start, int Length, int TokensBefore);
}
