using System.Text;
using Calculator.Pricing;
using Calculator.Tests.Pricing;
using Calculator.Usage;
using Calculator.Usage.Sources;

namespace Calculator.Tests.Usage.Sources;

public class CsvTests
{
    private const string Unsplit =
        "500 tokens written to cache without saying for how long, billed as written for five minutes: 1 request.";

    private const string Differ =
        "More tokens written to cache for five minutes or an hour than in all, billed as written for that: 1 request.";

    private const string Open =
        "600 tokens cached in a log that does not say whether its input includes them, taken to be beside it: 1 request.";

    private const string Open2 =
        "1,600 tokens cached in a log that does not say whether its input includes them, taken to be beside it: 1 request.";

    private const string Differs =
        "A total that is not the sum of prompt and output, billed by what is said of those: 1 request.";

    private const string BadTime =
        "its time is no ISO date or instant such as 2026-11-24T09:30:00Z, and no seconds or milliseconds since 1970";

    [Fact]
    public void Reads_its_own_columns_in_any_order_with_others_beside_them()
    {
        var profile = Logs.Read("""
            model,note,output_tokens,timestamp,session_id,uncached_input_tokens,cache_read_tokens,cache_write_5m_tokens,cache_write_1h_tokens,service_tier
            claude-haiku-4-5,"a, ""b""
            c",400,2026-11-19T10:00:00Z,s,1000,20000,2000,1000,standard
            claude-haiku-4-5,,400,2026-11-19 11:00:00,t,1000,20000,2000,1000,batch
            """);
        profile.Total.Sum.ShouldBe(new UsageSum(2, new UsageTokens(2000, 40_000, 4000, 2000, 800), 0));
        profile.Total.List.Value.ShouldBe(0.0095m * 1.5m);
        profile.Sessions!.Count.ShouldBe(2);
        profile.Warnings.ShouldBeEmpty();
        profile.Counts.Lines.ShouldBe(3);
    }

    [Theory]
    [InlineData("Date;Model;Prompt tokens;Completion-Tokens\r\n2026-11-19;claude-haiku-4-5;1000;100\r\n")]
    [InlineData("\uFEFFMODEL,Input Tokens,output_tokens,created_at\n\"claude-haiku-4-5\",1000.0,1E+2,2026-11-19T12:00:00.5+02:00")]
    [InlineData("model\tinput\toutput\ttimestamp\nclaude-haiku-4-5\t1000\t100\t2026-11-19T10:00Z")]
    public void Knows_the_common_synonyms_separators_and_forms(string table)
    {
        var profile = Logs.Read(table);
        profile.Total.Sum.ShouldBe(new UsageSum(1, new UsageTokens(1000, 0, 0, 0, 100), 0));
        profile.ByDay.ShouldHaveSingleItem().Day.ShouldBe(new DateOnly(2026, 11, 19));
        profile.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Says_where_it_takes_the_input_to_be_without_the_cached_tokens()
    {
        var profile = Logs.Read("date,model,input tokens,cached tokens,cache creation,output "
            + "tokens,requests\n2026-11-19,claude-haiku-4-5,1000,600,80,100,7\n");
        profile.Total.Sum.ShouldBe(new UsageSum(7, new UsageTokens(1000, 600, 80, 0, 100), 0));
        profile.Warnings.ShouldBe(
        [
            "80 tokens written to cache without saying for how long, billed as written for five minutes: 7 requests.",
            "1,780 tokens in sums that tell no size of a prompt, billed at the rates of the smallest prompts: 7 requests.",
            "680 tokens cached in a log that does not say whether its input includes them, taken to be beside it: 7 requests.",
        ]);
    }

    [Fact]
    public void Reads_the_export_of_Cursor_whose_two_columns_of_input_are_disjoint()
    {
        var profile = Logs.Read("""
            Date,Kind,Model,Max Mode,Input (w/ Cache Write),Input (w/o Cache Write),Cache Read,Output Tokens,Total Tokens,Cost
            2026-11-19T10:00:00Z,Included,gpt-5.5,No,0,100000,0,1000,101000,0.53
            2026-11-19T11:00:00Z,Included,claude-haiku-4-5,No,2000,1000,5000,300,8300,Included
            """);
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(101_000, 5000, 2000, 0, 1300));
        profile.ByModel.Single(part => part.Model == "gpt-5.5").Figures.List.Value.ShouldBe(0.53m);
        profile.Warnings.ShouldBe(
            ["2,000 tokens written to cache without saying for how long, billed as written for five minutes: 1 request."]);
    }

