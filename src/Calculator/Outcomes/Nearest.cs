namespace Calculator.Outcomes;

/// <summary>Finds the names a caller may have meant.</summary>
public static class Nearest
{
    private const int MostSuggestions = 3;
    private const int LeastPart = 4;

    /// <summary>
    /// The names nearest to <paramref name="wanted"/>, nearest first, at most three. Only
    /// for sentences: nothing is ever priced by a near name.
    /// </summary>
    public static IReadOnlyList<string> To(string wanted, IEnumerable<string> names) => To(wanted, names, name => name);

    /// <summary>What bears the names nearest to <paramref name="wanted"/>: each once, though several of its names may be near.</summary>
    public static IReadOnlyList<string> To(string wanted, IEnumerable<string> names, Func<string, string> bearer)
    {
        var lower = Shortened(wanted).ToLowerInvariant();
        return
        [
            .. names
                .OrderBy(name => !IsPartOf(lower, name))
                .ThenBy(name => Distance(lower, name.ToLowerInvariant()))
                .ThenBy(name => name, StringComparer.Ordinal)
                .Select(bearer)
                .Distinct()
                .Take(MostSuggestions),
        ];
    }

    /// <summary>
    /// The single nearest name, if it is near enough to be a slip of the hand: it holds
    /// what was written, or at most a third of its letters differ.
    /// </summary>
    public static string? SlipOf(string wanted, IEnumerable<string> names) =>
        To(wanted, names) is [var nearest, ..]
            && (IsPartOf(wanted, nearest)
                || Distance(Shortened(wanted).ToLowerInvariant(), nearest.ToLowerInvariant()) <= Math.Max(1, nearest.Length / 3))
            ? nearest
            : null;

    // opus-4.7 for claude-opus-4.7, tier for serviceTier.
    private static bool IsPartOf(string wanted, string name) =>
        wanted.Length >= LeastPart && name.Contains(wanted, StringComparison.OrdinalIgnoreCase);

    /// <summary>Text from outside may be long; the distance is quadratic, and no name is longer than this.</summary>
    internal static string Shortened(string text) => text.Length <= 100 ? text : text[..100];

    /// <summary>
    /// Edits between two texts: insertions, deletions, substitutions, and swaps of neighbours (optimal string alignment).
    /// </summary>
    internal static int Distance(string from, string to)
    {
        // A swap looks back two rows of the table, and nothing looks further.
        var (before, last, row) = (new int[to.Length + 1], new int[to.Length + 1], new int[to.Length + 1]);
        for (var j = 0; j <= to.Length; j++)
            last[j] = j;

        for (var i = 1; i <= from.Length; i++)
        {
            var (letter, edits) = (from[i - 1], i);
            row[0] = i;
            for (var j = 1; j < row.Length; j++)
            {
                edits = Math.Min(Math.Min(last[j], edits) + 1, letter == to[j - 1] ? last[j - 1] : last[j - 1] + 1);
                if (i > 1 && j > 1 && letter == to[j - 2] && from[i - 2] == to[j - 1])
                    edits = Math.Min(edits, before[j - 2] + 1);
                row[j] = edits;
            }

            (before, last, row) = (last, row, before);
        }

        return last[to.Length];
    }
}
