namespace Calculator.Drafting.Tests;

/// <summary>What <c>check</c> tells of the frozen prices of 2026-11-21, every figure of which was checked on 2026-11-20.</summary>
public sealed class CheckTests : IDisposable
{
    private const string Two = "Rates of 2026-11-21 that two";
    private const string One = "Rates that one states";

    private static readonly DateOnly Day = new(2026, 12, 1);

    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void Two_newer_families_that_agree_contradict_a_rate_and_the_exit_code_says_so()
    {
        Check(LiteLlm("gpt-5.5", 6, 30), LlmPrices("gpt-5.5", 6, 30)).ShouldBe(1);
        _place.Rows(Two).ShouldBe(["gpt-5.5 standard input: 5, checked 2026-11-20; 6 litellm@2026-11-28, 6 llm-prices@2026-11-28"]);
        _place.Rows(One).ShouldBeEmpty();
    }

    [Fact]
    public void Older_files_are_told_and_are_no_reason_to_fail()
    {
        Check(LiteLlm("gpt-5.5", 6, 30, "2026-11-20"), LlmPrices("gpt-5.5", 6, 30)).ShouldBe(0);
        _place.Rows(Two).ShouldBe(["gpt-5.5 standard input: 5, checked 2026-11-20; 6 litellm@2026-11-20, 6 llm-prices@2026-11-28"]);
    }

    [Fact]
    public void One_family_or_two_that_differ_are_told_apart()
    {
        Check(LiteLlm("gpt-5.5", 6, 31), LlmPrices("gpt-5.5", 7, 30)).ShouldBe(0);
        _place.Rows(Two).ShouldBeEmpty();
        _place.Rows(One).ShouldBe(
        [
            "gpt-5.5 standard input: 5, checked 2026-11-20; 6 litellm@2026-11-28, 7 llm-prices@2026-11-28",
            "gpt-5.5 standard output: 30, checked 2026-11-20; 31 litellm@2026-11-28, 30 llm-prices@2026-11-28",
        ]);
    }

    [Fact]
    public void A_copy_of_a_family_s_file_has_no_vote_beside_its_newest()
    {
        _place.Write("copy.json", """{ "gpt-5.5": { "input_cost_per_token": 6e-06, "output_cost_per_token": 3e-05 } }""");
        var copy = Calculator.Drafting.Sources.SourceFile.Of("litellm", $"{Path.Combine(_place.Root, "copy.json")}@2026-11-27").File!;
        Check(LiteLlm("gpt-5.5", 7, 30), copy).ShouldBe(0);
        _place.Rows(One).ShouldBe(["gpt-5.5 standard input: 5, checked 2026-11-20; 7 litellm@2026-11-28"]);
    }

    [Fact]
    public void A_rounded_figure_states_nothing_else()
    {
        Check(LiteLlm("gpt-5.4-mini", 0.75m, 4.5m, cached: 0.08m), LlmPrices("gpt-5.4-mini", 0.75m, 4.5m)).ShouldBe(0);
        _place.Rows(One).ShouldBeEmpty();
    }

    [Fact]
    public void Regions_gateways_and_pointers_have_no_vote()
    {
        var file = _place.Source("litellm", """
            { "azure/gpt-5.5": { "input_cost_per_token": 9e-06 }, "us.anthropic.claude-opus-4-7": { "input_cost_per_token": 9e-06 },
              "openrouter/openai/gpt-5.5": { "input_cost_per_token": 9e-06 }, "gpt-5.5-preview": { "input_cost_per_token": 9e-06 },
              "chat-latest": { "input_cost_per_token": 9e-06 } }
            """);
        Check(file).ShouldBe(0);
        _place.Rows(One).ShouldBeEmpty();
    }

