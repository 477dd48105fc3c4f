using Calculator.Drafting.Sources;

namespace Calculator.Drafting.Tests;

public class ArchitectureTests
{
    [Fact]
    public void The_program_uses_the_engine_and_nothing_of_the_service() =>
        typeof(SourceFile).Assembly.GetReferencedAssemblies().Select(used => used.Name)
            .Where(name => name!.StartsWith("Calculator", StringComparison.Ordinal)).ShouldBe(["Calculator"]);

    [Fact]
    public void Neither_engine_nor_service_knows_it() => Directory
        .GetFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
        .Where(file => File.ReadAllText(file).Contains("ProjectReference Include=\"../Calculator.Drafting", StringComparison.Ordinal))
        .ShouldBeEmpty();

    [Fact]
    public void It_asks_nothing_of_the_network() => Directory.GetFiles(Path.Combine(Repository.Root, "src", "Calculator.Drafting"), "*.cs")
        .Concat(Directory.GetFiles(Path.Combine(Repository.Root, "src", "Calculator.Drafting", "Sources"), "*.cs"))
        .Where(file => File.ReadAllText(file).Contains("HttpClient", StringComparison.Ordinal)).ShouldBeEmpty();
}
