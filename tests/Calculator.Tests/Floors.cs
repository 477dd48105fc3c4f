using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace Calculator.Testing;

/// <summary>The folders of a project as its types use each other, whatever their files say they use.</summary>
internal static class Floors
{
    /// <summary>Every use of one folder's type by another folder's, as they stand in the compiled code.</summary>
    /// <param name="assembly">The project.</param>
    /// <param name="root">The namespace whose parts are the folders.</param>
    public static IReadOnlyList<FloorUse> UsesIn(System.Reflection.Assembly assembly, string root)
    {
        var uses = new ArchLoader().LoadAssemblies(assembly).Build().Types
            .SelectMany(
                type => type.Dependencies.Where(use => use.Target is not GenericParameter),
                (type, use) => new FloorUse(
                    FloorOf(type.FullName, root),
                    FloorOf(use.Target.FullName, root),
                    type.FullName,
                    use.Target.FullName))
            .Where(use => use is { From: not null, To: not null } && use.From != use.To)
            .Distinct()
            .ToList();
        uses.Count.ShouldBeGreaterThan(10);
        return uses;
    }

    // Of Calculator.Api.Endpoints.Plans.PlanRow under Calculator.Api the floor is Endpoints; of a type in the root itself, nothing.
    private static string? FloorOf(string type, string root) =>
        type.StartsWith($"{root}.", StringComparison.Ordinal)
            && type[(root.Length + 1)..].Split('+', '<')[0].Split('.') is { Length: > 1 } parts
            ? parts[0]
            : null;
}

/// <summary>A use of one folder's type by another's.</summary>
internal sealed record FloorUse(string? From, string? To, string User, string Used);
