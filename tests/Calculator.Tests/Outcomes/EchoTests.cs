using Calculator.Outcomes;

namespace Calculator.Tests.Outcomes;

public class EchoTests
{
    [Theory]
    [InlineData("gpt-5.5", "gpt-5.5")]
    [InlineData("a\r\nSet-Cookie: b", "a??Set-Cookie: b")]
    [InlineData("\u202Etxt.exe", "?txt.exe")]
    [InlineData("\0", "?")]
    [InlineData("\u2028", "?")]
    [InlineData("\u2029", "?")]
    [InlineData("\uE000", "?")]
    [InlineData("\u0378", "?")]
    [InlineData("👍", "??")]
    [InlineData("Grüße, 世界", "Grüße, 世界")]
    public void Repeats_text_on_one_plain_line(string text, string expected) => Echo.Of(text).ShouldBe(expected);

    [Fact]
    public void Cuts_long_text() => Echo.Of(new string('x', 61)).ShouldBe(new string('x', 60) + "…");

    [Fact]
    public void Leaves_text_of_sixty_characters_whole() => Echo.Of(new string('x', 60)).ShouldBe(new string('x', 60));

    [Fact]
    public void A_line_of_ones_own_is_never_cut() => Echo.OnOneLine(new string('x', 61) + "\n").ShouldBe(new string('x', 61) + "?");
}
