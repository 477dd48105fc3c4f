using System.Text.Unicode;
using Calculator.Counting;
using Calculator.Tokenizers.Vocabularies;

namespace Calculator.Tokenizers.BytePairs;

/// <summary>
/// Counts the tokens of a text exactly as byte-level BPE makes them (openai/tiktoken). Special tokens inside the text, such as
/// <c>&lt;|endoftext|&gt;</c>, are counted as the ordinary text they are written with: a text is data, not a command.
/// </summary>
public sealed class BytePairCounter : ITokenCounter
{
    private const int PiecesBetweenLooks = 4096;
    private const string Tiktoken = "openai/tiktoken";
    private const string Mit = "MIT";

    private readonly Lazy<TokenTable> _tokens;
    private readonly Counting _count;

    private BytePairCounter(VocabularySource vocabulary, Counting count)
    {
        Vocabulary = vocabulary;
        _tokens = new Lazy<TokenTable>(() => new TokenTable(EmbeddedVocabulary.Load(vocabulary.Id)));
        _count = count;
    }

    private delegate int Counting(TokenTable tokens, ReadOnlySpan<byte> text, CancellationToken cancellation);

    /// <summary>o200k_base, of GPT-4o and later.</summary>
    public static BytePairCounter O200k { get; } = new(
        new("o200k_base", "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d", Tiktoken, Mit),
        CountPieces<O200kPieces>);

    /// <summary>cl100k_base, of GPT-4, GPT-3.5 and the embedding models.</summary>
    public static BytePairCounter Cl100k { get; } = new(
        new("cl100k_base", "223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7", Tiktoken, Mit),
        CountPieces<Cl100kPieces>);

    /// <inheritdoc/>
    public string Tokenizer => Vocabulary.Id;

    /// <inheritdoc/>
    public VocabularySource Vocabulary { get; }

    internal TokenTable Tokens => _tokens.Value;

    /// <summary>The bytes of every token, by rank: the published vocabulary itself.</summary>
    public IEnumerable<byte[]> TokensByRank()
    {
        for (var rank = 0; rank < Tokens.Count; rank++)
            yield return Tokens[rank].ToArray();
    }

    /// <inheritdoc/>
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
