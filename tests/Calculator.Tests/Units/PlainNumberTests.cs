using System.Globalization;
using System.Text.RegularExpressions;
using Calculator.Units;

namespace Calculator.Tests.Units;

public class PlainNumberTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("3000.0", "3000")]
    [InlineData("1E+15", "1000000000000000")]
    [InlineData("1e-7", "0.0000001")]
    [InlineData("-2.50", "-2.5")]
    [InlineData("007", "7")]
    [InlineData("0e999999999999", "0")]
    [InlineData("0.30000000000000004", "0.30000000000000004")]
    [InlineData("1234567890123456789012345678", "1234567890123456789012345678")]
    [InlineData("10000000000000000000000000000e-28", "1")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    [InlineData("1e-28", "0.0000000000000000000000000001")]
    [InlineData("1e27", "1000000000000000000000000000")]
    [InlineData("0.00000000000000000000000000010e0", "0.0000000000000000000000000001")]
    [InlineData("0001.50E2", "150")]
    [InlineData("-0", "0")]
    public void Reads_plain_numbers_exactly(string text, string expected)
    {
        PlainNumber.TryParse(text, out var number).ShouldBeTrue();
        PlainNumber.Format(number).ShouldBe(expected);
    }

    [Theory]
    [InlineData("1,5")]
    [InlineData("1 000")]
    [InlineData(" 1")]
    [InlineData("1\n")]
    [InlineData("+1")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("0x10")]
    [InlineData("1e")]
    [InlineData("--1")]
    [InlineData("$5")]
    [InlineData("٣")]
    [InlineData("")]
    public void Refuses_anything_else(string text) => PlainNumber.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("1e400", true)]
    [InlineData("1e99999999999", true)]
    [InlineData("123456789012345678901234567890", true)]
    [InlineData("-1e400", false)]
    [InlineData("1e28", true)]
    [InlineData("1e1001", true)]
    [InlineData("1e+99999999999", true)]
    [InlineData("-123456789012345678901234567890.5", false)]
    public void Saturates_where_decimal_would_overflow_so_that_a_bound_can_refuse_by_name(string text, bool positive)
    {
        PlainNumber.TryParse(text, out var number).ShouldBeTrue();
        number.ShouldBe(positive ? decimal.MaxValue : decimal.MinValue);
    }

    [Theory]
    [InlineData("1e-400")]
    [InlineData("1e-29")]
    [InlineData("1e-1001")]
    [InlineData("1e-99999999999")]
    [InlineData("0.00000000000000000000000000001")]
    [InlineData("0.12345678901234567890123456789")]
    [InlineData("1.00000000000000000000000000001")]
    public void Refuses_what_decimal_would_round_in_silence(string text) => PlainNumber.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Reads_what_the_grammar_allows_and_nothing_else()
    {
        // Texts of the characters numbers are made of: one in five or so is a number.
        var chance = Seed.Random();
        var numbers = 0;
        for (var text = 0; text < 20_000; text++)
        {
            var written = string.Concat(Enumerable.Range(0, chance.Next(1, 9)).Select(_ => "00123456789.eE+-"[chance.Next(16)]));
            var isNumber = Regex.IsMatch(written, @"^-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?\z");
            var isSmall = isNumber
                && decimal.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var expected)
                && expected is 0 or (> -1_000_000m and < 1_000_000m);
            if (!isNumber)
                PlainNumber.TryParse(written, out _).ShouldBeFalse(written);
            else if (isSmall && PlainNumber.TryParse(written, out var read))
                read.ShouldBe(decimal.Parse(written, NumberStyles.Float, CultureInfo.InvariantCulture), written);
            numbers += isNumber ? 1 : 0;
        }

        numbers.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public void A_text_that_is_no_number_leaves_nothing()
    {
        PlainNumber.TryParse("five", out var number).ShouldBeFalse();
        number.ShouldBe(0);
    }

    [Theory]
    [InlineData("272000", "272,000")]
    [InlineData("1234567.5", "1,234,567.5")]
    [InlineData("0.1234567890125", "0.123456789013")]
    [InlineData("-1000", "-1,000")]
    public void Is_written_for_reading_with_a_comma_between_thousands(string number, string text) =>
        PlainNumber.ForReading(decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(text);
}
