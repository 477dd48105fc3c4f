using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Calculator.Api.Tests.Replies;

public partial class FormatTests(Service service)
{
    private const string Opus = "model=claude-opus-4-7&inputTokens=3000&outputTokens=1200";

    [Fact]
    public async Task Every_route_answers_in_every_format_as_approved()
    {
        var questions = service.Questions();
        questions.Count.ShouldBe(24);
        foreach (var question in questions)
        {
            var name = question.Pattern
                .Replace("/v1/", "", StringComparison.Ordinal)
                .Replace('/', '-')
                .Replace("{", "", StringComparison.Ordinal)
                .Replace("}", "", StringComparison.Ordinal);
            foreach (var format in new[] { "json", "csv", "text" })
            {
                var reply = await service.Get($"{question.Url}&format={format}");
                reply.Status.ShouldBe(
                    question.Pattern == "/v1/report" && format == "csv" ? 400 : 200,
                    $"{question} {format}: {reply.Body}");
                Approved.Matches($"tests/Calculator.Api.Tests/Replies/Approved/{name}.{format}.approved.txt", reply.Body);
            }
        }
    }

    [Fact]
    public async Task Every_number_of_a_CSV_stands_in_the_JSON_with_the_same_digits()
    {
        var compared = 0;
        foreach (var question in service.Questions().Where(question => question.Pattern != "/v1/report"))
        {
            var json = (await service.Get(question.Url)).Body;
            var rows = Parse((await service.Get($"{question.Url}&format=csv&headers=0")).Body);
            foreach (var cell in rows.SelectMany(row => row).Where(cell => decimal.TryParse(cell, out _)))
            {
                Regex.IsMatch(json, $@"(?<![\d.]){Regex.Escape(cell)}(?![\d.])").ShouldBeTrue($"{question}: {cell}");
                compared++;
            }
        }

        compared.ShouldBeGreaterThan(300);
    }

    [Fact]
    public async Task Every_single_value_of_the_JSON_is_sent_alone_by_its_path_with_the_same_digits()
    {
        var compared = 0;
        foreach (var question in service.Questions().Where(question => question.HasPost))
        {
            foreach (var (path, value) in (await service.Get(question.Url)).Leaves)
            {
                var reply = await service.Get($"{question.Url}&format=text&field={Uri.EscapeDataString(path)}");
                reply.Status.ShouldBe(200, $"{question} {path}: {reply.Body}");
                if (value.ValueKind != JsonValueKind.Null)
                    reply.Body.ShouldBe(value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText());
                compared++;
            }
        }

        compared.ShouldBeGreaterThan(200);
    }

