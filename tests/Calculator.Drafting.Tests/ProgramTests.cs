namespace Calculator.Drafting.Tests;

/// <summary>The program as a scheduled job runs it.</summary>
public sealed class ProgramTests : IDisposable
{
    public static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Calculator.Drafting.dll");

    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData("Unrecognized command or argument 'chek'.", "chek", "--litellm", "file.json")]
    [InlineData("Unrecognized command or argument '--litelm'.", "check", "--litelm", "file.json")]
    [InlineData("'2026-13-45' is no version: give a day such as 2026-12-01.", "draft", "2026-13-45", "--litellm", "file.json")]
    [InlineData("--litellm none.json: there is no such file, and a date is written as file@2026-11-20", "check", "--litellm", "none.json")]
    [InlineData("Give at least one source: --models.dev, --litellm, --genai-prices, --llm-prices, --portkey.", "check")]
    [InlineData("'soon' is no day: give one such as 2026-12-01.", "check", "--as-of", "soon")]
    public async Task What_is_given_wrong_is_said_and_ends_with_2(string sentence, params string[] arguments)
    {
        _place.Write("file.json", "{}");
        var (exitCode, _, errors) = await Tool.Run(_place.Root, "dotnet", [Program, .. arguments]);
        errors.ShouldContain(sentence);
        exitCode.ShouldBe(2);
    }

    [Fact]
    public async Task A_text_that_is_no_Unicode_ends_with_2()
    {
        _place.Write("file.json", """{ "prices": [ { "id": "\ud800", "input": 1 } ] }""");
        var (exitCode, _, errors) = await Tool.Run(_place.Root, "dotnet", [Program, "check", "--llm-prices", "file.json@2026-11-28"]);
        errors.ShouldStartWith("file.json $: holds a text that is no Unicode");
        exitCode.ShouldBe(2);
    }

    [Fact]
    public async Task Nothing_against_our_prices_ends_with_0()
    {
        _place.Write("file.json", "{}");
        var (exitCode, output, errors) = await Tool.Run(
            _place.Root, "dotnet", [Program, "check", "--litellm", "file.json@2026-11-28", "--as-of", "2026-12-01"]);
        errors.ShouldBeEmpty();
        output.ShouldStartWith("Sources: 1\n  litellm@2026-11-28: file.json, 0 models\n");
        exitCode.ShouldBe(0);
    }
}
