namespace Calculator.Tests;

/// <summary>Holds every source file to the width that .editorconfig states: what is longer is read by nobody.</summary>
public class LineTests
{
    private const int Most = 140;

    // What is still wider; nothing is added here, and in the end nothing stands here.
    private static readonly string[] NotYet =
    [
        "tests/Calculator.Api.Tests/Charts/ChartLayoutTests.cs",
        "tests/Calculator.Api.Tests/Endpoints/Decisions/ComparisonTests.cs",
        "tests/Calculator.Api.Tests/Endpoints/NamesTests.cs",
        "tests/Calculator.Api.Tests/Endpoints/Plans/AcmePlans.cs",
        "tests/Calculator.Api.Tests/Endpoints/Plans/BillTests.cs",
        "tests/Calculator.Api.Tests/Endpoints/Plans/FormerNameTests.cs",
        "tests/Calculator.Api.Tests/Endpoints/Plans/PlanLimitTests.cs",
        "tests/Calculator.Api.Tests/Endpoints/Plans/PlanVerdictTests.cs",
        "tests/Calculator.Api.Tests/Endpoints/Usage/PriceUsageRowsTests.cs",
        "tests/Calculator.Api.Tests/Endpoints/Usage/ProfileUsageTests.cs",
        "tests/Calculator.Api.Tests/OpenApi/ApiDocumentTests.cs",
        "tests/Calculator.Api.Tests/RouteTable.cs",
        "tests/Calculator.Hostile/Invariants/InvariantsOfOperations.cs",
        "tests/Calculator.Tests/Laws/DecisionLaws.cs",
        "tests/Calculator.Tests/Laws/Setting.cs",
        "tests/Calculator.Tests/Pricing/Files/BrokenFileTests.cs",
        "tests/Calculator.Tests/Pricing/PriceChangesTests.cs",
        "tests/Calculator.Tests/Usage/Logs.cs",
        "tests/Calculator.Tests/Usage/Sources/ClaudeCodeTests.cs",
        "tests/Calculator.Tests/Usage/Sources/CodexTests.cs",
        "tests/Calculator.Tests/Usage/Sources/CsvTests.cs",
        "tests/Calculator.Tests/Usage/Sources/ReportTests.cs",
        "tests/Calculator.Tests/Usage/Sources/ResponseTests.cs",
        "tests/Shared/Api/ClaudeLog.cs",
    ];

    [Fact]
    public void No_line_is_wider_than_140_columns()
    {
        var files = new[] { "src", "tests" }.SelectMany(Sources).ToList();
        files.Count.ShouldBeGreaterThan(300);
        var wide =
            from file in files
            where !NotYet.Contains(file)
            from line in File.ReadLines(Path.Combine(Repository.Root, file)).Select((text, place) => (text.Length, Number: place + 1))
            where line.Length > Most
            select $"{file}({line.Number}) has {line.Length} columns";
        wide.ShouldBeEmpty();
    }

    private static IEnumerable<string> Sources(string folder) => Directory
        .EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
        .Where(file => !file.Split('/').Any(part => part is "obj" or "bin" or "node_modules"));
}
