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
        var rows = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= to.Length; j++)
            rows[0, j] = j;

        for (var i = 1; i <= from.Length; i++)
        {
            for (var j = 1; j <= to.Length; j++)
            {
                var substitution = from[i - 1] == to[j - 1] ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + substitution);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[from.Length, to.Length];
    }
}
