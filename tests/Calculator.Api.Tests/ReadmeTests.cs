using System.Diagnostics;
using System.Text;

namespace Calculator.Api.Tests;

/// <summary>Runs the README's commands and holds what they print against what stands below them.</summary>
public class ReadmeTests(Service service)
{
    private const string Start = "```console\n";
    private const string End = "```";
    private const string Address = "http://localhost:5080";

    [Fact]
    public async Task Every_command_prints_what_the_README_says()
    {
        if (FindMissingTool() is { } missing)
        {
            Environment.GetEnvironmentVariable("CI").ShouldNotBe("true", $"{missing} must be installed.");
            Assert.Skip($"{missing} is not installed.");
        }

        var path = Path.Combine(Repository.Root, "README.md");
        var readme = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        var blocks = readme.Split(Start)[1..].Select(block => block[..block.IndexOf(End, StringComparison.Ordinal)]).ToList();
        blocks.Count.ShouldBeGreaterThanOrEqualTo(6);

        var ran = readme;
        foreach (var block in blocks)
            ran = ran.Replace(block, await Run(block), StringComparison.Ordinal);
        Approved.Matches("README.md", ran);
    }

    private async Task<string> Run(string block)
    {
        var printed = new StringBuilder();
        foreach (var command in block.Split('\n').Where(line => line.StartsWith("$ ", StringComparison.Ordinal)))
            printed.Append(command).Append('\n').Append((await Bash(command[2..])).TrimEnd('\n')).Append('\n');
        return printed.ToString();
    }

    private async Task<string> Bash(string command)
    {
        command.ShouldContain(Address);
        var here = service.Client.BaseAddress!.ToString().TrimEnd('/');
        var start = new ProcessStartInfo("bash", ["-c", command.Replace(Address, here, StringComparison.Ordinal)]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var printed = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, command);
        return printed;
    }

    private static string? FindMissingTool() => new[] { "bash", "curl" }.FirstOrDefault(tool =>
        !(Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, tool))));
}
