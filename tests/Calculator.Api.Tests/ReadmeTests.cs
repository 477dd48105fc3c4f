using System.Text.RegularExpressions;

namespace Calculator.Api.Tests;

/// <summary>
/// Runs the commands of the README and of the pages it leads to, and holds what they print against what stands below them.
/// </summary>
public partial class ReadmeTests(Service service)
{
    private const string Address = "http://localhost:5080";

    [Theory]
    [InlineData("README.md", 5)]
    [InlineData("docs/examples.md", 12)]
    [InlineData("docs/break-even.md", 1)]
    [InlineData("docs/tokenizers.md", 2)]
    [InlineData("docs/usage.md", 3)]
    [InlineData("docs/warehouse.md", 1)]
    public async Task Every_command_prints_what_the_page_says(string page, int leastBlocks)
    {
        Tool.Need("bash", "bash");
        Tool.Need("curl", "curl");

        await DocumentedPage.Holds(page, leastBlocks, Bash);
    }

    [Theory]
    [InlineData("README.md", 5)]
    [InlineData("docs/examples.md", 20)]
    [InlineData("docs/tokenizers.md", 2)]
    [InlineData("docs/usage.md", 4)]
    public async Task Every_command_names_its_prices_so_that_a_new_version_changes_no_answer(string page, int leastCommands)
    {
        var readme = await File.ReadAllLinesAsync(Path.Combine(Repository.Root, page), TestContext.Current.CancellationToken);
        var commands = Array.FindAll(readme, line => line.StartsWith("$ ", StringComparison.Ordinal));
        commands.Length.ShouldBeGreaterThanOrEqualTo(leastCommands);
        Array.FindAll(commands, command => !Prices().IsMatch(command)).ShouldBeEmpty();
    }

    private async Task<string> Bash(string command)
    {
        command.ShouldContain(Address);
        var here = service.Client.BaseAddress!.ToString().TrimEnd('/');
        var (exitCode, printed, errors) = await Tool.Run(
            Repository.Root,
            "bash",
            ["-c", command.Replace(Address, here, StringComparison.Ordinal)]);
        exitCode.ShouldBe(0, $"{command}\n{errors}");
        // A CSV ends its lines with CRLF; a README does not.
        return printed.Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    [GeneratedRegex("""pricing(=|": ")2026-.*asOf(=|": ")2026-""")]
    private static partial Regex Prices();
}
