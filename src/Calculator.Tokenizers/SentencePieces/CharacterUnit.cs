using System.Numerics;
using Calculator.Tokenizers.BytePairs;

namespace Calculator.Tokenizers.SentencePieces;

/// <summary>Characters: one that has no piece of its own is as many tokens as it has bytes.</summary>
internal readonly struct CharacterUnit : IMergeUnit
{
    /// <inheritdoc/>
    public static int Start(ReadOnlySpan<byte> text, int place) => PieceMarks.CharacterAt(text, place);

    /// <inheritdoc/>
    public static int End(ReadOnlySpan<byte> text, int start) => start + LengthOf(text[start]);

    /// <inheritdoc/>
    public static uint Pair(TokenTable tokens, ReadOnlySpan<byte> text, int start, int length) =>
        unchecked((uint)tokens.Rank(text, start, length));

    /// <inheritdoc/>
    public static int Count(TokenTable tokens, ReadOnlySpan<byte> text, int start, int length, CancellationToken cancellation) =>
        BytePairMerge<CharacterUnit>.Count(tokens, text, start, length, cancellation);

    /// <inheritdoc/>
    public static int Tokens(TokenTable tokens, ReadOnlySpan<byte> part) =>
        part.Length > LengthOf(part[0]) || tokens.Rank(part, 0, part.Length) != TokenTable.None ? 1 : part.Length;

    // As many bytes as the first one begins with ones; none of them where it is the only one.
    private static int LengthOf(byte first) => Math.Max(1, BitOperations.LeadingZeroCount(0xFFu - first) - 24);
}