    [Fact]
    public async Task GET_and_POST_and_HEAD_agree_in_every_format()
    {
        foreach (var question in service.Questions().Where(question => question.HasPost))
        {
            foreach (var reply in new[]
            {
                "format=json",
                "format=text",
                "format=csv",
                "format=csv&headers=0",
                "format=json&field=pricing.version",
            })
            {
                var get = await service.Get($"{question.Url}&{reply}");
                var post = await service.Post($"{question.Pattern}?{reply}", question.Body);
                (post.Status, post.Body).ShouldBe((get.Status, get.Body), $"{question} {reply}");

                using var head = await service.Client.SendAsync(
                    new HttpRequestMessage(HttpMethod.Head, $"{question.Url}&{reply}"),
                    TestContext.Current.CancellationToken);
                ((int)head.StatusCode).ShouldBe(get.Status);
                if (get.Status == 200)
                    head.Content.Headers.ContentLength.ShouldBe(Encoding.UTF8.GetByteCount(get.Body));
                (await head.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
            }
        }
    }

    [Theory]
    [InlineData("/v1/break-even?" + Opus + "&field=plans.claude-max-5x.sessionsPerMonth", "2222.222222222222")]
    [InlineData("/v1/break-even?" + Opus + "&field=plans.cursor-pro.sessionsPerMonth", "never")]
    [InlineData("/v1/break-even?" + Opus + "&field=plans.cursor-pro.reason", "includedUsageNotAboveFee")]
    [InlineData("/v1/break-even?" + Opus + "&field=plans.0.plan", "claude-pro")]
    [InlineData("/v1/task-cost?" + Opus + "&field=lines.output.usd", "0.03")]
    [InlineData("/v1/task-cost?" + Opus + "&field=lines.1.usd", "0.03")]
    [InlineData("/v1/task-cost?" + Opus + "&batchShare=0.5&field=lines.2.tier", "batch")]
    [InlineData("/v1/models?field=models.gpt-5.5.rates.output", "30")]
    [InlineData("/v1/models?field=models.gpt-5.5-pro.rates.output", "180")]
    [InlineData("/v1/pricing?field=versions.2026-11-21.default", "true")]
    [InlineData("/v1/tokenizer-delta?" + Opus + "&toModel=gpt-5.5&ratioExpected=1&field=breakEvenRatio", "0.882352941176")]
    [InlineData(
        "/v1/tokenizer-delta?model=claude-opus-4-7&toModel=gpt-5.5&inputTokens=300000&outputTokens=0&field=breakEvenRatio",
        "atJump")]
    [InlineData(
        "/v1/tokenizer-delta?model=claude-opus-4-6&toModel=claude-haiku-4-5&inputTokens=180000&outputTokens=0&ratioExpected=1.2"
            + "&field=perSessionUsd.high",
        "notOffered")]
    [InlineData(
        "/v1/report?model=claude-opus-4-6&toModel=claude-haiku-4-5&inputTokens=180000&outputTokens=0&ratioExpected=1.2"
            + "&field=tokenizerDelta.perSessionUsd.high",
        "notOffered")]
    [InlineData("/v1/migration?" + Opus + "&toModel=claude-opus-4-7&sessionsPerDay=10&field=paybackDays", "neverSaves")]
    [InlineData(
        "/v1/migration?model=claude-opus-4-6&toModel=claude-haiku-4-5&inputTokens=170000&outputTokens=0&sessionsPerDay=10&ratioLow=1"
            + "&ratioExpected=1&ratioHigh=1.2&field=steadyPerDayUsd.high",
        "notOffered")]
    [InlineData("/v1/pricing/changes?from=2026-05-03&to=2026-05-04&field=rows.chatgpt-plus.changeUsd", "added")]
    public async Task A_field_is_exactly_one_value(string url, string expected)
    {
        var reply = await service.Get($"{url}&format=text");
        (reply.Status, reply.Body).ShouldBe((200, expected));
        reply.ContentType?.ToString().ShouldBe("text/plain; charset=utf-8");
    }

    [Theory]
    [InlineData("format=xml", "format")]
    [InlineData("format=", "format")]
    [InlineData("format=csv,json", "format")]
    [InlineData("format=text&field=lines", "field")]
    [InlineData("format=text&field=price", "field")]
    [InlineData("format=text&field=totalUsdd", "field")]
    [InlineData("format=text&field=totalUsd.x", "field")]
    [InlineData("format=text&field=lines.7.usd", "field")]
    [InlineData("format=text&field=lines.-1.usd", "field")]
    [InlineData("format=text&field=..", "field")]
    [InlineData("format=text&batchShare=0.5&field=lines.input.usd", "field")]
    [InlineData("format=csv&field=totalUsd", "field")]
    [InlineData("FORMAT=text&Field=totalUsdd", "Field")]
    [InlineData("format=csv&COLUMNS=usdd", "COLUMNS")]
    [InlineData("columns=usd", "columns")]
    [InlineData("format=csv&columns=usdd", "columns")]
    [InlineData("format=csv&columns=usd,,tier", "columns")]
    [InlineData("headers=0", "headers")]
    [InlineData("format=csv&headers=2", "headers")]
    [InlineData("errors=html", "errors")]
    [InlineData("formt=csv", "formt")]
    public async Task What_does_not_fit_is_named(string reply, string field)
    {
        var sentence = (await service.Get($"/v1/task-cost?{Opus}&{reply}")).Problem(400, field);
        sentence[^1].ShouldBeOneOf('.', '?');
        (await service.Get($"/v1/task-cost?{Opus}&{reply}{(field == "errors" ? "" : "&errors=text")}")).Body
            .TrimStart('"')
            .ShouldStartWith(field == "errors" ? "{" : "#ERROR 400: ");
    }

    [Fact]
    public async Task Columns_are_chosen_in_the_order_asked_for_and_the_header_can_be_dropped()
    {
        (await service.Get($"/v1/task-cost?{Opus}&format=csv&columns=usd,item")).Body
            .ShouldBe("usd,item\r\n0.015,input\r\n0.03,output\r\n");
        (await service.Get($"/v1/task-cost?{Opus}&format=csv&columns=usd,item&headers=0")).Body.ShouldBe("0.015,input\r\n0.03,output\r\n");
    }

    [Theory]
    [InlineData("/v1/task-cost?model=nobody&inputTokens=1&outputTokens=1", "#ERROR 404: There is no model 'nobody'")]
    [InlineData("/v1/task-cost?model=gpt-5.5&inputTokens=1.5&outputTokens=1", "#ERROR 400: inputTokens is 1.5;")]
    [InlineData("/v1/task-cost?model=gpt-5.5&inputTokens=300000&outputTokens=1&serviceTier=priority", "#ERROR 422: ")]
    [InlineData("/v1/nowhere?a=1", "#ERROR 404: There is no route /v1/nowhere;")]
    [InlineData("/v1/task-cost?", "#ERROR 400: model is missing;")]
    public async Task An_error_as_text_is_one_short_line_with_status_200(string url, string start)
    {
        var reply = await service.Get($"{url}&errors=text");
        reply.Status.ShouldBe(200);
        reply.Body.ShouldStartWith(start);
        reply.Body.Length.ShouldBeLessThanOrEqualTo(255);
        reply.Body.ShouldNotContain("\n");
        decimal.TryParse(reply.Body, out _).ShouldBeFalse();
        reply.ContentType?.ToString().ShouldBe("text/plain; charset=utf-8");
    }

    [Fact]
    public async Task An_error_is_problem_details_whatever_the_caller_accepts()
    {
        foreach (var accept in new[] { "text/html", "text/csv", "image/png", "*/*" })
        {
            var request = new HttpRequestMessage(HttpMethod.Get, "/v1/nowhere");
            request.Headers.TryAddWithoutValidation("Accept", accept);
            var reply = await service.Send(request);
            (reply.Status, reply.ContentType?.ToString()).ShouldBe((404, "application/problem+json"));
        }
    }

    [Fact]
    public async Task Culture_and_language_change_nothing()
    {
        var plain = await service.Get($"/v1/break-even?{Opus}&format=csv");
        var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/break-even?{Opus}&format=csv");
        request.Headers.TryAddWithoutValidation("Accept-Language", "de-DE, ar;q=0.9");
        (await service.Send(request)).Body.ShouldBe(plain.Body);
    }

    [Fact]
    public async Task Hostile_text_never_starts_a_formula_splits_a_header_or_breaks_a_row()
    {
        var random = Seed.Random();
        string[] beginnings =
        [
            "=", "+", "-", "@", "\t", "\r", "\n", "=1+1", "\u202E", "\0", "\"", "'", ",", "\r\nSet-Cookie: a=b", "＝", "😀",
        ];
        var sent = 0;
        for (var round = 0; round < 500; round++)
        {
            var hostile = beginnings[round % beginnings.Length]
                + string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => (char)random.Next(1, 0x3000)))
                + "\",=cmd";
            var escaped = Uri.EscapeDataString(hostile);
            foreach (var url in new[]
            {
                $"/v1/models?q={escaped}&format=csv",
                $"/v1/task-cost?{Opus}&format=csv&columns={escaped}&errors=text",
                $"/v1/task-cost?{Opus}&field={escaped}&format=text&errors=text",
                $"/v1/models/{escaped}?errors=text",
            })
            {
                using var response = await service.Client.GetAsync(url, TestContext.Current.CancellationToken);
                ((int)response.StatusCode).ShouldBeLessThan(500, url);
                response.Headers.Contains("Set-Cookie").ShouldBeFalse();
                var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                if (response.Content.Headers.ContentType?.MediaType == "text/csv")
                    Parse(body).SelectMany(row => row).ShouldAllBe(cell => !StartsFormula().IsMatch(cell) || IsNumber(cell));
                else
                    body.ShouldNotContain('\n');
                sent++;
            }
        }

