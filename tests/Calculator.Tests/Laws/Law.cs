using FsCheck;
using FsCheck.Fluent;

namespace Calculator.Tests.Laws;

/// <summary>Draws cases of a law until one breaks it.</summary>
internal static class Law
{
    /// <summary>Fails with the smallest case found for which the law does not hold.</summary>
    public static void Holds<T>(Arbitrary<T> cases, int draws, Func<T, bool> law)
    {
        var chance = Chance();
        Check.One(Config.QuickThrowOnFailure.WithReplay(chance.Seed, chance.Gamma).WithMaxTest(Effort.Of(draws)), Prop.ForAll(cases, law));
    }

    /// <summary>Cases of a generator, of one size.</summary>
    public static IReadOnlyList<T> Draw<T>(Gen<T> cases, int draws, int size) => [.. cases.Sample(draws, Chance(), size)];

    private static Rnd Chance() => new((ulong)Seed.Told());
}
