using System.IO.Compression;

namespace Calculator.Api.Tests.Endpoints.Usage;

public class PriceUsageRowsTests(Service service)
{
    private const string Url = "/v1/usage/rows?pricing=2026-11-21&asOf=2026-11-20";

    [Fact]
    public async Task Prices_each_row_of_a_table_by_its_providers_own_names()
    {
        // Of input and output alone 0.005 + 0.003; 400 of the tokens are read from cache, for a tenth.
        var chat = await service.Post(
            Url, "created,model,prompt_tokens,cached_tokens,completion_tokens\n1795082400,gpt-5.5,1000,400,100\n", "text/csv");
        chat.Body.Split("\r\n")[1].ShouldBe(
            "1795082400,gpt-5.5,1000,400,100,0.0062,0.003,0.0002,0,0,0.003,0,gpt-5.5,standard,upTo 272000,,");

        var open = await service.Post(
            Url, "date,model,input_tokens,cached_tokens,output_tokens\n2026-11-19,gpt-5.5,1000,400,100\n11/24/2026,gpt-5.5,1,0,0\n", "text/csv");
        open.Body.Split("\r\n")[1].ShouldBe(
            "2026-11-19,gpt-5.5,1000,400,100,0.0062,0.003,0.0002,0,0,0.003,0,gpt-5.5,standard,upTo 272000,,inputTakenAsWhole");
        open.Body.Split("\r\n")[2].ShouldContain("its time is no ISO date or instant such as 2026-11-24T09:30:00Z");
    }

    [Fact]
    public async Task Gives_a_table_back_with_its_prices_and_says_in_a_row_what_is_wrong_with_it()
    {
        var reply = await service.Post(
            Url,
            "note;model;timestamp;uncached_input_tokens;cache_read_tokens;output_tokens\n\"a; "
                + "\"\"b\"\"\";claude-haiku-4-5;2026-11-19;1000;20000;400\nx;no-such;2026-11-19;1;0;0\ny;claude-haiku-4-5;2026-11-19;-1;0;0\nz;us.anthropic.claude-opus-4-7;2026-11-19;1000;0;0\n",
            "text/csv");
        reply.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        reply.Body.Split("\r\n").ShouldBe(
        [
            "note;model;timestamp;uncached_input_tokens;cache_read_tokens;output_tokens;priced.usd;priced.inputUsd;priced.cacheReadUsd;priced.cacheWriteUsd;priced.cacheWrite1hUsd;priced.outputUsd;priced.webSearchesUsd;priced.model;priced.tier;priced.band;priced.error;priced.remarks",
            "\"a; \"\"b\"\"\";claude-haiku-4-5;2026-11-19;1000;20000;400;0.005;0.001;0.002;0;0;0.002;0;claude-haiku-4-5;standard;any;;",
            "x;no-such;2026-11-19;1;0;0;;;;;;;;;;;\"There is no model 'no-such' in pricing 2026-11-21.\";",
            "y;claude-haiku-4-5;2026-11-19;-1;0;0;;;;;;;;;;;\"its tokens are no whole numbers from 0 to 10^15\";",
            "z;us.anthropic.claude-opus-4-7;2026-11-19;1000;0;0;;;;;;;;;;;\"There is no model 'us.anthropic.claude-opus-4-7' in pricing "
                + "2026-11-21.\";",
            "",
        ]);
    }

