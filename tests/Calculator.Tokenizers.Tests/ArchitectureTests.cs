using System.Reflection;
using ArchUnitNET.Loader;
using Calculator.Pricing;

namespace Calculator.Tokenizers.Tests;

public class ArchitectureTests
{
    private const string Seam = "Calculator.Counting";

    private static readonly Assembly Tokenizers = typeof(TokenCounters).Assembly;

    [Fact]
    public void The_engine_is_known_by_the_interface_of_its_counters_alone()
    {
        var used = new ArchLoader().LoadAssemblies(Tokenizers, typeof(Catalog).Assembly).Build().Types
            .Where(type => type.FullName.StartsWith("Calculator.Tokenizers.", StringComparison.Ordinal))
            .SelectMany(type => type.Dependencies)
            .Select(use => use.Target.FullName)
            .Where(target => target.StartsWith("Calculator.", StringComparison.Ordinal))
            .Select(target => target[..target.LastIndexOf('.')])
            .Where(used => !used.StartsWith("Calculator.Tokenizers", StringComparison.Ordinal))
            .Distinct();
        used.ShouldBe([Seam]);
    }

    [Fact]
    public void The_engine_knows_nothing_of_the_tokenizers() => typeof(Catalog).Assembly
        .GetReferencedAssemblies()
        .Select(reference => reference.Name)
        .ShouldNotContain(Tokenizers.GetName().Name);
}
