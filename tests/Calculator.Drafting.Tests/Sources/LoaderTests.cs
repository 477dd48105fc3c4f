using Calculator.Drafting.Sources;
using Calculator.Units;

namespace Calculator.Drafting.Tests.Sources;

/// <summary>Each source's shape in small, with the traps it is known for: every rate that is read of it, and none beside.</summary>
public sealed class LoaderTests : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void Models_dev() => Rates("models.dev", """
        { "openai": { "id": "openai", "models": {
            "gpt-5.5": { "id": "gpt-5.5", "release_date": "2026-04-23", "status": "deprecated",
              "cost": { "input": 5, "output": 30, "cache_read": 0.5, "cache_write": 0, "reasoning": 30, "input_audio": 9,
                "tiers": [{ "input": 10, "output": 45, "cache_read": 1, "tier": { "type": "context", "size": 272000 } }],
                "context_over_200k": { "input": 10, "output": 45 } },
              "limit": { "context": 1050000, "input": 922000, "output": 128000 },
              "experimental": { "modes": { "fast": { "cost": { "input": 12.5, "output": 75 } } } } } } },
          "anthropic": { "models": {
            "old": { "cost": { "input": 3, "output": 15, "context_over_200k": { "input": 6, "output": 22.5 } } },
            "free": { "name": "without a cost" } } } }
        """).ShouldBe(
        [
            "openai/gpt-5.5 standard any input 5",
            "openai/gpt-5.5 standard any output 30",
            "openai/gpt-5.5 standard any cacheRead 0.5",
            "openai/gpt-5.5 standard above 272000 input 10",
            "openai/gpt-5.5 standard above 272000 output 45",
            "openai/gpt-5.5 standard above 272000 cacheRead 1",
            "openai/gpt-5.5 fast any input 12.5",
            "openai/gpt-5.5 fast any output 75",
            "anthropic/old standard any input 3",
            "anthropic/old standard any output 15",
            "anthropic/old standard above 200000 input 6",
            "anthropic/old standard above 200000 output 22.5",
        ]);

    [Fact]
    public void LiteLlm() => Rates("litellm", """
        { "sample_spec": { "input_cost_per_token": "a text" },
          "claude-x": { "litellm_provider": "anthropic", "max_output_tokens": 64000,
            "input_cost_per_token": 3e-06, "output_cost_per_token": 1.5e-05, "output_cost_per_reasoning_token": 1.5e-05,
            "cache_read_input_token_cost": 3e-07, "cache_creation_input_token_cost": 3.75e-06,
            "cache_creation_input_token_cost_above_1hr": 6e-06,
            "input_cost_per_token_above_200k_tokens": 6e-06,
            "cache_creation_input_token_cost_above_1hr_above_200k_tokens": 1.2e-05,
            "input_cost_per_token_batches": 1.5e-06, "output_cost_per_token_batches": 7.5e-06,
            "cache_read_input_token_cost_flex": 0, "search_context_cost_per_query": { "search_context_size_low": 0.01 } },
          "gpt-x": { "input_cost_per_token": 5e-06, "input_cost_per_token_above_272k_tokens_priority": 2e-05 },
          "gemini/repeats": { "input_cost_per_token": 1e-06, "output_cost_per_token": 2e-06,
            "input_cost_per_token_priority": 1e-06, "output_cost_per_token_priority": 2e-06 },
          "dashscope/ranged": { "tiered_pricing": [
            { "range": [0, 32000.0], "input_cost_per_token": 1e-06 }, { "range": [32000.0, 128000.0], "input_cost_per_token": 2e-06 }] } }
        """).ShouldBe(
        [
            "claude-x standard any input 3",
            "claude-x standard any output 15",
            "claude-x standard any cacheRead 0.3",
            "claude-x standard any cacheWrite 3.75",
            "claude-x standard any cacheWrite1h 6",
            "claude-x standard above 200000 input 6",
            "claude-x standard above 200000 cacheWrite1h 12",
            "claude-x batch any input 1.5",
            "claude-x batch any output 7.5",
            "gpt-x standard any input 5",
            "gpt-x priority above 272000 input 20",
            "gemini/repeats standard any input 1",
            "gemini/repeats standard any output 2",
            "dashscope/ranged standard any input 1",
            "dashscope/ranged standard above 32000 input 2",
        ]);

    [Fact]
    public void GenAiPrices() => Rates("genai-prices", """
        [{ "id": "openai", "models": [
            { "id": "gpt-5.5", "match": { "starts_with": "gpt-5.5" }, "context_window": 1000000, "deprecated": true,
              "prices": { "input_mtok": { "base": 5, "tiers": [{ "start": 271999, "price": 10 }] }, "output_mtok": 30, "web_kcount": 10 } },
            { "id": "dated", "prices": [
              { "prices": { "input_mtok": 1 } },
              { "constraint": { "start_date": "2026-11-28" }, "prices": { "input_mtok": 2, "cache_write_1h_mtok": 4 } },
              { "constraint": { "start_date": "2026-11-29" }, "prices": { "input_mtok": 3 } }] },
            { "id": "by-the-hour", "prices": [
              { "prices": { "input_mtok": 1 } },
              { "constraint": { "start_time": "00:30:00Z", "end_time": "16:30:00Z" }, "prices": { "input_mtok": 2 } }] }] }]
        """).ShouldBe(
        [
            "openai/gpt-5.5 standard any input 5",
            "openai/gpt-5.5 standard above 271999 input 10",
            "openai/gpt-5.5 standard any output 30",
            "openai/dated standard any input 2",
            "openai/dated standard any cacheWrite1h 4",
        ]);

    [Fact]
    public void LlmPrices() => Rates("llm-prices", """
        { "updated_at": "2026-11-27", "prices": [
            { "id": "gpt-5.5", "vendor": "openai", "name": "GPT-5.5", "input": 5, "output": 30, "input_cached": null },
            { "id": "was", "input": 1, "output": 2, "from_date": "2026-01-01", "to_date": "2026-11-28" },
            { "id": "is", "input": 3, "output": 4, "from_date": "2026-11-28", "to_date": null },
            { "id": "will-be", "input": 5, "output": 6, "from_date": "2026-11-29" }] }
        """).ShouldBe(
            ["gpt-5.5 standard any input 5", "gpt-5.5 standard any output 30", "is standard any input 3", "is standard any output 4"]);

    [Fact]
    public void Portkey()
    {
        _place.Write("portkey/anthropic.json", """
            { "default": { "pricing_config": { "pay_as_you_go": { "request_token": { "price": 9 } } } },
              "claude-x": { "pricing_config": {
                "pay_as_you_go": { "request_token": { "price": 0.0003 }, "response_token": { "price": 0.0015 },
                  "cache_write_input_token": { "price": 0.000375 }, "cache_read_input_token": { "price": 0 },
                  "additional_units": { "web_search": { "price": 1 } } },
                "batch_config": { "request_token": { "price": 0.00015 } }, "currency": "USD" } } }
            """);
        var file = SourceFile.Of("portkey", $"{Path.Combine(_place.Root, "portkey")}@2026-11-28").File!;
        Rates(file).ShouldBe(
        [
            "anthropic/claude-x standard any input 3",
            "anthropic/claude-x standard any output 15",
            "anthropic/claude-x standard any cacheWrite 3.75",
            "anthropic/claude-x batch any input 1.5",
        ]);
    }

    [Theory]
    [InlineData("litellm", """{ "a": { "input_cost_per_word": 1 } }""",
        "litellm.json a.input_cost_per_word: is a key that this loader does not know; it is 1")]
    [InlineData("litellm", """{ "a": { "input_cost_per_token": "0.000003" } }""",
        "litellm.json a.input_cost_per_token: must be a number; it is \"0.000003\"")]
    [InlineData("litellm", """{ "a": { "input_cost_per_token": 3 } }""",
        "litellm.json a.input_cost_per_token: must be a rate from 0 to 10,000 dollars per million tokens: "
            + "is the unit another one?; it is 3")]
    [InlineData("models.dev", """{ "p": { "models": { "a": { "cost": { "input": 1, "nightly": 2 } } } } }""",
        "models.dev.json p/a.cost.nightly: is a key that this loader does not know; it is 2")]
    [InlineData("models.dev",
        """{ "p": { "models": { "a": { "experimental": { "modes": { "turbo": { "cost": { "input": 1 } } } } } } } }""",
        "models.dev.json p/a.experimental.modes.turbo: is a key that this loader does not know; it is { \"cost\": { \"input\": 1 } }")]
    [InlineData("genai-prices", """[{ "id": "p", "models": [{ "id": "a", "prices": { "thinking_mtok": 1 } }] }]""",
        "genai-prices.json p/a.prices.thinking_mtok: is a key that this loader does not know; it is 1")]
    [InlineData("llm-prices", """{ "prices": [{ "id": "a", "input": -1, "night": 2 }] }""",
        "llm-prices.json a.input: must be a rate from 0 to 10,000 dollars per million tokens: is the unit another one?; it is -1")]
    [InlineData("llm-prices", """{ "prices": """, "llm-prices.json line 1: is not JSON; it is broken")]
    public void A_fault_names_file_key_and_value(string family, string json, string fault)
    {
        var faults = new List<SourceFault>();
        SourceLoaders.Load(_place.Source(family, json), faults);
        faults[0].ToString().ShouldBe(fault);
    }

    [Theory]
    [InlineData(
        "genai-prices",
        """[{ "id": "acme", "models": [{ "id": "acme-1", "prices": [{ "constraint": { "start_date": "2026-01-01" } }] }] }]""",
        "acme/acme-1.prices[0]: must have prices")]
    [InlineData(
        "models.dev",
        """{ "acme": { "models": { "acme-1": { "cost": { "input": 1e-9 } } } } }""",
        "acme/acme-1.cost.input: is too small for a rate of dollars per million tokens: is the unit another one?")]
    public void What_states_no_rate_is_a_fault_and_no_failure(string family, string json, string fault)
    {
        var faults = new List<SourceFault>();
        SourceLoaders.Load(_place.Source(family, json), faults);
        faults.ShouldHaveSingleItem().ToString().ShouldContain(fault);
    }

    [Fact]
    public void A_date_is_said_or_is_the_file_s_own_and_told_so()
    {
        _place.Write("a.json", "{}");
        var path = Path.Combine(_place.Root, "a.json");
        File.SetLastWriteTimeUtc(path, new DateTime(2026, 11, 3, 23, 0, 0, DateTimeKind.Utc));
        SourceFile.Of("litellm", $"{path}@2026-11-20").File.ShouldBe(new SourceFile("litellm", path, new DateOnly(2026, 11, 20), false));
        SourceFile.Of("litellm", path).File.ShouldBe(new SourceFile("litellm", path, new DateOnly(2026, 11, 3), true));
        SourceFile.Of("litellm", $"{path}@20.11.2026").Fault.ShouldBe(
            $"--litellm {path}@20.11.2026: there is no such file, and a date is written as file@2026-11-20");
    }

    private List<string> Rates(string family, string json) => Rates(_place.Source(family, json));

    private static List<string> Rates(SourceFile file)
    {
        var faults = new List<SourceFault>();
        var list = SourceLoaders.Load(file, faults);
        faults.ShouldBeEmpty();
        return
        [
            .. list.Models.SelectMany(model => model.Rates.Select(rate =>
                $"{model.Id} {EnumNames<Pricing.ServiceTier>.Of(rate.Tier)} {rate.Band} {EnumNames<RateClass>.Of(rate.Class)} "
                    + PlainNumber.Format(rate.Usd))),
        ];
    }
}
