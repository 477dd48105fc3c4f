namespace Calculator.Tests;

/// <summary>Holds every source file to the width that .editorconfig states: what is longer is read by nobody.</summary>
public class LineTests
{
    private const int Most = 140;

    // What is still wider; nothing is added here, and in the end nothing stands here.
    private static readonly string[] NotYet =
    [
        "src/Calculator.Api/Binding/FieldAttribute.cs",
        "src/Calculator.Api/Binding/RequestShape.cs",
        "src/Calculator.Api/Binding/StrictBinder.cs",
        "src/Calculator.Api/Charts/BreakEvenChart.cs",
        "src/Calculator.Api/Charts/LineChart.cs",
        "src/Calculator.Api/Endpoints.cs",
        "src/Calculator.Api/Endpoints/Plans/BreakEvenSentences.cs",
        "src/Calculator.Api/Endpoints/Plans/DrawBreakEven.cs",
        "src/Calculator.Api/Endpoints/Question.cs",
        "src/Calculator.Api/Endpoints/Spreadsheets/GuidePage.cs",
        "src/Calculator.Api/Hosting/RequestLimits.cs",
        "src/Calculator.Api/OpenApi/ApiDocument.cs",
        "src/Calculator.Api/OpenApi/RequestFieldsFilter.cs",
        "src/Calculator.Api/OpenApi/TagsFilter.cs",
        "src/Calculator.Api/Settings/ServiceSettings.cs",
        "src/Calculator.Api/Workbook/CurveChart.cs",
        "src/Calculator/Usage/Sources/JsonReading.cs",
        "src/Calculator/Usage/Sources/TimeText.cs",
        "tests/Calculator.Api.Tests/ArchitectureTests.cs",
        "tests/Calculator.Api.Tests/Charts/ChartLayoutTests.cs",
        "tests/Calculator.Api.Tests/Endpoints/Decisions/ComparisonTests.cs",
        "tests/Calculator.Api.Tests/Endpoints/NamesTests.cs",
        "tests/Calculator.Api.Tests/Endpoints/Plans/AcmePlans.cs",
        "tests/Calculator.Api.Tests/Endpoints/Plans/BillTests.cs",
        "tests/Calculator.Api.Tests/Endpoints/Plans/FormerNameTests.cs",
        "tests/Calculator.Api.Tests/Endpoints/Plans/PlanLimitTests.cs",
        "tests/Calculator.Api.Tests/Endpoints/Plans/PlanPurchaseTests.cs",
        "tests/Calculator.Api.Tests/Endpoints/Plans/PlanVerdictTests.cs",
        "tests/Calculator.Api.Tests/Endpoints/Plans/VersusPlanTests.cs",
        "tests/Calculator.Api.Tests/Endpoints/Usage/PriceUsageRowsTests.cs",
        "tests/Calculator.Api.Tests/Endpoints/Usage/ProfileUsageTests.cs",
        "tests/Calculator.Api.Tests/OpenApi/ApiDocumentTests.cs",
        "tests/Calculator.Api.Tests/ReadmeTests.cs",
        "tests/Calculator.Api.Tests/RouteTable.cs",
        "tests/Calculator.Api.Tests/Settings/SettingsPageTests.cs",
        "tests/Calculator.Api.Tests/Uploads/UploadLimitTests.cs",
        "tests/Calculator.Api.Tests/Uploads/UploadTests.cs",
        "tests/Calculator.Hostile/Campaigns/Deck.cs",
        "tests/Calculator.Hostile/Campaigns/DeckTests.cs",
        "tests/Calculator.Hostile/Documents/ApiDocument.cs",
        "tests/Calculator.Hostile/Drawing/Draft.cs",
        "tests/Calculator.Hostile/Invariants/InvariantsOfOperations.cs",
        "tests/Calculator.Hostile/Mutations/BodyMutations.cs",
        "tests/Calculator.Hostile/Mutations/LogMutations.cs",
        "tests/Calculator.Operations.Tests/Deployment/DeploymentTests.cs",
        "tests/Calculator.Tests/Laws/ChargeLaws.cs",
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
        "tests/Calculator.Tests/Usage/UsageLaws.cs",
        "tests/Calculator.Tests/Usage/UsageProfileTests.cs",
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
