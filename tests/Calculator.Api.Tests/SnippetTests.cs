namespace Calculator.Api.Tests;

/// <summary>Runs the programs that docs/examples.md shows, as they stand there but for the service's address.</summary>
public class SnippetTests(Service service)
{
    [Fact]
    public async Task The_program_in_CSharp_runs_as_one_file() => await Prints("csharp", "cost.cs", "dotnet", "run");

    [Fact]
    public async Task The_program_in_Python_runs() => await Prints("python", "cost.py", Tool.Need("python3", "python3"));

    private async Task Prints(string language, string file, string program, params string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var source = await Snippet.Of(language, service.Client.BaseAddress!);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, file), source, TestContext.Current.CancellationToken);
            var (exitCode, printed, errors) = await Tool.Run(folder.FullName, program, [.. arguments, file]);
            exitCode.ShouldBe(0, printed + errors);
            printed.Trim().ShouldBe("0.16");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
