using System.Globalization;
using Calculator.Hostile.Documents;

namespace Calculator.Hostile.Drawing;

/// <summary>Numbers that break readers of numbers.</summary>
internal static class OddNumbers
{
    /// <summary>Numbers by JSON's grammar: too large, too small, too exact, or oddly written.</summary>
    public static IReadOnlyList<string> Json { get; } =
    [
        "1e400", "-1e400", "1e-400", "1E+15", "1e15", "1E15", "-0", "-0.0", "0.0", "0e0", "0e999999999", "1e99999999999", "-1",
        "1.0000000000000000000000000000000001",
        "12345678901234567890123456789", "99999999999999999999999999999", "79228162514264337593543950335",
        "79228162514264337593543950336", "-79228162514264337593543950335",
        "9223372036854775807", "9223372036854775808", "-9223372036854775808", "2147483648", "4294967296", "9007199254740993", "0.1e1",
        "3000.0", "3000.00000000000000000000000000001",
        "1.7976931348623157e308", "5e-324", "0.30000000000000004", "0.0000000000000000000000000001", "0.00000000000000000000000000001",
        "1e28", "1e29", "1e-28", "1e-29",
        "1000000000000000", "1000000000000001", "999999999999999.9", new string('9', 400), $"0.{new string('0', 400)}1",
        $"1{new string('0', 400)}e-400",
    ];

    /// <summary>What some reader somewhere takes for a number.</summary>
    public static IReadOnlyList<string> Texts { get; } =
    [
        "NaN", "nan", "Infinity", "-Infinity", "inf", "∞", "0x10", "0b1", "0o7", "1_000", "1,000", "1,5", "1.000,5", "1 000",
        "1\u00A0000", "1'000", "+1", "++1", "--1", "1-", "(1)", "1e", "e1", ".", ".5", "5.",
        "00012", "1e1.5", "1e+", "1.2.3", "1/2", "50%", "$1", "1m", "1L", "１２３", "١٢٣", "१२३", "²", "½", "Ⅷ", "一", "1\u200B2", "\u202E12",
        "1\0", "1\n", " 1 ", "1;2", "1||2", "true", "1e0x1", "١e٥",
    ];

    /// <summary>The bounds of a number, what lies just beyond them, and what lies between two whole numbers.</summary>
    public static IReadOnlyList<string> Around(Schema schema) =>
    [.. Edges(schema.Minimum ?? 0, schema.Maximum ?? 0).Select(edge => edge.ToString(CultureInfo.InvariantCulture))];

    private static IEnumerable<decimal> Edges(decimal least, decimal most)
    {
        const decimal Hair = 0.000000000001m;
        return [least, most, least - 1, most + 1, least - Hair, most + Hair, least + Hair, least + 0.5m, most - 0.5m, 0, 0.5m, 1.5m, -1];
    }
}