    [Fact]
    public async Task Gives_objects_back_one_a_line_with_their_prices()
    {
        var reply = await service.Post(
            $"{Url}&discount=0.5",
            """
            {"id":"1","created":1795082400,"model":"gpt-5.5","usage":{"prompt_tokens":300000,"completion_tokens":1000}}
            nonsense
            {"id":"1","created":1795082400,"model":"gpt-5.5","usage":{"prompt_tokens":1000,"completion_tokens":0}}
            """,
            "application/x-ndjson");
        reply.ContentType!.MediaType.ShouldBe("application/x-ndjson");
        // Above 272,000 tokens GPT-5.5 costs 10 and 45: half of 3 and of 0.045.
        reply.Body.ShouldBe("""
            {"id":"1","created":1795082400,"model":"gpt-5.5","usage":{"prompt_tokens":300000,"completion_tokens":1000},"priced":{"usd":1.5225,"inputUsd":1.5,"cacheReadUsd":0,"cacheWriteUsd":0,"cacheWrite1hUsd":0,"outputUsd":0.0225,"webSearchesUsd":0,"model":"gpt-5.5","tier":"standard","band":"above 272000"}}
            {"priced":{"error":"it is no JSON object"}}
            {"id":"1","created":1795082400,"model":"gpt-5.5","usage":{"prompt_tokens":1000,"completion_tokens":0},"priced":{"usd":0.0025,"inputUsd":0.0025,"cacheReadUsd":0,"cacheWriteUsd":0,"cacheWrite1hUsd":0,"outputUsd":0,"webSearchesUsd":0,"model":"gpt-5.5","tier":"standard","band":"upTo 272000"}}

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Names_what_was_taken_for_granted_in_a_row()
    {
        var objects = await service.Post(
            Url,
            """
            {"id":"1","created":1795082400,"model":"gpt-5.5","service_tier":"turbo","usage":{"prompt_tokens":1000,"completion_tokens":0}}
            {"id":"2","model":"gpt-5.5","service_tier":"turbo","usage":{"prompt_tokens":1000,"completion_tokens":0}}
            {"id":"3","created":1795082400,"model":"gpt-5.5","service_tier":"default","usage":{"prompt_tokens":1000,"completion_tokens":0}}
            """,
            "application/x-ndjson");
        var lines = objects.Body.Split('\n');
        lines[0].ShouldEndWith(""","tier":"standard","band":"upTo 272000","remarks":["tierUnknown"]}}""");
        lines[1].ShouldEndWith(""","tier":"standard","band":"upTo 272000","remarks":["undated","tierUnknown"]}}""");
        lines[2].ShouldEndWith(""","tier":"standard","band":"upTo 272000"}}""");

        var table = await service.Post(Url, "model,input,cached,output\ngpt-5.5,1000,10,0\n", "text/csv");
        table.Body.ShouldEndWith(",gpt-5.5,standard,upTo 272000,,undated inputTakenAsUncached\r\n");
    }

    [Fact]
    public async Task Names_in_a_row_what_a_report_or_a_table_left_open()
    {
        var reports = await service.Post(
            Url,
            """
            {"starting_at":"2026-11-19T00:00:00Z","results":[{"uncached_input_tokens":1000,"output_tokens":0,"model":"claude-haiku-4-5"}]}
            """,
            "application/x-ndjson");
        reports.Body.ShouldEndWith(""","remarks":["promptUnknown","tierUnsaid"]}}""" + "\n");

        var heard = await service.Post(
            Url,
            """
            {"modelVersion":"gemini-2.5-flash","createTime":"2026-11-19T10:00:00Z","usageMetadata":{"promptTokenCount":9,"promptTokensDetails":[{"modality":"AUDIO","tokenCount":9}]}}
            """,
            "application/x-ndjson");
        heard.Body.ShouldEndWith(""","remarks":["otherModalities"]}}""" + "\n");

        // 300 for five minutes at 1.25 and 200 for an hour at 2: the total has the hour in it.
        var table = await service.Post(
            Url,
            "timestamp,model,uncached_input_tokens,cache_creation_input_tokens,cache_creation_1h_tokens\n"
                + "2026-11-19,claude-haiku-4-5,0,500,200\n2026-11-19,claude-haiku-4-5,0,100,200\n",
            "text/csv");
        table.Body.Split("\r\n")[1].ShouldEndWith(",0.000775,0,0,0.000375,0.0004,0,0,claude-haiku-4-5,standard,any,,");
        table.Body.Split("\r\n")[2].ShouldEndWith(",0.0004,0,0,0,0.0004,0,0,claude-haiku-4-5,standard,any,,writesDiffer");
    }

    [Fact]
    public async Task Puts_objects_that_stand_on_several_lines_on_one()
    {
        var reply = await service.Post(
            Url,
            "[\n{ \"model\": \"gpt-5.5\",\n \"usage\": { \"input_tokens\": 1,\n \"output_tokens\": 0 } }\n]",
            "application/json");
        reply.Body.Count(one => one == '\n').ShouldBe(1);
        System.Text.Json.JsonDocument
            .Parse(reply.Body).RootElement
            .GetProperty("priced")
            .GetProperty("usd")
            .GetDecimal()
            .ShouldBe(0.000005m);
    }

    [Fact]
    public async Task Takes_one_file_packed_or_not_and_no_more()
    {
        var table = Packed.Utf8("model,input,output\nclaude-haiku-4-5,1000,0\n");
        (await service.Post(Url, Packed.Gzip(table), "application/gzip")).Body.ShouldContain(",0.001,0.001,");
        (await service.Post(Url, Packed.Zip(toPipe: true, CompressionLevel.Optimal, [("a.csv", table)]), "application/zip")).Body
            .ShouldContain(",0.001,0.001,");
        (await service.Post(Url, "{\"type\":\"session_meta\",\"payload\":{}}", "text/plain"))
            .Problem(400, "body")
            .ShouldBe("The rows of Codex are totals that count only together; ask /v1/usage/profile.");
        (await service.Post(Url, "Dear diary", "text/plain")).Problem(400, "body").ShouldStartWith("The body is no log that is known.");
    }

    [Fact]
    public async Task Answers_with_the_problem_alone_where_the_body_turns_out_to_be_more_than_one_file()
    {
        var tar = Packed.Tar([("a.jsonl", Packed.Utf8(ClaudeLog.Line("msg_1"))), ("b.jsonl", Packed.Utf8(ClaudeLog.Line("msg_2")))]);
        (await service.Post(Url, tar, "application/x-tar"))
            .Problem(400, "body")
            .ShouldBe("The body holds several files; the rows of one are priced at a time.");
    }

    [Fact]
    public async Task Sends_fifty_thousand_rows_back_in_one_call_and_in_their_order()
    {
        var rows = Enumerable.Range(0, 50_000).Select(number => $"{number},claude-haiku-4-5,2026-11-19T10:00:00Z,{number},0");
        var reply = await service.Post(
            Url,
            $"number,model,timestamp,uncached_input_tokens,output_tokens\n{string.Join('\n', rows)}\n",
            "text/csv");
        var lines = reply.Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(50_001);
        lines[50_000].ShouldStartWith("49999,claude-haiku-4-5,2026-11-19T10:00:00Z,49999,0,0.049999,0.049999,0,0,0,0,0,claude-haiku-4-5,standard,any,");
    }

    [Fact]
    public async Task Prices_every_row_of_a_table_with_more_names_than_are_kept()
    {
        const int Names = 25_000;
        var rows = Enumerable.Range(0, Names).Select(number => $"m{number},s{number},1,0\nclaude-haiku-4-5,s{number},1000,0");
        var lines = (await service.Post(Url, $"model,session,input,output\n{string.Join('\n', rows)}\n", "text/csv")).Body
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(1 + 2 * Names);
        for (var number = 0; number < Names; number++)
        {
            lines[1 + 2 * number].ShouldEndWith($"\"There is no model 'm{number}' in pricing 2026-11-21.\",");
            lines[2 + 2 * number].ShouldBe($"claude-haiku-4-5,s{number},1000,0,0.001,0.001,0,0,0,0,0,claude-haiku-4-5,standard,any,,undated");
        }
    }

    [Fact]
    public async Task The_rows_come_to_the_profile()
    {
        var log = string.Join(
            '\n',
            Enumerable.Range(0, 200).Select(number => ClaudeLog.Line($"msg_{number}", number * 777, number, $"s{number % 7}")));
        var total = (await service.Post(
            $"/v1/usage/profile?pricing=2026-11-21&asOf=2026-11-20&field=totals.listUsd&format=text",
            log,
            "text/plain")).Body;
        var rows = (await service.Post(Url, log, "text/plain")).Body.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Sum(line => System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("priced").GetProperty("usd").GetDecimal());
        rows.ShouldBe(decimal.Parse(total, System.Globalization.CultureInfo.InvariantCulture));
    }
}
