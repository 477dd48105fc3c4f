namespace Calculator.Operations.Tests.Prices;

/// <summary>Ways in which files come to harm. Each leaves a folder that must be refused.</summary>
internal static class Damage
{
    public static Dictionary<string, Func<ChangingPrices, Task>> Kinds { get; } = new()
    {
        ["a file cut short"] = prices => Rewrite(prices, ChangingPrices.Plans, text => text[..(text.Length / 2)]),
        ["a file emptied"] = prices => Rewrite(prices, ChangingPrices.Models, _ => ""),
        ["a file of noise"] = prices => Bytes(
            prices,
            ChangingPrices.Plans,
            [.. Enumerable.Range(0, 5000).Select(index => (byte)(index * 37 % 256))]),
        ["bytes that are no text"] = prices => Bytes(prices, ChangingPrices.Models, [.. "{ \"id\": \""u8, 0xC3, 0x28, .. "\" }"u8]),
        ["a negative fee"] = prices => Rewrite(
            prices,
            ChangingPrices.Plans,
            text => text.Replace("\"monthlyFeeUsd\": ", "\"monthlyFeeUsd\": -", StringComparison.Ordinal)),
        ["a misspelt field"] = prices => Rewrite(
            prices,
            ChangingPrices.Models,
            text => text.Replace("\"output\"", "\"ouput\"", StringComparison.Ordinal)),
        ["a field twice"] = prices => Rewrite(
            prices,
            ChangingPrices.Plans,
            text => text.Replace("{\n  \"plans\"", "{\n  \"plans\": [],\n  \"plans\"", StringComparison.Ordinal)),
        ["a null in a list"] = prices => Rewrite(
            prices,
            ChangingPrices.Plans,
            text => text.Replace("\"plans\": [", "\"plans\": [ null,", StringComparison.Ordinal)),
        ["nesting without end"] = prices => Rewrite(prices, ChangingPrices.Models, _ => new string('[', 100_000)),
        ["a file far too large"] = prices => Rewrite(prices, ChangingPrices.Plans, text => text + new string(' ', 5 * 1024 * 1024)),
        ["a file gone"] = prices => Do(() => File.Delete(prices.PathOf(ChangingPrices.Plans))),
        ["a pipe in a file's place"] = MakePipe,
        ["a link to nowhere"] = prices => Do(() => Relink(prices)),
        ["a folder in a file's place"] = prices => Do(() => prices.Write("models/extra.json/plans.json", "{}")),
        ["a stranger among the files"] = prices => Do(() => prices.Write("notes.txt", "not a price")),
        ["a version that is no date"] = prices => Do(() => Directory.Move(
            Path.Combine(prices.Folder, ChangingPrices.Version),
            Path.Combine(prices.Folder, "2026-13-40"))),
        ["the whole folder gone"] = prices => Do(() => Directory.Delete(prices.Folder, recursive: true)),
        ["a digest that differs"] = prices => File.WriteAllTextAsync(
            Path.Combine(prices.Folder, "digests.txt"),
            $"{new string('0', 64)}  {ChangingPrices.Version}\n"),
        ["the writer killed in the middle"] = KilledWriter,
    };

    /// <summary>A process that has written half a file is killed with signal 9.</summary>
    private static async Task KilledWriter(ChangingPrices prices)
    {
        var half = prices.PathOf(ChangingPrices.Models);
        using var writer = System.Diagnostics.Process.Start(
            "bash",
            [
                "-c",
                $"size=$(stat -c %s '{half}'); content=$(head -c $((size / 2)) '{half}'); printf '%s' \"$content\" > '{half}'; "
                    + $"touch '{half}.written'; exec sleep 60",
            ]);
        await Asking.Until(() => Task.FromResult(File.Exists($"{half}.written")), () => "The writer never wrote.");
        writer.Kill();
        await writer.WaitForExitAsync(TestContext.Current.CancellationToken);
        File.Delete($"{half}.written");
    }

    private static async Task MakePipe(ChangingPrices prices)
    {
        File.Delete(prices.PathOf(ChangingPrices.Plans));
        (await Tool.Run(prices.Folder, "mkfifo", [prices.PathOf(ChangingPrices.Plans)])).ExitCode.ShouldBe(0);
    }

    private static void Relink(ChangingPrices prices)
    {
        File.Delete(prices.PathOf(ChangingPrices.Models));
        File.CreateSymbolicLink(prices.PathOf(ChangingPrices.Models), "nowhere.json");
    }

    private static Task Rewrite(ChangingPrices prices, string file, Func<string, string> change)
    {
        var text = File.ReadAllText(prices.PathOf(file));
        var changed = change(text);
        changed.ShouldNotBe(text, "nothing was damaged");
        return File.WriteAllTextAsync(prices.PathOf(file), changed);
    }

    private static Task Bytes(ChangingPrices prices, string file, byte[] bytes) => File.WriteAllBytesAsync(prices.PathOf(file), bytes);

    private static Task Do(Action harm)
    {
        harm();
        return Task.CompletedTask;
    }
}
