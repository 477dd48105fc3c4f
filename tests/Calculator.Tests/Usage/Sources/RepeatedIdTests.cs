using Calculator.Usage;

namespace Calculator.Tests.Usage.Sources;

/// <summary>Rows of tables that have an id: a number of a row is none that is the same in another table.</summary>
public class RepeatedIdTests
{
    private const string Header = "id,timestamp,model,uncached_input_tokens,output_tokens\n";

    [Fact]
    public void Tables_that_count_their_rows_from_one_are_added_up()
    {
        var profile = Logs.ReadAll(
            null,
            ("a.csv", Header + "1,2026-11-18T10:00:00Z,gpt-5.5,1000,10\n2,2026-11-18T11:00:00Z,gpt-5.5,1000,10\n"),
            ("b.csv", Header + "1,2026-11-19T10:00:00Z,claude-haiku-4-5,500,5\n2,2026-11-19T11:00:00Z,claude-haiku-4-5,500,5\n")).Value();
        profile.Total.Sum.ShouldBe(new UsageSum(4, new UsageTokens(3000, 0, 0, 0, 30), 0));
        (profile.Counts.Records, profile.Counts.Duplicates).ShouldBe((4, 0));
    }

    [Theory]
    [InlineData("1,2026-11-18T10:00:00Z,gpt-5.5,1000,10", 1)]
    [InlineData("1,2026-11-18 11:00:00+01:00,gpt-5.5,1000.0,10", 1)]
    [InlineData("2,2026-11-18T10:00:00Z,gpt-5.5,1000,10", 2)]
    [InlineData("1,2026-11-18T10:00:01Z,gpt-5.5,1000,10", 2)]
    [InlineData("1,2026-11-18T10:00:00Z,gpt-5.4,1000,10", 2)]
    [InlineData("1,2026-11-18T10:00:00Z,gpt-5.5,1001,10", 2)]
    [InlineData("1,2026-11-18T10:00:00Z,gpt-5.5,1000,11", 2)]
    public void A_row_is_the_same_where_its_id_is_and_what_it_says(string other, long records)
    {
        var row = "1,2026-11-18T10:00:00Z,gpt-5.5,1000,10\n";
        foreach (var profile in new[]
        {
            Logs.Read(Header + row + other + "\n"),
            Logs.ReadAll(null, ("b.csv", Header + other + "\n"), ("a.csv", Header + row)).Value(),
        })
        {
            (profile.Counts.Records, profile.Counts.Duplicates).ShouldBe((records, 2 - records));
        }
    }

    [Theory]
    [InlineData("cache_read_tokens", "7", "8")]
    [InlineData("cache_write_5m_tokens", "7", "8")]
    [InlineData("cache_write_1h_tokens", "7", "8")]
    [InlineData("service_tier", "batch", "standard")]
    [InlineData("session_id", "a", "b")]
    [InlineData("user", "a", "b")]
    [InlineData("requests", "1", "2")]
    [InlineData("web_searches", "1", "2")]
    [InlineData("inference_geo", "us", "")]
    public void A_row_that_says_anything_else_that_is_billed_is_another(string column, string one, string other)
    {
        var header = Header.Replace("\n", $",{column}\n");
        Logs.Read($"{header}1,2026-11-18T10:00:00Z,gpt-5.5,1000,10,{one}\n1,2026-11-18T10:00:00Z,gpt-5.5,1000,10,{other}\n")
            .Counts.Records.ShouldBe(2);
    }

    [Fact]
    public void A_number_of_a_row_is_no_id_of_a_response()
    {
        var profile = Logs.ReadAll(
            null,
            ("a.csv", Header + "1,2026-11-18T10:00:00Z,gpt-5.5,1000,10\n"),
            ("b.jsonl", """{"id":"1","created":1795082400,"model":"gpt-5.5","usage":{"prompt_tokens":1000,"completion_tokens":100}}"""))
            .Value();
        (profile.Counts.Records, profile.Counts.Duplicates).ShouldBe((2, 0));
    }
}
