namespace Calculator.Drafting.Tests;

/// <summary>Runs the commands of docs/prices.md over the frozen prices and two small files.</summary>
public sealed class PageTests : IDisposable
{
    private const string Started = "dotnet run --project src/Calculator.Drafting --";
    private const string Deployment = "src/Calculator.Api/Deployment";

    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task Every_command_prints_what_the_page_says()
    {
        Tool.Need("bash", "bash");
        _place.Write("model_prices_and_context_window.json", """
            { "gpt-5.5": { "input_cost_per_token": 4e-06, "output_cost_per_token": 2.4e-05 },
              "gpt-5.4-mini": { "input_cost_per_token": 8e-07 } }
            """);
        _place.Write("current.json", """
            { "prices": [ { "id": "gpt-5.5", "input": 4, "output": 24 }, { "id": "gpt-5.4-mini", "input": 0.75, "output": 4.5 } ] }
            """);
        await DocumentedPage.Holds("docs/prices.md", 4, Bash);
    }

    private async Task<string> Bash(string command)
    {
        var here = command
            .Replace(Started, $"dotnet '{ProgramTests.Program}'", StringComparison.Ordinal)
            .Replace(Deployment, Path.Combine(Repository.Root, Deployment), StringComparison.Ordinal);
        here.ShouldNotBe(command);
        var (exitCode, printed, errors) = await Tool.Run(_place.Root, "bash", ["-c", here]);
        exitCode.ShouldBe(0, $"{command}\n{errors}");
        return printed;
    }
}
