using Calculator.Pricing;

namespace Calculator.Tests;

public class ArchitectureTests
{
    private static readonly string[] Flow =
        ["Units", "Outcomes", "Counting", "Pricing", "Costs", "Spend", "Plans", "Tokens", "Decisions", "Usage", "Warehouse"];

    [Fact]
    public void A_folder_of_the_engine_uses_only_folders_to_its_left()
    {
        var uses = Floors.UsesIn(typeof(Catalog).Assembly, "Calculator");
        uses.Count.ShouldBeGreaterThan(30);
        uses.Where(use => Array.IndexOf(Flow, use.To) > Array.IndexOf(Flow, use.From)).ShouldBeEmpty();
        uses.SelectMany(use => new[] { use.From, use.To }).Distinct().ShouldBeSubsetOf(Flow);
    }

    [Fact]
    public void The_engine_is_made_of_these_folders_and_has_no_package()
    {
        EngineFiles().Select(FolderOf).Distinct().ShouldBe(Flow, ignoreOrder: true);
        File.ReadAllText(Path.Combine(Repository.Root, "src", "Calculator", "Calculator.csproj")).ShouldNotContain("PackageReference");
    }

    private static IEnumerable<string> EngineFiles() => Directory
        .GetFiles(Path.Combine(Repository.Root, "src", "Calculator"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static string FolderOf(string file) =>
        Path.GetRelativePath(Path.Combine(Repository.Root, "src", "Calculator"), file).Split(Path.DirectorySeparatorChar)[0];
}
