using Calculator.Outcomes;

namespace Calculator.Tests.Outcomes;

public class EchoTests
{
    [Theory]
    [InlineData("gpt-5.5", "gpt-5.5")]
    [InlineData("a\r\nSet-Cookie: b", "a??Set-Cookie: b")]
    [InlineData("\u202Etxt.exe", "?txt.exe")]
    [InlineData("\0", "?")]
    public void Repeats_text_on_one_plain_line(string text, string expected) => Echo.Of(text).ShouldBe(expected);

    [Fact]
    public void Cuts_long_text() => Echo.Of(new string('x', 61)).ShouldBe(new string('x', 60) + "…");
}
