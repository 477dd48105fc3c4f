using System.Globalization;

namespace Calculator.Testing;

/// <summary>
/// How much of the drawing and repeating is done: all of it, or with <c>TEST_EFFORT=5</c> five per cent, always of the same draws.
/// For mutation testing, where the laws are run once for each of some thousand mutants and luck must not decide which of them lives.
/// </summary>
internal static class Effort
{
    private static readonly int Percent = int.TryParse(
        Environment.GetEnvironmentVariable("TEST_EFFORT"),
        CultureInfo.InvariantCulture,
        out var percent)
        ? percent
        : 100;

    public static bool IsFull => Percent == 100;

    /// <summary>The part of a number that this run can afford.</summary>
    public static int Of(int full) => full * Percent / 100;
}
