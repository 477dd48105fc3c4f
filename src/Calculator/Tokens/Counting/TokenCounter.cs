using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Calculator.Tokens.Counting;

/// <summary>
/// Counts the tokens of a text exactly as a published tokenizer makes them (openai/tiktoken). Special tokens inside the text, such as
/// <c>&lt;|endoftext|&gt;</c>, are counted as the ordinary text they are written with: a text is data, not a command.
/// </summary>
public sealed class TokenCounter
{
    private const int PiecesBetweenLooks = 4096;

    private static readonly Dictionary<string, TokenCounter> Counters = new()
    {
        ["o200k_base"] = new("o200k_base", CountPieces<O200kPieces>),
        ["cl100k_base"] = new("cl100k_base", CountPieces<Cl100kPieces>),
    };

    private readonly Lazy<TokenTable> _tokens;
    private readonly Counting _count;

    private TokenCounter(string tokenizer, Counting count)
    {
        Tokenizer = tokenizer;
        _tokens = new Lazy<TokenTable>(() => Vocabulary.Load(tokenizer));
        _count = count;
    }

    private delegate int Counting(TokenTable tokens, ReadOnlySpan<byte> text, CancellationToken cancellation);

    /// <summary>The id of the tokenizer, as pricing files name it.</summary>
    public string Tokenizer { get; }

    internal TokenTable Tokens => _tokens.Value;

    /// <summary>The counter of a tokenizer; null if its vocabulary is not public.</summary>
    public static TokenCounter? For(string tokenizer) => Counters.GetValueOrDefault(tokenizer);

    /// <summary>The bytes of every token, by rank: the published vocabulary itself.</summary>
    public IEnumerable<byte[]> TokensByRank()
    {
        for (var rank = 0; rank < Tokens.Count; rank++)
            yield return Tokens[rank].ToArray();
    }

    /// <summary>Counts the tokens of a text. A lone surrogate is counted as U+FFFD.</summary>
    /// <param name="text">The text, of any length.</param>
    /// <param name="cancellation">Given up between pieces.</param>
    /// <returns>Tokens, 0 or more.</returns>
    /// <exception cref="OperationCanceledException">The counting was given up.</exception>
    public int Count(ReadOnlySpan<char> text, CancellationToken cancellation = default)
    {
        var utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            return _count(Tokens, utf8.AsSpan(0, Encoding.UTF8.GetBytes(text, utf8)), cancellation);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(utf8);
        }
    }

    /// <summary>Counts the tokens of a text in UTF-8.</summary>
    /// <param name="utf8">The text; well-formed, and a byte order mark is part of it.</param>
    /// <param name="cancellation">Given up between pieces.</param>
    /// <returns>Tokens, 0 or more.</returns>
    /// <exception cref="ArgumentException">The bytes are no well-formed UTF-8.</exception>
    /// <exception cref="OperationCanceledException">The counting was given up.</exception>
    public int CountUtf8(ReadOnlySpan<byte> utf8, CancellationToken cancellation = default) => Utf8.IsValid(utf8)
        ? _count(Tokens, utf8, cancellation)
        : throw new ArgumentException("The text must be well-formed UTF-8.", nameof(utf8));

    // A type of its own for each way of splitting, so that the way is compiled into the loop.
    private static int CountPieces<TPieces>(TokenTable tokens, ReadOnlySpan<byte> text, CancellationToken cancellation)
        where TPieces : IPieces
    {
        var (count, pieces) = (0, 0);
        using var merges = RecentMerges.Rent();
        for (var start = 0; start < text.Length;)
        {
            if (++pieces % PiecesBetweenLooks == 0)
                cancellation.ThrowIfCancellationRequested();

            var end = TPieces.End(text, start);
            var length = end - start;
            count += length == 1 || tokens.Rank(text, start, length) != TokenTable.None ? 1 : merges.Count(tokens, text, start, length);
            start = end;
        }

        return count;
    }
}
