using Calculator.Pricing;
using Calculator.Tokens;

namespace Calculator.Tests.Tokens;

public class ContentClassifierTests
{
    [Theory]
    [InlineData("The service answers over HTTP, and every number in it can be traced to a source.", ContentClass.Prose)]
    [InlineData("Der Dienst antwortet über HTTP; jede Zahl hat eine Quelle (und ein Datum).", ContentClass.Prose)]
    [InlineData("public static int Add(int a, int b)\n{\n    return a + b;\n}\n", ContentClass.Code)]
    [InlineData("def f(x):\n    if x:\n        return [y for y in x]\n", ContentClass.Code)]
    [InlineData("{\"model\":\"gpt-5.5\",\"inputTokens\":3000,\"lines\":[{\"usd\":0.015}]}", ContentClass.Json)]
    [InlineData("Сервис отвечает по HTTP", ContentClass.Cjk)]
    [InlineData("计算器通过 HTTP 回答", ContentClass.Cjk)]
    [InlineData("∀x ∈ ℝ: ∑ xⁿ ≤ ∫ f(x) dx ⇒ ∂f ≠ ∞", ContentClass.Math)]
    [InlineData("", ContentClass.Prose)]
    [InlineData("   ", ContentClass.Prose)]
    public void Proposes_a_class_and_says_why(string text, ContentClass expected)
    {
        var found = ContentClassifier.Classify(text);
        found.Class.ShouldBe(expected, found.Why);
        found.Why.ShouldContain("%");
    }

    [Theory]
    [InlineData("ab cd.", ContentClass.Prose, "80 % of it are letters, nearly all Latin, and only 0 % signs of code.")]
    [InlineData("", ContentClass.Prose, "0 % of it are letters, nearly all Latin, and only 0 % signs of code.")]
    [InlineData("世界 abc", ContentClass.Cjk, "40 % of its letters are not Latin (more than 30 %).")]
    [InlineData("世界世 abcdefg", ContentClass.Prose, "100 % of it are letters, nearly all Latin, and only 0 % signs of code.")]
    [InlineData("\u024F\u0250\u024F\u024F", ContentClass.Prose, "100 % of it are letters, nearly all Latin, and only 0 % signs of code.")]
    [InlineData("\u0250\u0250\u024F\u024F", ContentClass.Cjk, "50 % of its letters are not Latin (more than 30 %).")]
    [InlineData("∑ abcdefghi", ContentClass.Math, "10 % of its signs are mathematical (more than 8 %).")]
    [InlineData("∑∑ abcdefghijklmnopqrstuvw", ContentClass.Prose, "92 % of it are letters, nearly all Latin, and only 0 % signs of code.")]
    [InlineData("x^abcdef\\", ContentClass.Math, "22.2 % of its signs are mathematical (more than 8 %).")]
    [InlineData("a+b|c~d", ContentClass.Prose, "57.1 % of it are letters, nearly all Latin, and only 0 % signs of code.")]
    [InlineData(
        "{\"a\":1}",
        ContentClass.Json,
        "It begins with a bracket, and 71.4 % of it are quotes, colons, commas and brackets (more than 12 %).")]
    [InlineData(
        "  [1,2]",
        ContentClass.Json,
        "It begins with a bracket, and 60 % of it are quotes, colons, commas and brackets (more than 12 %).")]
    [InlineData(
        "[abcdefghijklmn]",
        ContentClass.Json,
        "It begins with a bracket, and 12.5 % of it are quotes, colons, commas and brackets (more than 12 %).")]
    [InlineData("[abcdefghijklmno]", ContentClass.Code, "11.8 % of it are signs of code such as ; = { } ( ) (more than 5 %).")]
    [InlineData("[abcdefghijklmnopqrstuv:]", ContentClass.Code, "8 % of it are signs of code such as ; = { } ( ) (more than 5 %).")]
    [InlineData(
        "a\nb\nc\nd\ne\nf\nghijklmnopqr\n h\n i\n jklmnopqrstuvwxy(",
        ContentClass.Prose,
        "97.3 % of it are letters, nearly all Latin, and only 2.7 % signs of code.")]
    [InlineData("a[1,2]", ContentClass.Code, "33.3 % of it are signs of code such as ; = { } ( ) (more than 5 %).")]
    [InlineData("a < b; c > d = _", ContentClass.Code, "55.6 % of it are signs of code such as ; = { } ( ) (more than 5 %).")]
    [InlineData("abcdefghijklmnopqrs;", ContentClass.Prose, "95 % of it are letters, nearly all Latin, and only 5 % signs of code.")]
    [InlineData(
        "abcdefghijklmnopqrst\n\n  abcdefghijklmnopqr(",
        ContentClass.Code,
        "50 % of its lines are indented (more than 30 %), and 2.6 % of it are signs of code.")]
    [InlineData(
        "abcdefghijklmnopqrst\n\tabcdefghijklmnopqr(",
        ContentClass.Code,
        "50 % of its lines are indented (more than 30 %), and 2.6 % of it are signs of code.")]
    [InlineData(
        "abcdefghijklmnopqrst\n  abcdefghijklmnopqrs(",
        ContentClass.Prose,
        "97.5 % of it are letters, nearly all Latin, and only 2.5 % signs of code.")]
    [InlineData(
        "abcdefghijklmnopqrst\nabcdefghijklmnopqr(",
        ContentClass.Prose,
        "97.4 % of it are letters, nearly all Latin, and only 2.6 % signs of code.")]
    public void The_shares_that_decide_are_told_and_a_share_must_be_exceeded(string text, ContentClass expected, string why) =>
        ContentClassifier.Classify(text).ShouldBe(new ClassifiedContent(expected, why));

    [Fact]
    public void Only_the_beginning_of_a_long_text_is_looked_at()
    {
        ContentClassifier.Classify(new string('a', 65_536) + new string('世', 65_536)).Class.ShouldBe(ContentClass.Prose);
        ContentClassifier.Classify(new string('a', 40_000) + new string('世', 65_536)).Class.ShouldBe(ContentClass.Cjk);
    }
}
