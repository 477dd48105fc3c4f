using Calculator.Usage;
using Calculator.Usage.Sources;

namespace Calculator.Tests.Usage.Sources;

/// <summary>Tables by the names that providers have for their tokens: each counts by its own rule.</summary>
public class ProviderTableTests
{
    private const string TierUnsaid = "1,050,000 tokens in sums that say no tier and may hold several, billed as standard: 200 requests.";

    private const string PromptUnknown =
        "1,050,000 tokens in sums that tell no size of a prompt, billed at the rates of the smallest prompts: 200 requests.";

    private const string TakenAsUncached =
        "400 tokens cached in a log that does not say whether its input includes them, taken to be beside it: 1 request.";

    private const string PromptOfConsole =
        "1,100 tokens in sums that tell no size of a prompt, billed at the rates of the smallest prompts: 0 requests.";

    [Theory]
    [InlineData(
        "start_time,start_time_iso,model,num_model_requests,input_tokens,output_tokens,input_cached_tokens",
        "1795478400,2026-11-24T00:00:00+00:00,gpt-5.5,200,1000000,50000,400000",
        PromptUnknown,
        TierUnsaid)]
    [InlineData(
        "start_time,end_time,start_time_iso,end_time_iso,project_id,num_model_requests,user_id,api_key_id,model,batch,service_tier,"
            + "input_tokens,output_tokens,input_cached_tokens,input_uncached_tokens,input_text_tokens,output_text_tokens,"
            + "input_cached_text_tokens,input_audio_tokens,input_cached_audio_tokens,output_audio_tokens",
        "1795478400,1795564800,2026-11-24T00:00:00+00:00,2026-11-25T00:00:00+00:00,proj_1,200,,,gpt-5.5,False,default,"
            + "1000000,50000,400000,600000,1000000,50000,400000,0,0,0",
        PromptUnknown)]
    public void Reads_the_export_of_OpenAIs_console_as_the_page_of_its_usage_API(string header, string row, params string[] warnings)
    {
        var profile = Logs.Read($"{header}\n{row}\n");
        var page = Logs.Read("""
            {"start_time":1795478400,"results":[{"input_tokens":1000000,"output_tokens":50000,"input_cached_tokens":400000,"num_model_requests":200,"model":"gpt-5.5"}]}
            """);
        // 600,000 × 5 + 400,000 × 0.5 + 50,000 × 30 by the million.
        profile.Total.List.Value.ShouldBe(4.7m);
        profile.Total.ShouldBe(page.Total);
        profile.ByDay.ShouldHaveSingleItem().Day.ShouldBe(new DateOnly(2026, 11, 24));
        profile.Warnings.ShouldBe(warnings);
    }

