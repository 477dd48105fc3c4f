using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Sheet = DocumentFormat.OpenXml.Spreadsheet.Sheet;
using SheetCell = DocumentFormat.OpenXml.Spreadsheet.Cell;

namespace Calculator.Office.Tests;

/// <summary>The downloaded workbook, one input changed, recalculated by LibreOffice Calc.</summary>
public partial class WorkbookTests(Service service)
{
    private const string Rest = "model=claude-opus-4-7&outputTokens=4000&cacheRatio=0.5&cacheWriteRatio=rest&sessionsPerDay=100.5"
        + "&asOf=2026-11-20";

    [Theory]
    [InlineData("en-US")]
    [InlineData("de-DE")]
    public async Task Its_results_are_those_of_the_service_for_the_inputs_it_has_now(string locale)
    {
        var path = await Save($"{Rest}&inputTokens=3000");
        try
        {
            var asked = Questions(path);
            asked.Count.ShouldBeGreaterThan(6);
            var cells = await Office.Recalculate(path, locale, asked.Select(row => row.Cell));
            foreach (var (cell, route, field) in asked)
            {
                var sent = (await service.Get($"{route}?{Rest}&inputTokens=8000&format=text&field={field}")).Body;
                var shown = cells[cell];
                if (double.TryParse(sent, CultureInfo.InvariantCulture, out var number))
                    shown.Number.ShouldBe(number, $"{field} shows {shown.Text}");
                else
                    shown.Text.ShouldBe(sent, field);
            }
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }

    [Fact]
    public async Task Its_plans_and_its_curve_are_those_that_are_chosen_in_it()
    {
        const string Chosen = "claude-max-20x,copilot-pro,claude-pro";
        var path = await Save($"{Rest}&inputTokens=3000&plans=claude-max-5x,copilot-pro");
        try
        {
            Change(path, ("B7", "claude-max-20x"), ("B9", "claude-pro"));
            ChangeNumber(path, "in_sessionsPerDay", 2000);
            string[] steps = ["A5", "B5", "C5", "D5", "E5", "A29", "B29", "C29", "D29", "E29"];
            var cells = await Office.Recalculate(
                path,
                "en-US",
                ["in_plans", "Inputs!B4", .. "ABCDEH".SelectMany(column => Enumerable.Range(15, 3).Select(row => $"Results!{column}{row}")),
                    "Curve!C3", "Curve!E3", .. steps.Select(step => $"Curve!{step}")]);
            var answer = (await Ask(2000)).Json;
            cells["in_plans"].Text.ShouldBe(Chosen);
            cells["Inputs!B4"].Text.ShouldBe(answer.GetProperty("cheapest").GetString());
            foreach (var (row, plan) in answer.GetProperty("plans").EnumerateArray().Index())
            {
                cells[$"Results!A{15 + row}"].Text.ShouldBe(plan.GetProperty("name").GetString());
                cells[$"Results!B{15 + row}"].Number.ShouldBe(plan.GetProperty("feeUsd").GetDouble());
                cells[$"Results!C{15 + row}"].Number.ShouldBe(plan.GetProperty("planPerMonthUsd").GetProperty("expected").GetDouble());
                cells[$"Results!D{15 + row}"].Number.ShouldBe(plan.GetProperty("savingPerMonthUsd").GetDouble());
                cells[$"Results!E{15 + row}"].Number.ShouldBe(plan.GetProperty("breakEvenSessionsPerDay").GetDouble());
                cells[$"Results!H{15 + row}"].Text.ShouldBe(plan.GetProperty("fits").GetString());
            }

            (cells["Curve!C3"].Text, cells["Curve!E3"].Text).ShouldBe((cells["Results!A15"].Text, cells["Results!A17"].Text));
            // Twice 2,000 sessions a day in 25 round steps.
            (cells["Curve!A5"].Number, cells["Curve!A29"].Number).ShouldBe((200, 5000));
            foreach (var row in new[] { 5, 29 })
            {
                var step = (await Ask(cells[$"Curve!A{row}"].Number!.Value)).Json;
                cells[$"Curve!B{row}"].Number!.Value.ShouldBe(step.GetProperty("apiPerMonthUsd").GetDouble(), 1e-9);
                string.Join(' ', "CDE".Select(column => cells[$"Curve!{column}{row}"].Number)).ShouldBe(string.Join(
                    ' ',
                    step.GetProperty("plans").EnumerateArray()
                        .Select(plan => plan.GetProperty("planPerMonthUsd").GetProperty("expected").GetDouble())));
            }
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }

        async Task<Reply> Ask(double sessionsPerDay) => await service.Get(
            $"/v1/break-even?{Rest.Replace("=100.5", $"={sessionsPerDay}", StringComparison.Ordinal)}&inputTokens=3000&plans={Chosen}");
    }

    [Theory]
    // Of the first no limit is known, the second bills what exceeds it, and the third ends; a part is paid beside each.
    [InlineData("model=gpt-5.5&plans=chatgpt-plus,copilot-pro&otherUsdPerSession=0.5"
        + "&ownPlanFeeUsd=60&ownPlanLimitUsdPerWeek=30&ownPlanOverage=none", "expected", "CDE")]
    [InlineData("model=claude-opus-4-7&plans=claude-max-20x,claude-pro", "low", "CD")]
    public async Task Its_curve_says_of_every_plan_what_its_break_even_does(string plans, string bound, string columns)
    {
        var question = $"{plans}&inputTokens=3000&outputTokens=4000&asOf=2026-11-20";
        var path = await Save($"{question}&sessionsPerDay=10");
        try
        {
            ChangeNumber(path, "in_sessionsPerDay", 2000);
            Change(path, (PlaceOf(path, "in_limitBound"), bound));
            int[] rows = [4, 5, 29];
            var cells = await Office.Recalculate(
                path,
                "de-DE",
                [.. rows.SelectMany(row => columns.Prepend('A').Select(column => $"Curve!{column}{row}"))]);
            cells["Curve!A29"].Number.ShouldBe(5000);
            foreach (var row in rows)
            {
                var volume = cells[$"Curve!A{row}"].Number!.Value.ToString(CultureInfo.InvariantCulture);
                var answer = (await service.Get($"/v1/break-even?{question}&limitBound={bound}&sessionsPerDay={volume}")).Json;
                foreach (var (plan, column) in answer.GetProperty("plans").EnumerateArray().Zip(columns))
                    cells[$"Curve!{column}{row}"].Number.ShouldBe(MonthOf(plan, bound), $"{plan.GetProperty("plan")} at {volume}");
            }
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }

    private static double? MonthOf(JsonElement plan, string bound)
    {
        var month = plan.GetProperty("planPerMonthUsd");
        return (plan.TryGetProperty("verdictReason", out var reason) ? reason.GetString() : null) switch
        {
            "notWhollyServed" => null,
            "limitUnknown" => month.GetProperty("low").GetDouble(),
            _ => month.GetProperty(bound == "low" ? "high" : bound).GetDouble(),
        };
    }

    [Fact]
    public async Task An_error_is_no_row_of_plans_and_more_plans_than_rows_are_said()
    {
        const string OnePlan = $"{Rest}&inputTokens=3000&plans=claude-pro";
        var (refused, more) = (await Save(OnePlan), await Save(OnePlan));
        try
        {
            // The sentence has commas, and stands in quotes.
            Change(refused, ("B7", "chatgpt-plus"));
            var sent = await service.Get($"/v1/break-even?{Rest}&inputTokens=3000&plans=chatgpt-plus&format=csv&errors=text");
            sent.Body.ShouldStartWith("\"#ERROR");
            var cells = await Office.Recalculate(refused, "en-US", ["Results!A15", "Results!B15", "Results!C15", "Results!B13"]);
            cells.Values.Select(cell => cell.Text).ShouldAllBe(text => text == "");

            Change(more, ("B7", ""));
            var plans = (await service.Get($"/v1/break-even?{Rest}&inputTokens=3000")).Json.GetProperty("plans").GetArrayLength();
            (await Office.Recalculate(more, "en-US", ["Results!B13"]))["Results!B13"].Text
                .ShouldBe($"and {plans - 3} more, for which there is no row here: choose those to be shown");
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(refused)!, recursive: true);
            Directory.Delete(Path.GetDirectoryName(more)!, recursive: true);
        }
    }

    [Fact]
    public async Task Where_it_may_not_ask_it_shows_what_was_answered_when_it_was_made()
    {
        Tool.Need("soffice", "libreoffice-calc-nogui");
        var path = await Save($"{Rest}&inputTokens=3000&plans=claude-pro,copilot-pro");
        var folder = Path.GetDirectoryName(path)!;
        try
        {
            var (exitCode, _, errors) = await Tool.Run(
                folder,
                "soffice",
                [$"-env:UserInstallation={new Uri(Path.Combine(folder, "profile"))}", "--headless", "--convert-to", "csv", path]);
            exitCode.ShouldBe(0, errors);
            var first = await File.ReadAllTextAsync(Path.ChangeExtension(path, "csv"), TestContext.Current.CancellationToken);
            first.ShouldContain("\ncheapest,claude-pro,");
            first.ShouldNotContain("Err:");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task ExcelJS_reads_every_cell_of_it()
    {
        var programs = Path.Combine(Repository.Root, "tests", "Calculator.Office.Tests", "node");
        using var turn = await NodePackages.Use(programs);
        var path = await Save($"{Rest}&inputTokens=3000&plans=claude-pro,copilot-pro");
        try
        {
            var (exitCode, printed, errors) = await Tool.Run(programs, "node", ["read.js", path]);
            exitCode.ShouldBe(0, errors);
            var read = JsonDocument.Parse(printed).RootElement;
            read.GetProperty("names").EnumerateArray().Select(name => name.GetString()).ShouldContain("in_inputTokens");
            using var document = SpreadsheetDocument.Open(path, isEditable: false);
            foreach (var sheet in read.GetProperty("sheets").EnumerateArray())
            {
                var cells = sheet.GetProperty("cells");
                foreach (var cell in Cells(document.WorkbookPart!, sheet.GetProperty("name").GetString()!).Where(HasContent))
                {
                    cells.TryGetProperty(cell.CellReference!.Value!, out var found).ShouldBeTrue(cell.OuterXml);
                    (found.GetProperty("formula").GetString() is not null).ShouldBe(cell.CellFormula is not null, cell.OuterXml);
                    found.GetProperty("shown").GetString().ShouldBe(Shown(cell));
                }
            }

            read.GetProperty("sheets")[0].GetProperty("lists").EnumerateArray().Select(list => list.GetString())
                .ShouldBe(["B12", "B7", "B8", "B9"], ignoreOrder: true);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }

    private static bool HasContent(SheetCell cell) => cell.CellFormula is not null || Shown(cell).Length > 0;

    private static string Shown(SheetCell cell) => cell.InlineString?.Text?.Text ?? cell.CellValue?.Text ?? "";

    private async Task<string> Save(string workload)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("workbook-").FullName, "live.xlsx");
        var bytes = await service.Client.GetByteArrayAsync($"/v1/workbook.xlsx?{workload}", TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
        return path;
    }

    private static void Change(string path, params (string Cell, string Text)[] inputs)
    {
        using var document = SpreadsheetDocument.Open(path, isEditable: true);
        foreach (var (place, text) in inputs)
        {
            var cell = Cells(document.WorkbookPart!, "Inputs").Single(cell => cell.CellReference == place);
            (cell.DataType, cell.InlineString) = (CellValues.InlineString, new InlineString(new Text(text)));
        }
    }

    /// <summary>
    /// Makes the prompt tokens of a workbook 8,000 in its input cell, and lists its result cells with what each asks.
    /// </summary>
    private static List<(string Cell, string Route, string Field)> Questions(string path)
    {
        ChangeNumber(path, "in_inputTokens", 8000);
        using var document = SpreadsheetDocument.Open(path, isEditable: false);
        var book = document.WorkbookPart!;

        return
        [
            .. from cell in Cells(book, "Results")
               let question = Question().Match(cell.CellFormula?.Text ?? "")
               where question.Success
               select (
                   $"Results!B{cell.CellReference!.Value![1..]}",
                   question.Groups["route"].Value,
                   Uri.UnescapeDataString(question.Groups["field"].Value)),
        ];
    }

    private static void ChangeNumber(string path, string name, decimal number)
    {
        var place = PlaceOf(path, name);
        using var document = SpreadsheetDocument.Open(path, isEditable: true);
        Cells(document.WorkbookPart!, "Inputs").Single(cell => cell.CellReference == place).CellValue = new CellValue(number);
    }

    private static string PlaceOf(string path, string name)
    {
        using var document = SpreadsheetDocument.Open(path, isEditable: false);
        return document.WorkbookPart!.Workbook.DefinedNames!
            .Elements<DefinedName>()
            .Single(found => found.Name == name).Text
            .Split('!')[1]
            .Replace("$", "", StringComparison.Ordinal);
    }

    private static IEnumerable<SheetCell> Cells(WorkbookPart book, string sheet)
    {
        var id = book.Workbook.Sheets!.Elements<Sheet>().Single(found => found.Name == sheet).Id!.Value!;
        return ((WorksheetPart)book.GetPartById(id)).Worksheet.Descendants<SheetCell>();
    }

    [GeneratedRegex("""WEBSERVICE\(base_url&"(?<route>[^?"]+)\?format=text&errors=text&field=(?<field>[^"]+)"&query""")]
    private static partial Regex Question();
}
