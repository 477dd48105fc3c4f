using Calculator.Usage;
using Calculator.Usage.Sources;

namespace Calculator.Tests.Usage.Sources;

public class CsvTests
{
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
            "680 tokens cached in a table that does not say whether its input includes them, taken to be beside it: 7 requests.",
        ]);
    }

    [Theory]
    [InlineData("2026-11-19,claude-haiku-4-5,1,2,3", "it has another number of cells than the header")]
    [InlineData("2026-11-19,claude-haiku-4-5,-1,2", "its tokens are no whole numbers from 0 to 10^15")]
    [InlineData("2026-11-19,claude-haiku-4-5,\"1,200\",2", "its tokens are no whole numbers from 0 to 10^15")]
    [InlineData("19.11.2026,claude-haiku-4-5,1,2", "its time is no ISO date or instant")]
    [InlineData("2026-02-30,claude-haiku-4-5,1,2", "its time is no ISO date or instant")]
    [InlineData("2026-11-19,,1,2", "it names no model")]
    public void Counts_a_record_it_cannot_read_and_says_why(string record, string reason)
    {
        var profile = Logs.Read($"date,model,input,output\n2026-11-19,claude-haiku-4-5,1,2\n{record}\n2026-11-19,claude-haiku-4-5,1,2\n");
        profile.Total.Sum.Requests.ShouldBe(2);
        profile.Counts.MalformedAt.ShouldBe([new UnreadPlace("log", 3, reason)]);
    }

    [Theory]
    [InlineData("2026-11-19", "2026-11-19T00:00:00.0000000Z")]
    [InlineData("2026-11-19T10:20", "2026-11-19T10:20:00.0000000Z")]
    [InlineData("2026-11-19 10:20:30", "2026-11-19T10:20:30.0000000Z")]
    [InlineData("2026-11-19 10:20:30 UTC", "2026-11-19T10:20:30.0000000Z")]
    [InlineData("2026-11-19T10:20:30.1234567891Z", "2026-11-19T10:20:30.1234567Z")]
    [InlineData("2026-11-19T00:20:30-05:30", "2026-11-19T05:50:30.0000000Z")]
    [InlineData("2026-11-19T24:00:00", null)]
    [InlineData("2026-11-19T10:20:30.", null)]
    [InlineData("2026-11-19T10:20:30+0200", null)]
    [InlineData("2026-13-19", null)]
    [InlineData("0001-01-01T00:00:00+01:00", null)]
    [InlineData("2026-11-19T10:2", null)]
    [InlineData("", null)]
    public void Reads_a_time_as_tables_write_it(string text, string? time)
    {
        TimeText.TryParse(System.Text.Encoding.UTF8.GetBytes(text), out var read).ShouldBe(time is not null);
        if (time is not null)
            read.ToString("O", System.Globalization.CultureInfo.InvariantCulture).ShouldBe(time);
    }
}