    [Theory]
    [InlineData("prompt_tokens,completion_tokens,cached_tokens", "1000,100,400")]
    [InlineData("promptTokens,completionTokens,cachedTokens", "1000,100,400")]
    [InlineData("input_tokens,input_tokens_details.cached_tokens,output_tokens", "1000,400,100")]
    [InlineData("input_tokens,input_tokens_details.cached_tokens,output_tokens,total_tokens", "1000,400,100,1100")]
    [InlineData("usage.input_tokens,usage.input_tokens_details.cached_tokens,usage.output_tokens", "1000,400,100")]
    [InlineData("prompt_tokens,prompt_tokens_details.cached_tokens,completion_tokens", "1000,400,100")]
    [InlineData("input_tokens,input_cached_tokens,output_tokens", "1000,400,100")]
    [InlineData("input_tokens,input_uncached_tokens,input_cached_tokens,output_tokens", "1000,600,400,100")]
    [InlineData("input_tokens,cache_read_input_tokens,input_tokens_details.cached_tokens,output_tokens", "1000,0,400,100")]
    [InlineData("prompt_tokens,completion_tokens,cached_tokens,completion_tokens_details.reasoning_tokens", "1000,100,400,60")]
    [InlineData("input_tokens,input_tokens_details.cached_tokens,output_tokens,output_tokens_details.reasoning_tokens", "1000,400,100,60")]
    public void Takes_the_cached_tokens_out_of_OpenAIs_input_and_leaves_its_reasoning_in_the_output(string columns, string cells)
    {
        var profile = Logs.Read($"timestamp,model,{columns}\n2026-11-19T10:00:00Z,gpt-5.5,{cells}\n");
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(600, 400, 0, 0, 100));
        // 600 × 5 + 400 × 0.5 + 100 × 30 by the million.
        profile.Total.List.Value.ShouldBe(0.0062m);
        profile.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("input_tokens,input_tokens_details.cached_tokens,input_tokens_details.cache_write_tokens,output_tokens")]
    [InlineData("prompt_tokens,prompt_tokens_details.cached_tokens,prompt_tokens_details.cache_write_tokens,completion_tokens")]
    [InlineData("input_tokens,input_cached_tokens,input_cache_write_tokens,output_tokens")]
    public void Takes_what_OpenAI_wrote_to_cache_out_of_its_input(string columns)
    {
        var profile = Logs.Read($"timestamp,model,{columns}\n2026-11-19T10:00:00Z,gpt-5.5,1000,400,100,50\n");
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(500, 400, 100, 0, 50));
        profile.Warnings.ShouldBe(
            ["Tokens read from cache or written to it on a model without a rate for that, billed at its rate of input: 1 request."]);
    }

    [Theory]
    [InlineData("input_tokens,cache_read_input_tokens,output_tokens", "1000,400,100", 400, 0)]
    [InlineData("input_tokens,cache_read_input_tokens,ephemeral_5m_input_tokens,output_tokens", "1000,400,200,100", 400, 200)]
    public void Leaves_what_is_cached_beside_Anthropics_input(string columns, string cells, long read, long written)
    {
        var profile = Logs.Read($"timestamp,model,{columns}\n2026-11-19T10:00:00Z,claude-haiku-4-5,{cells}\n");
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(1000, read, written, 0, 100));
        profile.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", "gpt-5.5", 600, "400 tokens cached in a log that does not say whether its input includes them, "
        + "taken to be in it as the model's provider counts: 1 request.")]
    [InlineData("openai", "gpt-5.5", 600)]
    [InlineData("OpenAI", "prod-chat", 600)]
    [InlineData("google", "gemini-2.5-pro", 600)]
    [InlineData("anthropic", "claude-haiku-4-5", 1000)]
    [InlineData("anthropic", "prod-chat", 1000)]
    [InlineData("", "claude-haiku-4-5", 1000, TakenAsUncached)]
    [InlineData("", "prod-chat", 1000, TakenAsUncached)]
    [InlineData("vertex", "claude-haiku-4-5", 1000, TakenAsUncached)]
    [InlineData("bedrock", "claude-haiku-4-5", 1000, TakenAsUncached)]
    public void Goes_by_the_provider_where_no_name_of_a_column_tells(string provider, string model, long uncached, params string[] warnings)
    {
        var profile = Logs.Read("timestamp,provider,model,input_tokens,cached_tokens,output_tokens\n"
            + $"2026-11-19T10:00:00Z,{provider},{model},1000,400,100\n");
        var sum = profile.Unpriced.Select(one => one.Sum).SingleOrDefault(profile.Total.Sum);
        sum.Tokens.ShouldBe(new UsageTokens(uncached, 400, 0, 0, 100));
        profile.Warnings.ShouldBe(warnings);
    }

    [Theory]
    [InlineData("o3", 600)]
    [InlineData("openai/o4-mini", 600)]
    [InlineData("x-ai/grok-4.3", 600)]
    [InlineData("llama-4", 1000)]
    public void Knows_whose_a_model_is_by_its_name(string model, long uncached)
    {
        var profile = Logs.Read("timestamp,model,input_tokens,cached_tokens,output_tokens\n"
            + $"2026-11-19T10:00:00Z,{model},1000,400,100\n");
        profile.Unpriced.Select(one => one.Sum).SingleOrDefault(profile.Total.Sum).Tokens.Uncached.ShouldBe(uncached);
    }

    [Fact]
    public void Leaves_a_bare_input_as_it_is_unless_a_provider_is_named()
    {
        const string Header = "date,provider,model,input,cached,output\n";
        Logs.Read($"{Header}2026-11-19,,gpt-5.5,1000,400,100\n").Warnings.ShouldBe([TakenAsUncached]);
        Logs.Read($"{Header}2026-11-19,openai,gpt-5.5,1000,400,100\n").Total.Sum.Tokens.Uncached.ShouldBe(600);
    }

    [Theory]
    [InlineData("1000,1400,100,2500", 1000)]
    [InlineData("1000,400,100,1500", 1000)]
    [InlineData("1000,400,100,1100", 600)]
    public void A_total_decides_before_the_names_do(string cells, long uncached)
    {
        var profile = Logs.Read($"timestamp,model,prompt_tokens,cached_tokens,completion_tokens,total_tokens\n2026-11-19,gpt-5.5,{cells}\n");
        profile.Total.Sum.Tokens.Uncached.ShouldBe(uncached);
        profile.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Where_a_total_is_no_sum_the_names_tell()
    {
        var profile = Logs.Read(
            "timestamp,model,prompt_tokens,cached_tokens,completion_tokens,total_tokens\n2026-11-19,gpt-5.5,1000,400,100,9999\n");
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(600, 400, 0, 0, 100));
        profile.Warnings.ShouldBe(["A total that is not the sum of prompt and output, billed by what is said of those: 1 request."]);
    }

    [Theory]
    [InlineData("Anthropic (API, Claude Code)", 5)]
    [InlineData("OpenAI", 5)]
    [InlineData("Google Gemini", 5)]
    [InlineData("xAI", 4)]
    public void A_table_may_have_every_name_that_the_readme_has_for_a_provider(string provider, int least)
    {
        var row = File.ReadLines(Path.Combine(Repository.Root, "README.md"))
            .Single(line => line.StartsWith($"| {provider} |", StringComparison.Ordinal));
        var names = row.Split('`').Where((_, place) => place % 2 == 1).Where(name => !name.Contains('…', StringComparison.Ordinal)).ToList();
        names.Count.ShouldBeGreaterThanOrEqualTo(least);
        foreach (var name in names)
        {
            var columns = CsvColumns.Of([name]).Tokens;
            int[][] classes =
            [
                columns.Input, columns.ToolUse, columns.Read, columns.Write5m, columns.Written, columns.Output, columns.Reasoning,
            ];
            classes.SelectMany(places => places).ShouldBe([0], name);
        }
    }

    [Fact]
    public void Where_a_total_fits_both_ways_the_names_tell()
    {
        // As input 1,000 with 600 cached in it and 600 of reasoning beside the output, or as 600 cached beside and the reasoning in it.
        var profile = Logs.Read("timestamp,model,prompt_tokens,cached_tokens,completion_tokens,reasoning_tokens,total_tokens\n"
            + "2026-11-19,grok-4.3,1000,600,100,600,1700\n");
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(400, 600, 0, 0, 700));
    }

    [Fact]
    public void Takes_no_more_out_of_an_input_than_it_has()
    {
        var profile = Logs.Read("timestamp,model,prompt_tokens,cached_tokens,completion_tokens\n2026-11-19,gpt-5.5,1000,1400,100\n");
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(1000, 1400, 0, 0, 100));
        profile.Warnings.ShouldBe(["1,400 tokens cached that are more than the input has, taken to be beside it: 1 request."]);
    }

    [Theory]
    [InlineData("grok-4.3", "prompt_tokens,prompt_tokens_details.cached_tokens,completion_tokens,reasoning_tokens", 160)]
    [InlineData(
        "grok-4.3", "prompt_tokens,prompt_tokens_details.cached_tokens,completion_tokens,completion_tokens_details.reasoning_tokens", 160)]
    [InlineData("grok-4.3", "input_tokens,input_tokens_details.cached_tokens,output_tokens,output_tokens_details.reasoning_tokens", 100)]
    [InlineData("gpt-5.5", "prompt_tokens,prompt_tokens_details.cached_tokens,completion_tokens,reasoning_tokens", 100)]
    [InlineData("gemini-2.5-pro", "promptTokenCount,cachedContentTokenCount,candidatesTokenCount,thoughtsTokenCount", 160)]
    public void Bills_reasoning_beside_the_output_of_xAIs_Chat_and_Geminis_candidates(string model, string columns, long output)
    {
        var profile = Logs.Read($"timestamp,model,{columns}\n2026-11-19T10:00:00Z,{model},1000,400,100,60\n");
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(600, 400, 0, 0, output));
        profile.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Reads_a_table_by_Geminis_names_as_its_usage_metadata()
    {
        var profile = Logs.Read("""
            createTime,responseId,modelVersion,usageMetadata.promptTokenCount,usageMetadata.toolUsePromptTokenCount,usageMetadata.cachedContentTokenCount,usageMetadata.candidatesTokenCount,usageMetadata.thoughtsTokenCount,usageMetadata.totalTokenCount
            2026-11-19T10:00:00Z,a,gemini-2.5-pro,1000,50,400,100,60,1210
            2026-11-19T10:00:01Z,b,gemini-2.5-pro,1000,,,100,,1100
            """);
        profile.Total.Sum.ShouldBe(new UsageSum(2, new UsageTokens(1650, 400, 0, 0, 260), 0));
        profile.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Reads_no_row_whose_tokens_of_a_tool_are_no_number() => Logs.Read(
        "createTime,modelVersion,promptTokenCount,toolUsePromptTokenCount\n2026-11-19T10:00:00Z,gemini-2.5-pro,1000,-5\n").Counts
        .MalformedAt.ShouldBe([new UnreadPlace("log", 2, "its tokens are no whole numbers from 0 to 10^15")]);

    [Fact]
    public void Reads_the_export_of_Anthropics_console()
    {
        var profile = Logs.Read("""
            usage_date_utc,model_version,api_key,workspace,usage_type,context_window,usage_input_tokens_no_cache,usage_input_tokens_cache_write_5m,usage_input_tokens_cache_write_1h,usage_input_tokens_cache_read,usage_output_tokens,web_search_count,inference_geo,speed
            2026-03-12,claude-opus-4-6,prod,Default,standard,≤ 200k,1000000,200000,100000,3000000,50000,10,not_available,
            2026-03-12,claude-opus-4-6,prod,Default,batch,≤ 200k,1000000,200000,100000,3000000,50000,0,global,
            2026-03-12,claude-opus-4-6,prod,Default,standard,> 200k,100000,0,0,0,0,0,not_available,
            """);
        // 5 + 1.25 + 1 + 1.5 + 1.25; half of it in batch; twice the rate above 200,000 tokens.
        profile.Total.List.Value.ShouldBe(10m + 5m + 1m);
        profile.Total.Sum.ShouldBe(new UsageSum(0, new UsageTokens(2_100_000, 6_000_000, 400_000, 200_000, 100_000), 10));
        profile.ByDay.ShouldHaveSingleItem().Day.ShouldBe(new DateOnly(2026, 3, 12));
        profile.Warnings.ShouldBe(["10 searches of the web on a model without a price of them, not billed: 0 requests."]);
    }

    [Theory]
    [InlineData("0-200k", "standard")]
    [InlineData("<= 200k", "standard")]
    [InlineData("", "standard", PromptOfConsole)]
    [InlineData("1M-2M", "standard", PromptOfConsole)]
    [InlineData("≤ 200k", "", "1,100 tokens in sums that say no tier and may hold several, billed as standard: 0 requests.")]
    public void Says_what_the_console_leaves_open(string window, string type, params string[] warnings) => Logs.Read(
        "usage_date_utc,model_version,usage_type,context_window,usage_input_tokens_no_cache,usage_output_tokens\n"
            + $"2026-11-19,claude-haiku-4-5,{type},{window},1000,100\n").Warnings.ShouldBe(warnings);

    // Opus 4.6 as of March 2026: 5 dollars a million up to 200,000 tokens, 10 above.
    [Theory]
    [InlineData("200k-1M", 1)]
    [InlineData("200K–1M", 1)]
    [InlineData("200k - 1m", 1)]
    [InlineData("> 200K", 1)]
    [InlineData("0-200K", 0.5)]
    [InlineData("0 – 200k", 0.5)]
    public void Knows_the_size_of_a_prompt_however_its_window_is_written(string window, decimal usd)
    {
        var profile = Logs.Read("usage_date_utc,model_version,usage_type,context_window,usage_input_tokens_no_cache,usage_output_tokens\n"
            + $"2026-03-12,claude-opus-4-6,standard,{window},100000,0\n");
        profile.Total.List.Value.ShouldBe(usd);
        profile.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void A_type_is_no_tier_in_any_other_table() =>
        Logs.Read("timestamp,model,type,usage_type,input_tokens\n2026-11-19,claude-haiku-4-5,chat,chat,1000\n").Total.List.Value
            .ShouldBe(0.001m);

    [Theory]
    [InlineData("1732440000.0e3")]
    [InlineData("5000000000.0e2")]
    public void A_number_with_an_exponent_is_no_time_of_a_table(string time) =>
        Logs.Read($"timestamp,model,input_tokens,output_tokens\n{time},gpt-5.5,1000,100\n2026-11-19,gpt-5.5,1000,100\n")
            .Counts.Malformed.ShouldBe(1);

    [Fact]
    public void Thoughts_beyond_all_numbers_of_tokens_are_a_row_that_cannot_be_read()
    {
        var profile = Logs.Read("timestamp,model,promptTokenCount,candidatesTokenCount,thoughtsTokenCount\n"
            + "2026-11-19,gemini-2.5-pro,10,10,9223372036854775807\n2026-11-19,gemini-2.5-pro,10,10,5\n");
        profile.Counts.Malformed.ShouldBe(1);
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(10, 0, 0, 0, 15));
    }

    [Fact]
    public void A_record_of_separators_alone_takes_no_more_memory_than_the_widest_table()
    {
        var cells = new CsvCells((byte)',');
        cells.Split(Enumerable.Repeat((byte)',', 1_000_000).ToArray());
        cells.Count.ShouldBe(16_385);
    }
}
