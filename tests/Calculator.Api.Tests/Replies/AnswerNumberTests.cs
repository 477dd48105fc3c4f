using System.Globalization;
using Calculator.Api.Replies;

namespace Calculator.Api.Tests.Replies;

public class AnswerNumberTests
{
    [Theory]
    [InlineData("45.00", "45")]
    [InlineData("0.000", "0")]
    [InlineData("-0.00", "0")]
    [InlineData("-1.250", "-1.25")]
    [InlineData("3.000000000000", "3")]
    [InlineData("42949672.960", "42949672.96")]
    [InlineData("18446744073709.551615", "18446744073709.551615")]
    [InlineData("1844674407370955.16160", "1844674407370955.1616")]
    [InlineData("0.0000000000005", "0.000000000001")]
    [InlineData("79228162514264.337593543950335", "79228162514264.33759354395")]
    public void Takes_zeros_off_and_rounds_to_twelve_decimals(string exact, string told) =>
        AnswerNumber.Of(Parse(exact)).ToString(CultureInfo.InvariantCulture).ShouldBe(told);

    [Fact]
    public void Says_the_same_number_however_many_digits_it_has()
    {
        var chance = new Random((int)(Seed.Told() & int.MaxValue));
        for (var draw = 0; draw < Effort.Of(20_000); draw++)
        {
            var high = draw % 3 == 0 ? chance.Next(99) : 0;
            var exact = new decimal(chance.Next(), chance.Next(), high, draw % 2 == 0, (byte)chance.Next(20));
            var told = AnswerNumber.Of(exact);
            told.ShouldBe(Math.Round(exact, 12, MidpointRounding.AwayFromZero));
            (told.Scale == 0 || told.ToString(CultureInfo.InvariantCulture)[^1] != '0').ShouldBeTrue($"{exact} as {told}");
        }
    }

    private static decimal Parse(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
