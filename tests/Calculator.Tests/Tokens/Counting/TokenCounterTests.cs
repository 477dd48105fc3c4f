using System.Text.Json;
using Calculator.Tokens.Counting;

namespace Calculator.Tests.Tokens.Counting;

public class TokenCounterTests
{
    [Theory]
    [InlineData("edges")]
    [InlineData("random")]
    public void Counts_as_the_reference_implementation_does(string kind)
    {
        using var goldens = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests", "Calculator.Tests", "Tokens", "Counting", "goldens.json")));
        var wrong = new List<string>();
        var compared = 0;
        foreach (var row in goldens.RootElement.GetProperty(kind).EnumerateArray())
        {
            var (text, o200k, cl100k) = (row[0].GetString()!, row[1].GetInt32(), row[2].GetInt32());
            var counted = (Count("o200k_base", text), Count("cl100k_base", text));
            if (counted != (o200k, cl100k))
                wrong.Add($"{JsonSerializer.Serialize(text)}: {counted}, not {(o200k, cl100k)}");
            compared++;
        }

        wrong.ShouldBeEmpty();
        compared.ShouldBe(kind == "edges" ? 60 : 2_462);
    }

    private static int Count(string tokenizer, string text) => TokenCounter.For(tokenizer)!.Count(text, TestContext.Current.CancellationToken);
}
