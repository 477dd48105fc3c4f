using System.IO.Compression;
using System.Net.Http.Headers;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace Calculator.Api.Tests.Workbook;

public class WorkbookTests(Service service)
{
    private const string Workload = "model=claude-opus-4-7&inputTokens=3000&outputTokens=1200&cacheRatio=0.9"
        + "&cacheWriteRatio=rest&sessionsPerDay=100&daysPerMonth=30.4375&asOf=2026-11-20";
    private const string Workbook = $"/v1/workbook.xlsx?{Workload}";

    public static TheoryData<string> Workloads { get; } =
    [
        Workload,
        "model=gpt-5.5&inputTokens=300000&outputTokens=1E%2B3&sessionsPerDay=0&plans=copilot-pro,chatgpt-plus&seats=3&discount=0.2",
        "model=GPT-5-5&inputTokens=0&outputTokens=0&sessionsPerDay=1000000000",
        "model=gemini-2.5-pro&inputTokens=1&outputTokens=1&sessionsPerDay=0.0000000001&successRate=0.643",
        "apiUsdPerMonth=6200&seats=14&plans=claude-pro,claude-max-5x,chatgpt-plus&pricing=2026-11-21&asOf=2026-11-21",
        "apiUsdPerSession=0.45&sessionsPerDay=100&model=claude-opus-4-7&discount=0.1"
            + "&ownPlanFeeUsd=60&ownPlanName=Acme%20Team&ownPlanLimitUsdPerWeek=30&ownPlanOverage=none&asOf=2026-11-20",
        "model=claude-opus-4-7&inputTokens=3000&outputTokens=1200&sessionsPerDay=100&usagePerSeat=0.5,0.3,0.2"
            + "&billing=annual&provider=anthropic&limitUsdPerWeek=claude-pro:20,claude-max-5x:100.5"
            + "&limitBound=low&ownPlanFeeUsd=9&ownPlanIncludedUsd=10&ownPlanOverage=1.2&asOf=2026-11-20",
        "model=deepseek-v4-pro&inputTokens=8000&outputTokens=4000&sessionsPerDay=10&asOf=2026-08-16T16:00:00Z&pricing=2026-11-20",
    ];

    [Theory]
    [MemberData(nameof(Workloads))]
    public async Task The_file_keeps_the_format(string workload)
    {
        using var workbook = await WorkbookUnderTest.Get(service, $"/v1/workbook.xlsx?{workload}");
        var faults = new OpenXmlValidator(FileFormatVersions.Office2021)
            .Validate(workbook.Document, TestContext.Current.CancellationToken)
            .ToList();
        faults.Select(fault => $"{fault.Part?.Uri} {fault.Path?.XPath}: {fault.Description}").ShouldBeEmpty();
        workbook.Document.WorkbookPart!.Workbook.Sheets!
            .Elements<Sheet>()
            .Select(sheet => sheet.Name?.Value)
            .ShouldBe(["Inputs", "Results", "Curve", "How to", "Catalog"]);
    }

    [Fact]
    public async Task The_same_question_gives_the_same_bytes_and_a_tag()
    {
        var first = await WorkbookUnderTest.Bytes(service, Workbook);
        (await WorkbookUnderTest.Bytes(service, Workbook)).ShouldBe(first);
        // The time of day is all that two files made at once could share by chance.
        using (var file = new ZipArchive(new MemoryStream(first)))
            file.Entries.Select(entry => entry.LastWriteTime.DateTime).Distinct().ShouldBe([new DateTime(1980, 1, 1)]);

        using var response = await service.Client.GetAsync(Workbook, TestContext.Current.CancellationToken);
        response.Content.Headers.ContentType!.ToString().ShouldBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.Content.Headers.ContentDisposition!.ToString().ShouldBe("attachment; filename=\"llm-cost-claude-opus-4-7.xlsx\"");
        (await Ask(Workbook, response.Headers.ETag.ShouldNotBeNull())).ShouldBe(304);
    }

