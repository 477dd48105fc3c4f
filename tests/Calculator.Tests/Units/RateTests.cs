using Calculator.Units;

namespace Calculator.Tests.Units;

public class RateTests
{
    [Theory]
    [InlineData("1200", "2.5", "0.003")]
    [InlineData("1000000000000000", "0.000000001", "1")]
    [InlineData("1", "0.000000001", "0.000000000000001")]
    [InlineData("118662143724317", "6.52960858680238686017191", "774817352.590679245109984632")]
    [InlineData("118662143724317", "6.5296085868023868601719", "774817352.590679245109983446")]
    public void Tokens_cost_what_they_do_whatever_decimals_a_discount_has_left_of_a_rate(string tokens, string rate, string usd)
    {
        var cost = (new TokenCount(Number(tokens)) * new Rate(Number(rate))).Value;
        Math.Round(cost, Number(usd).Scale).ShouldBe(Number(usd));
    }

    private static decimal Number(string text) => PlainNumber.TryParse(text, out var number) ? number : throw new FormatException(text);
}
