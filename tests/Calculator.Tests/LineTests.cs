namespace Calculator.Tests;

/// <summary>Holds every source file to the width that .editorconfig states: what is longer is read by nobody.</summary>
public class LineTests
{
    private const int Most = 140;

    // Logs as programs write them, a record a line: cut in two they would be other logs.
    private static readonly string[] Samples =
    [
        "tests/Calculator.Api.Tests/Endpoints/Usage/PriceUsageRowsTests.cs",
        "tests/Calculator.Tests/Usage/Sources/ClaudeCodeTests.cs",
        "tests/Calculator.Tests/Usage/Sources/CodexTests.cs",
        "tests/Calculator.Tests/Usage/Sources/CsvTests.cs",
        "tests/Calculator.Tests/Usage/Sources/MixedFileTests.cs",
        "tests/Calculator.Tests/Usage/Sources/PageTests.cs",
        "tests/Calculator.Tests/Usage/Sources/ProviderTableTests.cs",
        "tests/Calculator.Tests/Usage/Sources/ReportTests.cs",
        "tests/Calculator.Tests/Usage/Sources/ResponseTests.cs",
    ];

    [Fact]
    public void No_line_is_wider_than_140_columns()
    {
        var files = new[] { "src", "tests" }.SelectMany(Sources).ToList();
        files.Count.ShouldBeGreaterThan(300);
        var wide =
            from file in files
            where !Samples.Contains(file)
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
