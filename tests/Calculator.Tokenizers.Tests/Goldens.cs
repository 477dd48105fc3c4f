using System.Text.Json;

namespace Calculator.Tokenizers.Tests;

/// <summary>Texts with the counts of a reference implementation, as <c>Vocabularies/goldens.mjs</c> writes them.</summary>
internal static class Goldens
{
    /// <summary>The rows of a file of this project.</summary>
    /// <param name="path">The folders and the file.</param>
    public static List<(string Text, int Tokens)> Of(params string[] path)
    {
        var file = Path.Combine([Repository.Root, "tests", "Calculator.Tokenizers.Tests", .. path]);
        var rows = JsonSerializer.Deserialize<JsonElement[][]>(File.ReadAllText(file))!;
        return [.. rows.Select(row => (row[0].GetString()!, row[1].GetInt32()))];
    }

    /// <summary>Each text that is counted otherwise.</summary>
    public static IEnumerable<string> CountedOtherwise(this IEnumerable<(string Text, int Tokens)> rows, Func<string, int> count) => rows
        .Where(row => count(row.Text) != row.Tokens)
        .Select(row => $"{JsonSerializer.Serialize(row.Text)}: {count(row.Text)}, not {row.Tokens}");
}
