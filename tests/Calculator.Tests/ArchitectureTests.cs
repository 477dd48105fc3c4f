using System.Text.RegularExpressions;

namespace Calculator.Tests;

public partial class ArchitectureTests
{
    private static readonly string[] Flow = ["Units", "Outcomes", "Pricing", "Costs", "Spend", "Plans", "Tokens", "Decisions"];

    [Fact]
    public void A_folder_of_the_engine_uses_only_folders_to_its_left()
    {
        var uses = EngineFiles().SelectMany(file => Using().Matches(File.ReadAllText(file)).Select(match => (File: file, Folder: FolderOf(file), Used: match.Groups[1].Value))).ToList();
        uses.Count.ShouldBeGreaterThan(30);
        uses.Where(use => Array.IndexOf(Flow, use.Used) > Array.IndexOf(Flow, use.Folder)).ShouldBeEmpty();
        uses.Select(use => use.Used).ShouldBeSubsetOf(Flow);
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

    [GeneratedRegex(@"^using Calculator\.(\w+)", RegexOptions.Multiline)]
    private static partial Regex Using();
}
