using System.Text;

namespace Calculator.Testing;

/// <summary>A page of the documentation with commands, below each of which stands what it prints.</summary>
internal static class DocumentedPage
{
    private const string Start = "```console\n";
    private const string End = "```";
    private const string Prompt = "$ ";

    /// <summary>Runs every command of the page, in order, and holds the page against what they print.</summary>
    /// <param name="page">Where it is, from the root.</param>
    /// <param name="leastBlocks">How many blocks of commands it has at least: a page without any proves nothing.</param>
    /// <param name="run">Runs a command and says what it printed.</param>
    public static async Task Holds(string page, int leastBlocks, Func<string, Task<string>> run)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, page), TestContext.Current.CancellationToken);
        var blocks = text.Split(Start)[1..].Select(block => block[..block.IndexOf(End, StringComparison.Ordinal)]).ToList();
        blocks.Count.ShouldBeGreaterThanOrEqualTo(leastBlocks);

        var ran = text;
        foreach (var block in blocks)
            ran = ran.Replace(block, await Ran(block, run), StringComparison.Ordinal);
        Approved.Matches(page, ran);
    }

    private static async Task<string> Ran(string block, Func<string, Task<string>> run)
    {
        var printed = new StringBuilder();
        foreach (var command in block.Split('\n').Where(line => line.StartsWith(Prompt, StringComparison.Ordinal)))
            printed.Append(command).Append('\n').Append((await run(command[Prompt.Length..])).TrimEnd('\n')).Append('\n');
        return printed.ToString();
    }
}