    [Theory]
    [InlineData("input_tokens,prompt_tokens,output_tokens,completion_tokens", ",1000,,100")]
    [InlineData("input_tokens,prompt_tokens,output_tokens,completion_tokens", "1000,,100,")]
    [InlineData("uncached_input_tokens,input_tokens,output_tokens", ",1000,100")]
    public void Takes_the_input_from_whichever_column_says_it(string columns, string cells) =>
        Logs.Read($"timestamp,model,{columns}\n2026-11-19,claude-haiku-4-5,{cells}\n").Total.Sum.Tokens
            .ShouldBe(new UsageTokens(1000, 0, 0, 0, 100));

    [Theory]
    [InlineData("input_tokens", "1000,600,100,0,1100", 400, 600, 100)]
    [InlineData("input_tokens", "1000,600,100,40,1140", 400, 600, 140)]
    [InlineData("input_tokens", "1000,600,100,40,1700", 1000, 600, 100)]
    [InlineData("input_tokens", "1000,600,100,40,1740", 1000, 600, 140)]
    [InlineData("input_tokens", "1000,600,100,40,0", 1000, 600, 100, Open)]
    [InlineData("input_tokens", "1000,600,100,40,n/a", 1000, 600, 100, Open)]
    [InlineData("input_tokens", "1000,600,100,n/a,1699", 1000, 600, 100, Open, Differs)]
    [InlineData("input_tokens", "1000,1600,100,0,1100", 1000, 1600, 100, Open2, Differs)]
    [InlineData("uncached_input_tokens", "1000,600,100,40,1700", 1000, 600, 100)]
    [InlineData("uncached_input_tokens", "1000,600,100,40,1740", 1000, 600, 140)]
    [InlineData("uncached_input_tokens", "1000,600,100,40,1100", 1000, 600, 100, Differs)]
    public void A_total_tells_what_the_names_of_columns_leave_open(
        string input, string cells, long uncached, long read, long output, params string[] warnings)
    {
        var profile = Logs.Read($"timestamp,model,{input},cached_tokens,output_tokens,reasoning_tokens,total_tokens\n"
            + $"2026-11-19,claude-haiku-4-5,{cells}\n");
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(uncached, read, 0, 0, output));
        profile.Warnings.ShouldBe(warnings);
    }

    [Theory]
    [InlineData("true", 0.0005)]
    [InlineData("TRUE", 0.0005)]
    [InlineData("1", 0.0005)]
    [InlineData("false", 0.001)]
    [InlineData("", 0.001)]
    public void Bills_a_row_in_batch_that_says_it_was(string cell, double usd) =>
        Logs.Read($"timestamp,model,batch,uncached_input_tokens\n2026-11-19,claude-haiku-4-5,{cell},1000\n").Total.List.Value
            .ShouldBe((decimal)usd);

    [Theory]
    [InlineData("", "", 30.9, "3,000,000 tokens in prompts longer than the model takes, billed as one prompt each although they may be sums")]
    [InlineData(
        ",requests", ",12", 15.6, "3,020,000 tokens in sums that tell no size of a prompt, billed at the rates of the smallest prompts")]
    public void Says_where_a_prompt_is_longer_than_there_are(string column, string cell, double usd, string said)
    {
        // 3,000,000 at 5 dollars a million and 20,000 at 30; beyond 272,000 tokens at 10 and 45.
        var profile = Logs.Read(
            $"date,model,uncached_input_tokens,output_tokens{column}\n2026-11-19,gpt-5.5,3000000,20000{cell}\n");
        profile.Total.List.Value.ShouldBe((decimal)usd);
        profile.Warnings.ShouldHaveSingleItem().ShouldStartWith(said);
    }

    [Theory]
    [InlineData("12.000")]
    [InlineData("1.000")]
    [InlineData("123.000")]
    public void Reads_no_row_of_which_nobody_knows_whether_it_is_in_thousands(string cell) =>
        Logs.Read("date,model,uncached_input_tokens,output_tokens\n"
            + $"2026-11-19,claude-haiku-4-5,{cell},0\n2026-11-19,claude-haiku-4-5,1200.000,0.000\n")
            .ShouldSatisfyAllConditions(
                profile => profile.Counts.MalformedAt.ShouldBe(
                    [new UnreadPlace("log", 2, "its tokens are no whole numbers from 0 to 10^15")]),
                profile => profile.Total.Sum.Tokens.Uncached.ShouldBe(1200));

    [Theory]
    [InlineData("gpt-5.5-pro", "1000,0,0", true)]
    [InlineData("gpt-5.5-pro", "0,0,0", false)]
    [InlineData("gpt-5.5", "1000,0,0", false)]
    [InlineData("gpt-5.5", "0,1000,0", true)]
    [InlineData("gpt-5.5", "0,0,1000", true)]
    [InlineData("claude-haiku-4-5", "1000,1000,1000", false)]
    [InlineData("gpt-no-such", "1000,1000,1000", false)]
    public void Says_where_cached_tokens_are_billed_as_input_since_the_model_has_no_other_rate(string model, string cached, bool isSaid)
    {
        var profile = Logs.Read("timestamp,model,uncached_input_tokens,cache_read_tokens,cache_write_5m_tokens,cache_write_1h_tokens\n"
            + $"2026-11-19,{model},1000,{cached}\n");
        profile.Warnings.ShouldBe(isSaid
            ? ["Tokens read from cache or written to it on a model without a rate for that, billed at its rate of input: 1 request."]
            : []);
    }

    [Theory]
    [InlineData("tokens_prompt", true)]
    [InlineData("native_tokens_prompt", true)]
    [InlineData("tokens_cached", true)]
    [InlineData("tokens_per_second", false)]
    [InlineData("tokens_total", false)]
    [InlineData("tokens_used", false)]
    [InlineData("tokens_limit", false)]
    [InlineData("tokens (max)", false)]
    public void Names_the_columns_that_begin_with_tokens_and_are_not_counted(string column, bool isTold) =>
        Logs.Read($"date,model,{column},output_tokens\n2026-11-19,claude-haiku-4-5,1000,100\n").Warnings.ShouldBe(
            isTold ? [$"Tokens under names that are none known, not counted by themselves ({column}): 1 request."] : []);

    [Fact]
    public void Names_the_columns_of_tokens_that_are_not_counted()
    {
        var profile = Logs.Read("""
            date,model,uncached_input_tokens,output_tokens,Video tokens,audio_input_tokens,image_tokens,total_tokens,reasoning_tokens,max_tokens,tokens
            2026-11-19,claude-haiku-4-5,1000,100,,700,0,1100,50,4096,1100
            2026-11-19,claude-haiku-4-5,1000,100,20,n/a,0,1100,50,4096,1100
            2026-11-19,claude-haiku-4-5,1000,100,,0,0,1100,50,4096,1100
            """);
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(3000, 0, 0, 0, 300));
        profile.Warnings.ShouldBe(
            ["Tokens under names that are none known, not counted by themselves (Video tokens, audio_input_tokens): 2 requests."]);
    }

    [Theory]
    [InlineData("cache_creation_input_tokens", "cache_creation_1h_tokens")]
    [InlineData("Cache creation tokens", "cache_write_1h_tokens")]
    [InlineData("cacheCreation", "cacheWrite1h")]
    public void Takes_the_hour_out_of_what_was_written_in_all(string all, string hour)
    {
        var profile = Logs.Read($"timestamp,model,uncached_input_tokens,{all},{hour},output_tokens\n"
            + "2026-11-19,claude-haiku-4-5,1000,500,200,100\n");
        profile.Total.Sum.ShouldBe(new UsageSum(1, new UsageTokens(1000, 0, 300, 200, 100), 0));
        // 0.001 + 300 × 1.25 + 200 × 2 by the million + 0.0005
        profile.Total.List.Value.ShouldBe(0.002275m);
        profile.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("cache_write_tokens,cache_write_1h_tokens", "500,200", Unsplit)]
    [InlineData("cache_creation_input_tokens,cache_creation_5m_tokens,cache_creation_1h_tokens", "700,500,200")]
    public void Leaves_the_hour_beside_what_is_not_all_that_was_written(string columns, string cells, params string[] warnings)
    {
        var profile = Logs.Read($"timestamp,model,uncached_input_tokens,{columns}\n2026-11-19,claude-haiku-4-5,1000,{cells}\n");
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(1000, 0, 500, 200, 0));
        profile.Warnings.ShouldBe(warnings);
    }

    [Theory]
    [InlineData("500", "", 500, 0, Unsplit)]
    [InlineData("", "200", 0, 200)]
    [InlineData("200", "200", 0, 200)]
    [InlineData("100", "200", 0, 200, Differ)]
    public void Says_where_the_hour_is_not_told_or_more_than_all(string all, string hour, long left, long kept, params string[] warnings)
    {
        var profile = Logs.Read("timestamp,model,uncached_input_tokens,cache_creation_input_tokens,cache_creation_1h_tokens\n"
            + $"2026-11-19,claude-haiku-4-5,1000,{all},{hour}\n");
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(1000, 0, left, kept, 0));
        profile.Warnings.ShouldBe(warnings);
    }

    [Theory]
    [InlineData("500", "300", 300, 200)]
    [InlineData("300", "300", 300, 0)]
    [InlineData("", "300", 300, 0)]
    [InlineData("500", "", 500, 0, Unsplit)]
    [InlineData("100", "300", 300, 0, Differ)]
    public void Takes_what_a_table_does_not_say_of_five_minutes_for_the_hours(
        string all, string minutes, long kept, long hour, params string[] warnings)
    {
        var profile = Logs.Read("timestamp,model,uncached_input_tokens,cache_creation_input_tokens,cache_creation_5m_tokens\n"
            + $"2026-11-19,claude-haiku-4-5,1000,{all},{minutes}\n");
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(1000, 0, kept, hour, 0));
        profile.Warnings.ShouldBe(warnings);
    }

    [Theory]
    [InlineData("1000000,,", 1_000_000, 0, "1,000,000")]
    [InlineData("1000000,0,0", 1_000_000, 0, "1,000,000")]
    [InlineData("1000000,400000,0", 1_000_000, 0, "1,000,000")]
    [InlineData("1000000,400000,600000", 400_000, 600_000, null)]
    [InlineData("1000000,,400000", 600_000, 400_000, "600,000")]
    [InlineData(",400000,600000", 400_000, 600_000, null)]
    public void Bills_what_no_part_tells_of_all_that_was_written(string cells, long minutes, long hour, string? unsplit)
    {
        foreach (var all in new[] { "cache_creation_input_tokens", "cache_write_tokens" })
        {
            var profile = Logs.Read($"timestamp,model,uncached_input_tokens,{all},cache_write_5m_tokens,cache_write_1h_tokens\n"
                + $"2026-11-19,claude-opus-4-6,0,{cells}\n");
            profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(0, 0, minutes, hour, 0));
            profile.Warnings.ShouldBe(unsplit is null
                ? []
                : [$"{unsplit} tokens written to cache without saying for how long, billed as written for five minutes: 1 request."]);
        }
    }

    [Fact]
    public void Says_where_the_parts_are_more_than_all_that_was_written()
    {
        var profile = Logs.Read("timestamp,model,uncached_input_tokens,cache_write_tokens,cache_write_5m_tokens,cache_write_1h_tokens\n"
            + "2026-11-19,claude-opus-4-6,0,1000,400000,600000\n");
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(0, 0, 400_000, 600_000, 0));
        profile.Warnings.ShouldBe([Differ]);
    }

    [Theory]
    [InlineData("cache_read_tokens,cached_tokens", ",7")]
    [InlineData("cache_read_tokens,cached_tokens", "7,9")]
    [InlineData("cache_read_tokens,cached_tokens", "0,7")]
    [InlineData("cache_read_tokens,cached_tokens", "0.0,7.0")]
    [InlineData("usage.cache_read_input_tokens,usage_server_tool_use.web_search_requests", "7,0")]
    public void Takes_the_first_of_the_columns_of_one_meaning_that_says_something(string columns, string cells) =>
        Logs.Read($"timestamp,model,uncached_input_tokens,{columns}\n2026-11-19,claude-haiku-4-5,1,{cells}\n").Total.Sum
            .ShouldBe(new UsageSum(1, new UsageTokens(1, 7, 0, 0, 0), 0));

    [Theory]
    [InlineData("ephemeral_5m_input_tokens,ephemeral_1h_input_tokens", "500,200")]
    [InlineData("cache_creation_input_tokens,cache_creation.ephemeral_5m_input_tokens,cache_creation.ephemeral_1h_input_tokens", "700,500,200")]
    [InlineData("cache_creation_input_tokens,ephemeral_1h_input_tokens", "700,200")]
    public void Knows_the_names_Anthropic_has_for_how_long_is_written(string columns, string cells)
    {
        var profile = Logs.Read($"timestamp,model,uncached_input_tokens,{columns}\n2026-11-19,claude-haiku-4-5,1000,{cells}\n");
        profile.Total.Sum.Tokens.ShouldBe(new UsageTokens(1000, 0, 500, 200, 0));
        profile.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("speed", "fast", 0.03)]
    [InlineData("speed", "FAST", 0.03)]
    [InlineData("speed", "standard", 0.005)]
    [InlineData("speed", "45.2", 0.005)]
    [InlineData("Inference Geo", "global", 0.005)]
    [InlineData("inference_geo", "", 0.005)]
    public void Bills_a_row_in_the_speed_it_says_and_anywhere(string column, string cell, double usd)
    {
        var profile = Logs.Read($"timestamp,model,{column},uncached_input_tokens\n2026-11-19,claude-opus-4-6,{cell},1000\n");
        profile.Total.List.Value.ShouldBe((decimal)usd);
        profile.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Says_where_a_speed_is_none_that_is_known() => Logs.Read(
        "timestamp,model,speed,uncached_input_tokens\n2026-11-19,claude-opus-4-6,turbo,1000\n").Warnings
        .ShouldBe(["A service tier that is none known, billed as standard: 1 request."]);

    [Fact]
    public void Says_nothing_of_a_speed_where_the_tier_is_known()
    {
        var profile = Logs.Read(
            "timestamp,model,service_tier,speed,uncached_input_tokens\n2026-11-19,claude-opus-4-6,batch,turbo,1000\n");
        profile.Total.List.Value.ShouldBe(0.0025m);
        profile.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Bills_a_row_in_the_region_it_says_or_says_that_it_has_no_price() => Logs.Read(
        "timestamp,model,inference_geo,uncached_input_tokens\n2026-11-19,claude-haiku-4-5,us,1000\n").Unpriced
        .ShouldHaveSingleItem().Reason.ShouldStartWith("claude-haiku-4-5 has no price for requests kept in 'us'");

    [Theory]
    [InlineData("web_searches")]
    [InlineData("Web search requests")]
    [InlineData("server_tool_use.web_search_requests")]
    [InlineData("usage.server_tool_use.web_search_requests")]
    public void Reads_what_a_row_tells_of_searches(string column) => Logs.Read(
        $"timestamp,model,{column},uncached_input_tokens\n2026-11-19,claude-haiku-4-5,3,1000\n").Total.Sum
        .ShouldBe(new UsageSum(1, new UsageTokens(1000, 0, 0, 0, 0), 3));

    [Fact]
    public void Reads_no_row_whose_searches_are_no_number() => Logs.Read(
        "timestamp,model,web_searches,uncached_input_tokens\n2026-11-19,claude-haiku-4-5,-3,1000\n").Counts.MalformedAt
        .ShouldBe([new UnreadPlace("log", 2, "its tokens are no whole numbers from 0 to 10^15")]);

    [Theory]
    [InlineData("-1,200")]
    [InlineData("500,-1")]
    [InlineData("1500000000000000,1000000000000000")]
    public void Reads_no_row_whose_writes_are_no_numbers_of_tokens(string writes) =>
        Logs.Read("timestamp,model,uncached_input_tokens,cache_creation_input_tokens,cache_creation_1h_tokens\n"
            + $"2026-11-19,claude-haiku-4-5,1000,{writes}\n").Counts.MalformedAt
            .ShouldBe([new UnreadPlace("log", 2, "its tokens are no whole numbers from 0 to 10^15")]);

    [Theory]
    [InlineData("2026-11-19,claude-haiku-4-5,1,2,3", "it has another number of cells than the header")]
    [InlineData("2026-11-19,claude-haiku-4-5,-1,2", "its tokens are no whole numbers from 0 to 10^15")]
    [InlineData("2026-11-19,claude-haiku-4-5,\"1,200\",2", "its tokens are no whole numbers from 0 to 10^15")]
    [InlineData("19.11.2026,claude-haiku-4-5,1,2", BadTime)]
    [InlineData("2026-02-30,claude-haiku-4-5,1,2", BadTime)]
    [InlineData("2026-11-19,,1,2", "it names no model")]
    public void Counts_a_record_it_cannot_read_and_says_why(string record, string reason)
    {
        var profile = Logs.Read($"date,model,input,output\n2026-11-19,claude-haiku-4-5,1,2\n{record}\n2026-11-19,claude-haiku-4-5,1,2\n");
        profile.Total.Sum.Requests.ShouldBe(2);
        profile.Counts.MalformedAt.ShouldBe([new UnreadPlace("log", 3, reason)]);
    }

    [Theory]
    [InlineData("", 0.001)]
    [InlineData("Default", 0.001)]
    [InlineData("auto", 0.001)]
    [InlineData("STANDARD", 0.001)]
    [InlineData("Batch", 0.0005)]
    [InlineData("turbo", null)]
    [InlineData("7", null)]
    public void Reads_the_words_of_a_tier_and_no_row_with_another(string tier, double? usd)
    {
        var profile = Logs.Read(
            $"timestamp,model,service_tier,uncached_input_tokens,output_tokens\n2026-11-19,claude-haiku-4-5,{tier},1000,0\n");
        profile.Total.List.Value.ShouldBe((decimal)(usd ?? 0));
        profile.Counts.MalformedAt.Select(place => place.Reason).ShouldBe(usd is null ? ["its service tier is none that is known"] : []);
        profile.Warnings.Count.ShouldBe(usd is null ? 1 : 0);
    }

    [Theory]
    [InlineData("2026-11-24", "standard", true)]
    [InlineData("2026-11-24", "peak", false)]
    [InlineData("2026-11-24T00:00:00Z", "", false)]
    public void Says_where_a_day_alone_leaves_open_whether_it_was_in_peak_hours(string time, string tier, bool isSaid)
    {
        var table = $"timestamp,model,service_tier,uncached_input_tokens,output_tokens\n{time},{Offer.Id},{tier},1000,0\n";
        Warnings(table, Offer.OfPeakHours()).ShouldBe(
            isSaid ? ["No time of day is said on a model with peak hours, billed as at midnight in UTC: 1 request."] : []);
        if (tier != "peak")
            Warnings(table, Offer.Period(Offer.Card)).ShouldBeEmpty();
    }

    private static IReadOnlyList<string> Warnings(string table, PricePeriod period)
    {
        var import = new UsageImport(Offer.Book(period), new UsageOptions());
        var reading = import.ReadAsync("log", new MemoryStream(Encoding.UTF8.GetBytes(table)), CancellationToken.None);
        reading.IsCompletedSuccessfully.ShouldBeTrue();
        return import.Complete().Value().Warnings;
    }

    [Theory]
    [InlineData("1795478400,2026-11-25", "2026-11-24")]
    [InlineData(",2026-11-24", "2026-11-24")]
    [InlineData("11/24/2026,2026-11-24", "2026-11-24")]
    [InlineData(",", null)]
    public void Takes_the_time_from_the_first_column_in_which_it_can_be_read(string cells, string? day)
    {
        var profile = Logs.Read($"start_time,start_time_iso,model,uncached_input_tokens\n{cells},claude-haiku-4-5,1000\n");
        profile.ByDay.ShouldHaveSingleItem().Day?.ToString("O", System.Globalization.CultureInfo.InvariantCulture).ShouldBe(day);
        profile.Counts.Malformed.ShouldBe(0);
    }

    [Theory]
    [InlineData("1795478400", false)]
    [InlineData("2026-11-24", true)]
    public void Takes_no_seconds_since_1970_for_a_day_alone(string time, bool isSaid) => Warnings(
        $"timestamp,model,uncached_input_tokens\n{time},{Offer.Id},1000\n", Offer.OfPeakHours()).Count.ShouldBe(isSaid ? 1 : 0);

    [Theory]
    [InlineData("2026-11-19", "2026-11-19T00:00:00.0000000Z")]
    [InlineData("2026-11-19T10:20", "2026-11-19T10:20:00.0000000Z")]
    [InlineData("2026-11-19 10:20:30", "2026-11-19T10:20:30.0000000Z")]
    [InlineData("2026-11-19 10:20:30 UTC", "2026-11-19T10:20:30.0000000Z")]
    [InlineData("2026-11-19T10:20:30.1234567891Z", "2026-11-19T10:20:30.1234567Z")]
    [InlineData("2026-11-19T00:20:30-05:30", "2026-11-19T05:50:30.0000000Z")]
    [InlineData("1795478400", "2026-11-24T00:00:00.0000000Z")]
    [InlineData("1795478400.5", "2026-11-24T00:00:00.5000000Z")]
    [InlineData("1795478400123", "2026-11-24T00:00:00.1230000Z")]
    [InlineData("1795478400123.25", "2026-11-24T00:00:00.1232500Z")]
    [InlineData("20261124", null)]
    [InlineData("20261124093000", null)]
    [InlineData("46350.25", null)]
    [InlineData("0795478400", null)]
    [InlineData("+179547840", null)]
    [InlineData("-179547840", null)]
    [InlineData("17954784e1", null)]
    [InlineData("1795478400.", "2026-11-24T00:00:00.0000000Z")]
    [InlineData("1795478400.5.5", null)]
    [InlineData("1795478400 UTC", null)]
    [InlineData("2026-11-19T24:00:00", null)]
    [InlineData("2026-11-19T10:20:30.", null)]
    [InlineData("2026-11-19T10:20:30+0200", "2026-11-19T08:20:30.0000000Z")]
    [InlineData("2026-11-19T10:20:30+02", "2026-11-19T08:20:30.0000000Z")]
    [InlineData("2026-11-19T10:20:30+020", null)]
    [InlineData("2026-13-19", null)]
    [InlineData("0001-01-01T00:00:00+01:00", null)]
    [InlineData("2026-11-19T10:2", null)]
    [InlineData("", null)]
    public void Reads_a_time_as_tables_write_it(string text, string? time)
    {
        TimeText.TryParse(Encoding.UTF8.GetBytes(text), out var read).ShouldBe(time is not null);
        if (time is not null)
            read.ToString("O", System.Globalization.CultureInfo.InvariantCulture).ShouldBe(time);
    }
}
