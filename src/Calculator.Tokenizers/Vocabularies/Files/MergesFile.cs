using Calculator.Counting;

namespace Calculator.Tokenizers.Vocabularies.Files;

/// <summary>
/// A <c>merges.txt</c>: a line a merge, the two tokens that are joined, the first merges first. Tokens of their own are the bytes alone.
/// </summary>
internal static class MergesFile
{
    private const string Header = "#version";

    /// <summary>The tokens by rank.</summary>
    /// <exception cref="BrokenVocabularyException">It is no such file.</exception>
    public static RankedTokens Read(byte[] file)
    {
        var (merges, numbers) = (new ListedMerges(), new List<int>());
        foreach (var (number, line) in FileLines.Of(file))
        {
            if (number == 1 && line.StartsWith(Header, StringComparison.Ordinal))
                continue;
            if (line.Split(' ') is not [var left, var right])
                throw new BrokenVocabularyException(number, "must be two tokens with a space between them");
            if (merges.Add(left, right) is { } sentence)
                throw new BrokenVocabularyException(number, sentence);
            numbers.Add(number);
        }

        return merges.Ranked(wholePieces: false, (merge, sentence) => new VocabularyReading.Broken(numbers[merge], "$", sentence));
    }
}
