using System.Globalization;
using System.Text;
using System.Text.Json;
using Calculator.Counting;
using Calculator.Tokenizers;

namespace Calculator.Api.Tests.Endpoints.Tokens;

/// <summary>Holds our token counter against the WASM build of the reference implementation, over random texts of every script.</summary>
public class CounterOracleTests
{
    private const int Texts = 100_000;

    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Calculator.Client");

    [Fact]
    public async Task Random_texts_count_as_the_reference_counts_them()
    {
        using var turn = await NodePackages.Use(Folder);
        var random = Seed.Random();
        var texts = Enumerable.Range(0, Texts).Select(_ => RandomText(random)).ToArray();
        var file = Path.Combine(Folder, "build", "texts.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(texts), TestContext.Current.CancellationToken);

        var (exitCode, printed, errors) = await Tool.Run(Folder, "node", [Path.Combine("src", "count-tokens.mjs"), file]);
        exitCode.ShouldBe(0, errors);
        var expected = JsonSerializer.Deserialize<int[][]>(printed)!;
        expected.Length.ShouldBe(Texts);

        var wrong = new List<string>();
        for (var index = 0; index < Texts; index++)
        {
            int[] counted = [Count("o200k_base", texts[index]), Count("cl100k_base", texts[index])];
            if (!counted.SequenceEqual(expected[index]))
            {
                wrong.Add($"{JsonSerializer.Serialize(texts[index])}: {string.Join(", ", counted)}, "
                    + $"not {string.Join(", ", expected[index])}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    // Fragments that the split patterns treat apart, and any assigned character there is.
    private static string RandomText(Random random)
    {
        string[] fragments =
        [
            " ", "  ", "\n", "\r\n", "\t", "'s", "'LL", "'\u017F", "/", "//", "1", "123", "\u00A0", "\u3000", "\u0301",
            "\u200D", "\uFEFF", "é", "ß", "Ǆ", "ǅ", "中", "가", "ا", "।", "👍🏽", "don't", "HTTPServer", "iPhone", "{", "};",
            "==", "...", "\u0660", "Ⅷ", "½", "𝟘", "𐐀", "\u2028", "\u0085",
        ];
        var text = new StringBuilder();
        for (var part = random.Next(1, 14); part > 0; part--)
            text.Append(random.Next(3) == 0 ? AnyCharacter(random).ToString() : fragments[random.Next(fragments.Length)]);
        return text.ToString();
    }

    private static Rune AnyCharacter(Random random)
    {
        while (true)
        {
            var codePoint = random.Next(2) == 0 ? random.Next(0x3000) : random.Next(0x20000);
            if (Rune.IsValid(codePoint) && CharUnicodeInfo.GetUnicodeCategory(codePoint) != UnicodeCategory.OtherNotAssigned)
                return new Rune(codePoint);
        }
    }

    private static int Count(string tokenizer, string text) =>
        TokenCounters.Shipped.For(tokenizer)!.Count(text, TestContext.Current.CancellationToken);
}
