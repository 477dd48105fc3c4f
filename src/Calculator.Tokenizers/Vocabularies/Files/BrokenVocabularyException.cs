using Calculator.Counting;

namespace Calculator.Tokenizers.Vocabularies.Files;

/// <summary>A file that cannot be counted with, found while it is read; whoever began the reading answers with what is wrong.</summary>
/// <param name="reading">What is wrong.</param>
internal sealed class BrokenVocabularyException(VocabularyReading reading) : Exception
{
    /// <summary>A file of lines that is wrong in one of them.</summary>
    public BrokenVocabularyException(int line, string sentence)
        : this(new VocabularyReading.Broken(line, "$", sentence))
    {
    }

    /// <summary>What is wrong.</summary>
    public VocabularyReading Reading => reading;
}