    [Fact]
    public async Task GET_and_POST_and_HEAD_agree_and_without_a_date_there_is_no_tag()
    {
        const string Body = """
            {"model":"claude-opus-4-7","inputTokens":3000,"outputTokens":1200,"sessionsPerDay":100,"plans":["claude-pro"]}
            """;
        const string Url = "/v1/workbook.xlsx?model=claude-opus-4-7&inputTokens=3000&outputTokens=1200&sessionsPerDay=100&plans=claude-pro";
        var got = await WorkbookUnderTest.Bytes(service, Url);
        using var post = await service.Client.PostAsync(
            "/v1/workbook.xlsx",
            new StringContent(Body, MediaTypeHeaderValue.Parse("application/json")),
            TestContext.Current.CancellationToken);
        (await post.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBe(got);

        using var head = await service.Client.SendAsync(
            new HttpRequestMessage(HttpMethod.Head, Url),
            TestContext.Current.CancellationToken);
        head.Content.Headers.ContentLength.ShouldBe(got.Length);
        head.Headers.ETag.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Workloads))]
    public async Task Each_live_cell_shows_what_the_service_answers_to_its_question(string workload)
    {
        using var workbook = await WorkbookUnderTest.Get(service, $"/v1/workbook.xlsx?{workload}");
        var cells = workbook.Cells("Results");
        var asked = 0;
        foreach (var (place, source) in cells.Where(cell => cell.Key[0] == 'D' && Asks(cell.Value)))
        {
            var live = cells[$"B{place[1..]}"];
            var answer = $"IF(ISERROR({place}),IF(SUBSTITUTE(query&plan_query,\"%2E\",\".\")=made_for,"
                + $"\"{source.CellValue!.Text}\",{place}),{place})";
            live.CellFormula!.Text.ShouldBe($"IFERROR(_xlfn.NUMBERVALUE({answer},\".\",\",\"),{answer})");
            var question = Formula.Evaluate(source.CellFormula!.Text, workbook);
            if (!question.StartsWith("http", StringComparison.Ordinal))
            {
                // Nothing is saved where the API is the cheapest.
                (question, live.CellValue!.Text, source.CellValue!.Text).ShouldBe(("0", "0", "0"));
                continue;
            }

            var reply = await service.Get(question[service.Client.BaseAddress!.ToString().TrimEnd('/').Length..]);
            reply.Body.ShouldNotStartWith("#ERROR");
            (reply.Status, live.CellValue!.Text, source.CellValue!.Text).ShouldBe((200, reply.Body, reply.Body));
            (live.DataType?.Value == CellValues.String).ShouldBe(!decimal.TryParse(reply.Body, out _));
            asked++;
        }

        asked.ShouldBeGreaterThanOrEqualTo(2);
    }

    [Theory]
    [MemberData(nameof(Workloads))]
    public async Task Each_plan_has_the_row_that_the_service_answers(string workload)
    {
        using var workbook = await WorkbookUnderTest.Get(service, $"/v1/workbook.xlsx?{workload}");
        var cells = workbook.Cells("Results");
        var (place, source) = cells.Single(cell => cell.Key[0] > 'D' && Asks(cell.Value));
        var question = Formula.Evaluate(source.CellFormula!.Text, workbook);
        var sent = (await service.Get(question[service.Client.BaseAddress!.ToString().TrimEnd('/').Length..])).Body;
        source.CellValue!.Text.ShouldBe(sent.Replace("\r\n", ";", StringComparison.Ordinal));

        var rows = sent.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var first = int.Parse(place[1..], null) + 2;
        var names = (await service.Get($"/v1/break-even?{workload}&format=json")).Json.GetProperty("plans").EnumerateArray()
            .Select(plan => plan.GetProperty("name").GetString())
            .ToList();
        rows.Length.ShouldBe(names.Count);
        for (var row = 0; row < rows.Length; row++)
        {
            var shown = Enumerable.Range('A', place[0] - 'A').Select(column => cells[$"{(char)column}{first + row}"].Shown()).ToList();
            shown[0].ShouldBe(names[row]);
            // The id is told last.
            string.Join(',', shown[1..^1].Prepend(shown[^1])).ShouldBe(rows[row]);
        }

        foreach (var spare in cells.Where(cell => int.Parse(cell.Key[1..], null) >= first + rows.Length))
            spare.Value.Shown().ShouldBeEmpty();
    }

    [Fact]
    public async Task Plans_are_chosen_in_cells_of_their_own_and_there_is_room_for_more()
    {
        using var workbook = await WorkbookUnderTest.Get(service, $"{Workbook}&plans=claude-max-5x");
        var cells = workbook.Cells("Inputs");
        (cells["B7"].Shown(), cells["B8"].Shown(), cells["B9"].Shown()).ShouldBe(("claude-max-5x", "", ""));
        workbook.Named("in_plans").CellFormula!.Text.ShouldBe("MID("
            + "IF(Inputs!B7=\"\",\"\",\",\"&Inputs!B7)&IF(Inputs!B8=\"\",\"\",\",\"&Inputs!B8)"
            + "&IF(Inputs!B9=\"\",\"\",\",\"&Inputs!B9),2,8000)");
        workbook.Named("in_plans").Shown().ShouldBe("claude-max-5x");
    }

    [Fact]
    public async Task Elements_are_written_as_Excel_writes_them()
    {
        using var file = new ZipArchive(new MemoryStream(await WorkbookUnderTest.Bytes(service, Workbook)));
        foreach (var part in file.Entries.Where(entry => entry.FullName.StartsWith("xl/w", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(part.Open());
            (await reader.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldNotContain("<x:");
        }
    }

    [Fact]
    public async Task The_query_shown_is_the_one_its_formula_makes()
    {
        using var workbook = await WorkbookUnderTest.Get(service, $"{Workbook}&plans=claude-pro,claude-max-5x");
        foreach (var name in new[] { "query", "plan_query" })
            workbook.Named(name).CellValue!.Text.ShouldBe(Formula.Evaluate(workbook.Named(name).CellFormula!.Text, workbook));
        workbook.Named("query").CellValue!.Text.ShouldContain("&cacheWriteRatio=rest");
        workbook.Named("query").CellValue!.Text.ShouldNotContain("cacheReadTokens");
        workbook
            .Named("plan_query").CellValue!.Text
            .ShouldBe("&plans=claude-pro%2Cclaude-max-5x&billing=monthly&limitBound=expected&assumeUnlimited=false&assumeHeld=false");
    }

    [Theory]
    [MemberData(nameof(Workloads))]
    public async Task Formulas_keep_the_limits_and_name_only_what_is_defined(string workload)
    {
        using var workbook = await WorkbookUnderTest.Get(service, $"/v1/workbook.xlsx?{workload}");
        var formulas = workbook.AllCells().Select(cell => cell.CellFormula?.Text).OfType<string>().ToList();
        foreach (var formula in formulas)
        {
            formula.Length.ShouldBeLessThan(8192);
            formula[0].ShouldNotBe('=');
            var (texts, rest) = Formula.Split(formula);
            texts.ShouldAllBe(text => text.Length < 255);
            rest.Count(letter => letter == '(').ShouldBe(rest.Count(letter => letter == ')'));
            Formula.NamesIn(rest).ShouldBeSubsetOf(workbook.Names.Keys);
        }

        formulas.Count.ShouldBeGreaterThanOrEqualTo(12);
        workbook.Names.Keys.ShouldAllBe(name => workbook.Named(name) != null);
    }

    [Fact]
    public async Task Every_field_of_the_question_has_a_named_cell()
    {
        using var workbook = await WorkbookUnderTest.Get(service, Workbook);
        var fields = service.Files().Single(file => file.Pattern == "/v1/workbook.xlsx").Shape.Names.ToList();
        workbook.Names.Keys.ShouldBe(
            [.. fields.Select(field => $"in_{field}"), "base_url", "query", "plan_query", "made_for"],
            ignoreOrder: true);
        workbook.Named("base_url").Shown().ShouldBe(service.Client.BaseAddress!.ToString().TrimEnd('/'));
        workbook.Named("in_cacheRatio").Shown().ShouldBe("0.9");
        workbook.Named("in_plans").Shown().ShouldBe("");
        workbook.Named("in_asOf").DataType!.Value.ShouldBe(CellValues.InlineString);
    }

    [Fact]
    public async Task A_text_is_a_string_cell_whatever_it_says()
    {
        using var workbook = await WorkbookUnderTest.Get(service, Workbook);
        foreach (var cell in workbook.AllCells().Where(cell => cell.CellFormula is null && cell.HasChildren))
            (cell.DataType?.Value == CellValues.InlineString || decimal.TryParse(cell.CellValue!.Text, out _)).ShouldBeTrue(cell.OuterXml);

        foreach (var hostile in new[] { "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "a\u0001\u202E😀<b>&\"", new string('x', 40_000) })
        {
            var cell = Api.Workbook.Cells.Text(hostile);
            (cell.CellFormula, cell.DataType!.Value).ShouldBe((null, CellValues.InlineString));
            new OpenXmlValidator(FileFormatVersions.Office2021)
                .Validate(new X.Row(cell.CloneNode(true)), TestContext.Current.CancellationToken)
                .ShouldBeEmpty();
            cell.Shown().Length.ShouldBeLessThanOrEqualTo(32_767);
            new X.Cell(cell.OuterXml).Shown().ShouldBe(cell.Shown());
            (cell.StyleIndex!.Value == (uint)Api.Workbook.CellStyle.Quoted).ShouldBe("=+-@".Contains(hostile[0], StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_curve_is_what_the_service_answers_at_each_step()
    {
        using var workbook = await WorkbookUnderTest.Get(service, $"{Workbook}&plans=claude-pro,copilot-pro");
        var cells = workbook.Cells("Curve");
        (cells["B3"].Shown(), cells["C3"].Shown(), cells["A4"].Shown()).ShouldBe(("API", "Claude Pro", "0"));
        for (var row = 4; row <= 29; row++)
        {
            var workload = Workload.Replace("sessionsPerDay=100", $"sessionsPerDay={cells[$"A{row}"].Shown()}", StringComparison.Ordinal);
            var reply = await service.Get($"/v1/break-even?{workload}&plans=claude-pro,copilot-pro");
            (cells[$"B{row}"].Shown(), cells[$"C{row}"].Shown(), cells[$"D{row}"].Shown())
                .ShouldBe((
                    reply.At("apiPerMonthUsd"),
                    reply.At("plans.0.planPerMonthUsd.expected"),
                    reply.At("plans.1.planPerMonthUsd.expected")));
        }

        foreach (var sent in cells.Values.Where(Asks))
        {
            var question = Formula.Evaluate(sent.CellFormula!.Text, workbook);
            var answer = (await service.Get(question[service.Client.BaseAddress!.ToString().TrimEnd('/').Length..])).Body;
            sent.CellValue!.Text.ShouldBe(answer.Replace("\r\n", ";", StringComparison.Ordinal));
        }

        decimal.Parse(cells["A29"].Shown(), null).ShouldBeGreaterThanOrEqualTo(200);
        cells.ShouldNotContainKey("A30");
    }

    [Fact]
    public async Task The_chart_draws_the_table()
    {
        using var workbook = await WorkbookUnderTest.Get(service, $"{Workbook}&plans=claude-pro,copilot-pro");
        var chart = workbook.Document.WorkbookPart!.WorksheetParts
            .Select(sheet => sheet.DrawingsPart)
            .OfType<DocumentFormat.OpenXml.Packaging.DrawingsPart>()
            .Single().ChartParts
            .Single().ChartSpace;
        // That of the API, those of the plans, and one for a plan that may be chosen yet.
        chart.Descendants<ScatterChartSeries>().Count().ShouldBe(4);
        // Without a theme there are no automatic colours: a line whose own is not stated is not drawn everywhere.
        chart
            .Descendants<ScatterChartSeries>()
            .Select(line => line.Descendants<DocumentFormat.OpenXml.Drawing.RgbColorModelHex>().Single().Val?.Value)
            .Distinct()
            .Count()
            .ShouldBe(4);
        chart
            .Descendants<Title>()
            .Select(title => title.InnerText)
            .ShouldBe(["Cost of a month by sessions a day", "Sessions a day", "USD a month"]);
        chart.Descendants<Legend>().ShouldHaveSingleItem();
        var cells = workbook.Cells("Curve");
        foreach (var numbers in chart.Descendants<NumberReference>())
        {
            var (column, last) = (numbers.Formula!.Text["Curve!$".Length], numbers.Formula.Text.Split('$')[^1]);
            last.ShouldBe("29");
            numbers
                .Descendants<NumericValue>()
                .Select(value => value.Text)
                .ShouldBe(Enumerable.Range(4, 26).Select(row => cells[$"{column}{row}"].Shown()).Where(shown => shown != "#N/A"));
        }
    }

    [Theory]
    [MemberData(nameof(Workloads))]
    public async Task The_first_sheet_tells_the_verdict_and_what_it_saves(string workload)
    {
        using var workbook = await WorkbookUnderTest.Get(service, $"/v1/workbook.xlsx?{workload}");
        var cheapest = (await service.Get($"/v1/break-even?{workload}&format=text&field=cheapest")).Body;
        var saving = cheapest == "api"
            ? "0"
            : (await service.Get($"/v1/break-even?{workload}&format=text&field=plans.{cheapest}.savingPerMonthUsd")).Body;
        var cells = workbook.Cells("Inputs");
        (cells["B4"].Shown(), cells["B5"].Shown()).ShouldBe((cheapest, saving));
        foreach (var place in new[] { "B4", "B5" })
        {
            var there = workbook.Cells("Results")[cells[place].CellFormula!.Text["Results!".Length..]];
            (there.Shown(), there.StyleIndex?.Value).ShouldBe((cells[place].Shown(), cells[place].StyleIndex?.Value));
        }
    }

    [Fact]
    public async Task Model_and_plans_are_chosen_from_the_catalog()
    {
        using var workbook = await WorkbookUnderTest.Get(service, Workbook);
        var catalog = workbook.Cells("Catalog");
        var models = (await service.Get("/v1/models?asOf=2026-11-20")).Json.GetProperty("models").GetArrayLength();
        var plans = (await service.Get("/v1/plans?asOf=2026-11-20")).Json.GetProperty("plans").GetArrayLength();
        var lists = workbook.Document.WorkbookPart!.WorksheetParts
            .SelectMany(sheet => sheet.Worksheet.Descendants<DataValidation>())
            .ToList();
        lists.Select(list => (list.SequenceOfReferences!.InnerText, list.Formula1!.Text)).ShouldBe(
        [
            (Place("in_model"), $"Catalog!$A$3:$A${models + 2}"),
            ("B7:B9", $"Catalog!$C$3:$C${plans + 2}"),
        ]);
        lists.ShouldAllBe(list => list.ShowErrorMessage! == false);
        (catalog["A3"].Shown(), catalog["B3"].Shown()).ShouldBe(("claude-opus-4-7", "Claude Opus 4.7"));
        catalog[$"C{plans + 2}"].Shown().ShouldNotBeEmpty();

        string Place(string name) => workbook.Names[name].Split('!')[1].Replace("$", "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_sheet_is_printed_as_wide_as_a_page_and_the_curve_on_one()
    {
        using var workbook = await WorkbookUnderTest.Get(service, Workbook);
        foreach (var sheet in workbook.Document.WorkbookPart!.WorksheetParts.Select(part => part.Worksheet))
        {
            var setup = sheet.Elements<X.PageSetup>().Single();
            (setup.Orientation!.Value, setup.FitToWidth!.Value).ShouldBe((X.OrientationValues.Landscape, 1u));
            sheet.SheetProperties!.PageSetupProperties!.FitToPage!.Value.ShouldBeTrue();
            setup.FitToHeight!.Value.ShouldBe(sheet.Elements<X.Drawing>().Any() ? 1u : 0u);
        }
    }

    [Fact]
    public async Task Dollars_and_counts_are_shown_as_people_write_them()
    {
        using var workbook = await WorkbookUnderTest.Get(service, $"{Workbook}&plans=claude-pro");
        var formats = workbook.Document.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ToList();
        var results = workbook.Cells("Results");
        foreach (var (place, unit) in results.Where(cell => cell.Key[0] == 'C' && cell.Value.Shown().Contains(" / ")))
        {
            var format = formats[(int)results[$"B{place[1..]}"].StyleIndex!.Value].NumberFormatId!.Value;
            format.ShouldBe(unit.Shown().StartsWith("USD", StringComparison.Ordinal) ? 164u : 165u);
        }
    }

    [Fact]
    public async Task It_says_where_its_figures_come_from()
    {
        using var workbook = await WorkbookUnderTest.Get(service, Workbook);
        var told = string.Join('\n', workbook.Cells("How to").Values.Select(cell => cell.Shown()));
        var reply = await service.Get($"/v1/break-even?{Workload}");
        told.ShouldContain(reply.At("price.source"));
        told.ShouldContain($"(checked {reply.At("price.checked")}, confidence {reply.At("price.confidence")})");
        foreach (var plan in reply.Json.GetProperty("plans").EnumerateArray())
            told.ShouldContain(plan.GetProperty("source").GetString()!);
        foreach (var assumption in reply.Json.GetProperty("assumptions").EnumerateArray())
            told.ShouldContain(assumption.GetString()!);
        told.ShouldContain("/swagger.");
    }

    [Theory]
    [InlineData("&format=text", 400, "format")]
    [InlineData("&field=perDayUsd", 400, "field")]
    [InlineData("&columns=a", 400, "columns")]
    [InlineData("&headers=0", 400, "headers")]
    [InlineData("&errors=html", 400, "errors")]
    [InlineData("&plans=gemini", 404, "plans")]
    [InlineData("&plans=chatgpt-plus", 422, "plans")]
    [InlineData("&seats=0", 400, "seats")]
    [InlineData("&cacheReadTokens=1", 400, "cacheReadTokens")]
    public async Task Bad_input_is_problem_details(string more, int status, string field)
    {
        (await service.Get(Workbook + more)).Problem(status, field)[^1].ShouldBeOneOf('.', '?');
        if (field != "errors")
            (await service.Get($"{Workbook}{more}&errors=text")).Body.ShouldStartWith($"#ERROR {status}: ");
    }

    private static bool Asks(X.Cell cell) => cell.CellFormula?.Text.Contains("WEBSERVICE", StringComparison.Ordinal) is true;

    private async Task<int> Ask(string url, EntityTagHeaderValue tag)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.IfNoneMatch.Add(tag);
        return (await service.Send(request)).Status;
    }
}
