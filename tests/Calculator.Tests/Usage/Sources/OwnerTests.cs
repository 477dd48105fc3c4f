using Calculator.Usage;

namespace Calculator.Tests.Usage.Sources;

/// <summary>Whose a request is, in the sources that say so.</summary>
public class OwnerTests
{
    [Theory]
    [InlineData("timestamp,User ID,model,output_tokens\n2026-11-19,ann,claude-haiku-4-5,5\n2026-11-19,bob,claude-haiku-4-5,5")]
    [InlineData("date;email;model;output\n2026-11-19;a@example.com;claude-haiku-4-5;5\n2026-11-19;b@example.com;claude-haiku-4-5;5")]
    [InlineData(
        """
        {"id":"1","startTime":"2026-11-19T10:00:00Z","model":"gpt-5.5","userId":"ann","usageDetails":{"input":5,"output":1}}
        {"id":"2","startTime":"2026-11-19T10:00:00Z","model":"gpt-5.5","userId":"bob","usageDetails":{"input":5,"output":1}}
        """)]
    [InlineData(
        """
        {"request_id":"1","startTime":"2026-11-19","model":"gpt-5.5","user":"ann","spend":1,"prompt_tokens":5}
        {"request_id":"2","startTime":"2026-11-19","model":"gpt-5.5","user":"","end_user":"bob","spend":1,"prompt_tokens":5}
        """)]
    [InlineData(
        """
        {"data":[{"start_time":1795046400,"results":[
          {"input_tokens":5,"output_tokens":1,"num_model_requests":1,"model":"gpt-5.5","user_id":"ann"},
          {"input_tokens":5,"output_tokens":1,"num_model_requests":1,"model":"gpt-5.5","user_id":"bob"}]}]}
        """)]
    [InlineData(
        """
        {"data":[
          {"date":"2026-11-19T00:00:00Z","actor":{"email_address":"a@example.com"},
           "model_breakdown":[{"model":"claude-haiku-4-5","tokens":{"output":5}}]},
          {"date":"2026-11-19T00:00:00Z","actor":{"api_key_name":"ci"},
           "model_breakdown":[{"model":"claude-haiku-4-5","tokens":{"output":5}}]}]}
        """)]
    public void Knows_two_people_apart(string log)
    {
        var timeline = Logs.Read(log, new UsageOptions { KeepsTimes = true }).Timeline!;
        (timeline.NamedOwners, timeline.HasUnnamed, timeline.Owners).ShouldBe((2, false, 2));
    }

    [Fact]
    public void Reads_Claude_Codes_events_a_request_each()
    {
        var profile = Logs.Read(Events("1795082400000000000", "api_request", "30"), new UsageOptions { KeepsTimes = true });
        profile.Total.Sum.ShouldBe(new UsageSum(1, new UsageTokens(1000, 20_000, 30, 0, 100), 0));
        // 1,000 × 1 + 20,000 × 0.1 + 30 × 1.25 + 100 × 5, by the million.
        profile.Total.List.Value.ShouldBe(0.0035375m);
        profile.Sessions!.Count.ShouldBe(1);
        profile.Timeline!.NamedOwners.ShouldBe(1);
        profile.Warnings.ShouldBe(
            ["30 tokens written to cache without saying for how long, billed as written for five minutes: 1 request."]);
    }

    [Fact]
    public void Passes_over_other_events_and_counts_what_cannot_be_read()
    {
        Logs.Read(Events("1795082400000000000", "user_prompt", "30")).Total.Sum.Requests.ShouldBe(0);
        Logs.Read(Events("1795082400000000000", "api_request", "many")).Counts.Malformed.ShouldBe(1);
        Logs.Read(Events("", "api_request", "30")).Counts.Malformed.ShouldBe(1);
    }

    private static string Events(string time, string name, string written)
    {
        (string Key, string Value)[] texts =
        [
            ("event.name", name), ("model", "claude-haiku-4-5"), ("session.id", "s"), ("user.email", "a@example.com"),
            ("cost_usd", "9"), ("cache_creation_tokens", written), ("output_tokens", "100"),
        ];
        var said = texts.Select(one => $$$"""{"key":"{{{one.Key}}}","value":{"stringValue":"{{{one.Value}}}"}}""")
            .Append("""{"key":"input_tokens","value":{"intValue":"1000"}},{"key":"cache_read_tokens","value":{"intValue":20000}}""");
        var record = $$$"""{"timeUnixNano":"{{{time}}}","attributes":[{{{string.Join(',', said)}}}]}""";
        return $$$"""{"resourceLogs":[{"scopeLogs":[{"logRecords":[{{{record}}}]}]}]}""";
    }
}