        sent.ShouldBe(2000);
    }

    private static bool IsNumber(string cell) => decimal.TryParse(cell, out _);

    /// <summary>An independent reader of RFC 4180: fails on anything that is not.</summary>
    private static List<List<string>> Parse(string csv)
    {
        if (csv.Length == 0)
            return [];
        csv.ShouldEndWith("\r\n");
        var (rows, row, cell, quoted) = (new List<List<string>>(), new List<string>(), new StringBuilder(), false);
        for (var at = 0; at < csv.Length; at++)
        {
            var (character, next) = (csv[at], at + 1 < csv.Length ? csv[at + 1] : '\0');
            switch (character, next, quoted)
            {
                case ('"', '"', true):
                    cell.Append('"');
                    at++;
                    break;
                case ('"', _, _):
                    quoted = !quoted;
                    break;
                case (',', _, false):
                    Take();
                    break;
                case ('\r', '\n', false):
                    Take();
                    rows.Add(row);
                    row = [];
                    at++;
                    break;
                case ('\r' or '\n', _, false):
                    throw new FormatException($"A bare line end at {at}.");
                default:
                    cell.Append(character);
                    break;
            }
        }

        quoted.ShouldBeFalse();
        rows.Select(each => each.Count).Distinct().Count().ShouldBeLessThanOrEqualTo(1);
        return rows;

        void Take()
        {
            row.Add(cell.ToString());
            cell.Clear();
        }
    }

    [GeneratedRegex(@"^[=+\-@\t\r\n]")]
    private static partial Regex StartsFormula();

    [Fact]
    public async Task Numbers_as_text_have_the_same_digits()
    {
        var url = $"/v1/task-cost?{Opus}&cacheRatio=0.123456789&asOf=2026-11-20";
        var (numbers, texts) = ((await service.Get(url)).Leaves.ToList(), (await service.Get($"{url}&numbers=text")).Leaves.ToList());
        texts.Select(leaf => leaf.Path).ShouldBe(numbers.Select(leaf => leaf.Path));
        texts.Select(leaf => leaf.Value.ToString()).ShouldBe(numbers.Select(leaf => leaf.Value.ToString()));
        texts.ShouldAllBe(leaf => leaf.Value.ValueKind != JsonValueKind.Number);
        texts.Count(leaf => leaf.Path.EndsWith("sd", StringComparison.Ordinal)).ShouldBeGreaterThan(3);
        (await service.Get($"{url}&numbers=json")).Body.ShouldBe((await service.Get(url)).Body);
    }

    [Fact]
    public async Task A_single_number_is_a_text_too_where_they_are_wanted()
    {
        var url = $"/v1/task-cost?{Opus}&asOf=2026-11-20&field=totalUsd";
        (await service.Get($"{url}&numbers=text")).Body.ShouldBe($"\"{(await service.Get(url)).Body}\"");
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("text")]
    public async Task Numbers_of_a_form_without_JSON_are_what_they_are(string format) =>
        (await service.Get($"/v1/task-cost?{Opus}&format={format}&numbers=text")).Problem(400, "numbers")
            .ShouldStartWith("numbers is about JSON;");
}
