namespace Calculator.Counting;

/// <summary>
/// Counts the tokens that one tokenizer makes of a text, with the tokenizer's own vocabulary and so exactly as it makes them.
/// What is only known by a ratio has no counter.
/// </summary>
public interface ITokenCounter
{
    /// <summary>The id of the tokenizer, as pricing files name it.</summary>
    string Tokenizer { get; }

    /// <summary>What does the counting, in words.</summary>
    string Name { get; }

    /// <summary>The vocabulary it counts with.</summary>
    VocabularySource Vocabulary { get; }

    /// <summary>
    /// Counts the tokens of a text in UTF-8. Special tokens inside it are counted as the ordinary text they are written with; but what a
    /// SentencePiece model takes whole wherever it stands is one token.
    /// </summary>
    /// <param name="utf8">The text; well-formed, and a byte order mark is part of it.</param>
    /// <param name="cancellation">Given up between pieces, and inside long ones.</param>
    /// <returns>Tokens, 0 or more.</returns>
    /// <exception cref="ArgumentException">The bytes are no well-formed UTF-8.</exception>
    /// <exception cref="OperationCanceledException">The counting was given up.</exception>
    int CountUtf8(ReadOnlySpan<byte> utf8, CancellationToken cancellation = default);

    /// <summary>
    /// The longest beginning of a text, by whole characters, that has no more tokens than may be sent. As a text of its own it may have
    /// other tokens than it has inside the whole, so each beginning is counted for itself.
    /// Where a run that nothing splits has more than 1,000 bytes at the cut, and where a text is changed before it is split, it is one
    /// that fits but not always the longest: more text may have fewer tokens, and only the next 64 characters, or fewer, are tried.
    /// </summary>
    /// <param name="utf8">The text; well-formed.</param>
    /// <param name="mostTokens">How many tokens there may be, 0 or more.</param>
    /// <param name="cancellation">Given up between pieces, and inside long ones.</param>
    /// <returns>The length of that beginning in bytes.</returns>
    /// <exception cref="ArgumentException">The bytes are no well-formed UTF-8.</exception>
    /// <exception cref="OperationCanceledException">The counting was given up.</exception>
    int FitUtf8(ReadOnlySpan<byte> utf8, int mostTokens, CancellationToken cancellation = default);
}

/// <summary>The counters at hand. Whoever reads prices is given them, since the engine itself knows no vocabulary.</summary>
public interface ITokenCounters
{
    /// <summary>The ids of the tokenizers whose vocabularies are at hand.</summary>
    IEnumerable<string> Tokenizers { get; }

    /// <summary>The counter of a tokenizer; null if its vocabulary is not at hand.</summary>
    /// <param name="tokenizer">The exact id, as pricing files name it.</param>
    ITokenCounter? For(string tokenizer);

    /// <summary>Makes the counter of a vocabulary that is brought.</summary>
    /// <param name="tokenizer">The id it is to have.</param>
    /// <param name="vocabulary">How the file is to be read.</param>
    /// <param name="file">The bytes of the file, whose SHA-256 is the stated one.</param>
    /// <returns>The counter, or what is wrong; its samples are not counted yet.</returns>
    VocabularyReading Read(string tokenizer, BroughtVocabulary vocabulary, byte[] file);
}

/// <summary>A vocabulary, so that anybody can tell whether it is the one they know.</summary>
/// <param name="Id">The name it was published under.</param>
/// <param name="Sha256">SHA-256 of the file as it was published, in lower-case hexadecimal.</param>
/// <param name="From">Who published it, and where.</param>
/// <param name="Licence">The licence it was published under.</param>
public sealed record VocabularySource(string Id, string Sha256, string From, string Licence);
