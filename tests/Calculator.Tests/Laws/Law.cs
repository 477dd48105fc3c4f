using FsCheck;
using FsCheck.Fluent;

namespace Calculator.Tests.Laws;

/// <summary>Draws cases of a law until one breaks it.</summary>
internal static class Law
{
    /// <summary>Fails with the smallest case found for which the law does not hold.</summary>
    public static void Holds<T>(Arbitrary<T> cases, int draws, Func<T, bool> law) =>
        Check.One(Replayed(Config.QuickThrowOnFailure).WithMaxTest(Effort.Of(draws)), Prop.ForAll(cases, law));

    // Of these draws a twentieth already holds a root of every variable and a jump.
    private static Config Replayed(Config config) => Effort.IsFull ? config : config.WithReplay(2, 3);
}
