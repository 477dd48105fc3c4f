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
}