    [Fact]
    public void Sizes_one_apart_are_the_same_size_and_a_long_card_may_have_an_id_of_its_own()
    {
        var genAi = _place.Source("genai-prices", """
            [{ "id": "openai", "models": [{ "id": "gpt-5.5", "prices": {
                "input_mtok": { "base": 5, "tiers": [{ "start": 271999, "price": 11 }] } } }] }]
            """);
        Check(genAi, LlmPrices("gpt-5.5-272k", 11, 45)).ShouldBe(1);
        _place.Rows(Two).ShouldBe(
            ["gpt-5.5 standard above 272000 input: 10, checked 2026-11-20; 11 genai-prices@2026-11-28, 11 llm-prices@2026-11-28"]);
    }

    [Fact]
    public void A_card_that_we_lack_is_told()
    {
        Check(ModelsDev("openai", "gpt-6-luna", """{ "fast": { "cost": { "input": 0.2, "output": 1 } } }""")).ShouldBe(0);
        _place.Rows(One).ShouldBe(
        [
            "gpt-6-luna priority input: no card, checked 2026-11-20; 0.2 models.dev@2026-11-28",
            "gpt-6-luna priority output: no card, checked 2026-11-20; 1 models.dev@2026-11-28",
        ]);
    }

    [Fact]
    public void What_nobody_but_us_states_what_we_lack_what_is_gone_and_how_old_it_is()
    {
        var files = new[]
        {
            _place.Source("models.dev", """{ "openai": { "models": { "gpt-9": {}, "chat-latest": { "cost": { "input": 1 } } } } }"""),
            _place.Source("litellm", """{ "gpt-9": { "input_cost_per_token": 1e-06 }, "chat-latest": {}, "two": {} }"""),
            _place.Source(
                "genai-prices",
                """[{ "id": "openai", "models": [{ "id": "gpt-9" }, { "id": "two" }, { "id": "chat-latest" }] }]"""),
        };
        Check(files).ShouldBe(0);
        _place.Rows("Models in three").ShouldBe(["gpt-9 (genai-prices, litellm, models.dev)"]);
        _place.Rows("Models of ours that are gone").ShouldContain("gpt-5.5: in none of genai-prices, litellm, models.dev");
        _place.Rows("Rates that nobody").ShouldContain("gpt-5.5 standard above 272000 cacheRead");
        _place.Rows("Days since").ShouldContain("11 gpt-5.5 (2026-11-20)");
        _place.Rows("Sources")[0].ShouldBe("models.dev@2026-11-28: models.dev.json, 2 models");
        _place.Read.ShouldBe(["models.dev@2026-11-28", "litellm@2026-11-28", "genai-prices@2026-11-28"]);
    }

    [Fact]
    public void A_rate_a_thousand_times_ours_is_refused_as_another_unit()
    {
        Check(LlmPrices("gpt-5.5", 5000, 30)).ShouldBe(2);
        _place.Errors.TrimEnd().ShouldBe(
            "llm-prices gpt-5.5.input: must be near ours, 5 dollars per million tokens: is the unit another one?; it is 5000");
    }

    private int Check(params Calculator.Drafting.Sources.SourceFile[] files) => _place.Commands.Check(files, Day);

    private Calculator.Drafting.Sources.SourceFile LiteLlm(
        string id, decimal input, decimal output, string date = "2026-11-28", decimal cached = 0) => _place.Source(
        "litellm",
        FormattableString.Invariant($$"""
            { "{{id}}": { "input_cost_per_token": {{input}}e-06, "output_cost_per_token": {{output}}e-06,
              "cache_read_input_token_cost": {{cached}}e-06 } }
            """),
        date);

    private Calculator.Drafting.Sources.SourceFile LlmPrices(string id, decimal input, decimal output) => _place.Source(
        "llm-prices", FormattableString.Invariant($$"""{ "prices": [{ "id": "{{id}}", "input": {{input}}, "output": {{output}} }] }"""));

    private Calculator.Drafting.Sources.SourceFile ModelsDev(string provider, string id, string modes) => _place.Source(
        "models.dev", $$"""{ "{{provider}}": { "models": { "{{id}}": { "experimental": { "modes": {{modes}} } } } } }""");
}
