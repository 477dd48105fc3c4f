using System.Text;
using System.Text.Unicode;

namespace Calculator.Tokenizers.Vocabularies.Files;

/// <summary>The lines of a vocabulary that is published as text.</summary>
internal static class FileLines
{
    /// <summary>Each line that holds something, with its number from 1.</summary>
    /// <exception cref="BrokenVocabularyException">The file is no text.</exception>
    public static IEnumerable<(int Number, string Line)> Of(byte[] file)
    {
        if (!Utf8.IsValid(file))
            throw new BrokenVocabularyException(1, "must be a text in UTF-8");

        return Encoding.UTF8.GetString(file).Split('\n')
            .Select((line, index) => (Number: index + 1, Line: line.TrimEnd('\r')))
            .Where(line => line.Line.Length > 0);
    }
}
