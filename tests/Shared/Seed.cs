using System.Globalization;

namespace Calculator.Testing;

/// <summary>
/// What chance begins with, in every test that draws. Where <c>CI=true</c>, or where less effort is made, always the same;
/// else another one each run. <c>TEST_SEED=7</c> is the seed whatever else is said.
/// Each test that draws prints it, and so a failure shows it.
/// </summary>
internal static class Seed
{
    private const int Fixed = 1;
    private const int Most = 1_000_000;

    public static int Value { get; } = Stated ?? (IsCi || !Effort.IsFull ? Fixed : System.Random.Shared.Next(1, Most));

    private static int? Stated => Environment.GetEnvironmentVariable("TEST_SEED") is { Length: > 0 } stated
        ? int.Parse(stated, NumberStyles.None, CultureInfo.InvariantCulture)
        : null;

    private static bool IsCi => Environment.GetEnvironmentVariable("CI") == "true";

    /// <summary>Chance for one test.</summary>
    public static Random Random() => new(Told());

    /// <summary>The seed, told in the test's output: runners show that of a test which fails.</summary>
    public static int Told()
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"TEST_SEED={Value} draws the same again.");
        return Value;
    }
}
