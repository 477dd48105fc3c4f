using Calculator.Units;

namespace Calculator.Counting;

/// <summary>What came of reading a vocabulary that is brought.</summary>
public abstract record VocabularyReading
{
    private VocabularyReading()
    {
    }

    /// <summary>It can be counted with.</summary>
    /// <param name="With">What counts.</param>
    public sealed record Counter(ITokenCounter With) : VocabularyReading;

    /// <summary>The file is not what it should be.</summary>
    /// <param name="Line">The line of the file, from 1.</param>
    /// <param name="Path">The JSON path of the value; <c>$</c> in a file that is no JSON.</param>
    /// <param name="Sentence">What is wrong.</param>
    public sealed record Broken(int Line, string Path, string Sentence) : VocabularyReading;

    /// <summary>What is stated beside the file is not what the file itself says.</summary>
    /// <param name="Field">The field of <see cref="BroughtVocabulary"/>, as files write it.</param>
    /// <param name="Sentence">What is wrong, and what is right.</param>
    public sealed record Misstated(string Field, string Sentence) : VocabularyReading
    {
        /// <summary>The file splits a text in another way.</summary>
        public static Misstated Split(SplitPattern right) =>
            new("split", $"must be {EnumNames<SplitPattern>.Of(right)}: so the file itself splits a text");

        /// <summary>The file normalizes a text in another way.</summary>
        public static Misstated Normalization(Normalization right) =>
            new("normalization", $"must be {EnumNames<Normalization>.Of(right)}: so the file itself says");
    }
}
