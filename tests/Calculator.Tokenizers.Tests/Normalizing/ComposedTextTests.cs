using System.Text;
using System.Text.Json;
using Calculator.Tokenizers.Normalizing;

namespace Calculator.Tokenizers.Tests.Normalizing;

public class ComposedTextTests
{
    // Made by goldens.mjs beside it with the tables of Node.js, of every character that stands for others but for syllables of Korean,
    // which are made by arithmetic, and of marks in any order.
    [Fact]
    public void Texts_are_composed_as_Unicode_says()
    {
        var rows = JsonSerializer.Deserialize<string[][]>(File.ReadAllText(Path.Combine(
            Repository.Root,
            "tests",
            "Calculator.Tokenizers.Tests",
            "Normalizing",
            "compositions.goldens.json")))!;
        rows.Length.ShouldBe(1_208);
        rows.Where(row => Composed(row[0]) != row[1]).Select(row => $"{Points(row[0])}: {Points(Composed(row[0]))}, not {Points(row[1])}")
            .ShouldBeEmpty();
    }

    // Why the tables are carried: the platform's answer every text as it is, in the mode in which the service and these tests run.
    [Fact]
    public void The_platform_composes_nothing_in_its_invariant_mode() => "e\u0301".Normalize(NormalizationForm.FormC).ShouldBe("e\u0301");

    [Fact]
    public void What_is_composed_stays_the_same_and_is_not_copied()
    {
        foreach (var text in new[] { "", "Grüße", "世界", "한글" })
        {
            var utf8 = Encoding.UTF8.GetBytes(text).AsSpan();
            (ComposedText.Of(utf8, TestContext.Current.CancellationToken) == utf8).ShouldBeTrue(text);
        }
    }

    [Fact]
    public void Every_syllable_of_Korean_is_composed_of_its_parts()
    {
        for (var syllable = 0; syllable < 11_172; syllable++)
        {
            var (lead, vowel, tail) = (syllable / 588, syllable / 28 % 21, syllable % 28);
            var parts = $"{(char)(0x1100 + lead)}{(char)(0x1161 + vowel)}{(tail == 0 ? "" : (char)(0x11A7 + tail))}";
            Composed(parts).ShouldBe(((char)(0xAC00 + syllable)).ToString());
        }
    }

    // A guard against hanging: put in order one by one, these marks would take hours.
    [Fact]
    public void A_megabyte_of_marks_in_the_wrong_order_is_composed_without_hanging()
    {
        var marks = string.Concat(Enumerable.Repeat("\u0301\u0323", Effort.Of(250_000)));
        Composed($"a{marks}").ShouldStartWith("\u1EA1\u0323");
    }

    private static string Composed(string text) =>
        Encoding.UTF8.GetString(ComposedText.Of(Encoding.UTF8.GetBytes(text), TestContext.Current.CancellationToken));

    private static string Points(string text) => string.Join(' ', text.EnumerateRunes().Select(rune => $"{rune.Value:X4}"));
}
