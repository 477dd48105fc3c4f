using System.Globalization;
using System.Text;

namespace Calculator.Warehouse.Sql;

/// <summary>A table's or column's name: its parts, apart by points, each of which a dialect quotes.</summary>
public sealed record SqlName
{
    /// <summary>What may be written, for sentences.</summary>
    public const string Rule =
        "a name without quotes, backslashes, braces, brackets and control characters, of at most three parts with 63 bytes each";

    /// <summary>PostgreSQL cuts longer names without a word, and might so mean another column.</summary>
    private const int MostBytes = 63;

    private const int MostParts = 3;

    private const string Refused = "\"'`´‘’“”«»\\{}[]";

    private SqlName(IReadOnlyList<string> parts) => Parts = parts;

    /// <summary>The parts: schema and table, or one.</summary>
    public IReadOnlyList<string> Parts { get; }

    /// <summary>Reads a name of several parts; null if it is none.</summary>
    public static SqlName? Parse(string text)
    {
        var parts = text.Split('.');
        return parts.Length <= MostParts && Array.TrueForAll(parts, IsPart) ? new SqlName(parts) : null;
    }

    /// <summary>A name that the caller leaves to the engine: what was never quoted is in capitals in Snowflake.</summary>
    public static SqlName Unsaid(SqlEngine engine, string name) => new([SqlDialect.Of(engine).Unsaid(name)]);

    private static bool IsPart(string part) =>
        !string.IsNullOrWhiteSpace(part)
        && Encoding.UTF8.GetByteCount(part) <= MostBytes
        && !part.Any(letter => char.IsControl(letter) || Refused.Contains(letter, StringComparison.Ordinal))
        && part.EnumerateRunes().All(IsPlain);

    // What cannot be seen, or is no character, has no place in a text that people check before they run it.
    private static bool IsPlain(Rune rune) => rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Format
        or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.PrivateUse);
}
