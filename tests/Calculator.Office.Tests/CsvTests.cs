using System.Text.Json;

namespace Calculator.Office.Tests;

/// <summary>CSV that LibreOffice Calc opens as a file, with commas and UTF-8.</summary>
public class CsvTests(Service service)
{
    private static readonly string[] Beginnings = ["=", "+", "-", "@", "\t=", "\r=", "\n="];

    [Fact]
    public async Task A_text_of_a_price_list_never_becomes_a_formula()
    {
        var folder = Directory.CreateTempSubdirectory("pricing-").FullName;
        try
        {
            await WriteHostilePrices(Path.Combine(folder, "2026-11-20"));
            await using var hostile = new Service(("Pricing:Path", folder));
            var reply = await hostile.Get("/v1/models?format=csv&columns=name,price.source,price.note");
            reply.Status.ShouldBe(200, reply.Body);

            var cells = await Office.Recalculate(
                "models.csv",
                reply.Body,
                "en-US",
                Beginnings.SelectMany((_, index) => new[] { $"A{index + 2}", $"B{index + 2}", $"C{index + 2}" }));
            // A line end inside a cell is a line feed there, whichever was sent.
            var shown = Beginnings.Select(beginning => $"'{beginning.Replace('\r', '\n')}1+1");
            foreach (var column in new[] { "A", "B", "C" })
            {
                var names = Beginnings.Select((_, index) => $"{column}{index + 2}").ToList();
                names.Select(name => cells[name].Content).ShouldAllBe(content => content == "text");
                names.Select(name => cells[name].Text).ShouldBe(shown, ignoreOrder: true);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("/v1/task-cost?inputTokens=1&outputTokens=1&model=a,%3D1%2B1,b", 404)]
    [InlineData("/v1/task-cost?inputTokens=1&outputTokens=1&model=a%22,%3D1%2B1,b", 404)]
    [InlineData("/v1/task-cost?inputTokens=1&outputTokens=1&model=gpt-5.5&columns=a,%3D1%2B1,b", 400)]
    public async Task A_failure_of_a_table_is_one_cell_whatever_it_repeats(string url, int status)
    {
        var reply = await service.Get($"{url}&format=csv&errors=text");
        reply.Body.ShouldContain("=1+1");

        var cells = await Office.Recalculate("failure.csv", reply.Body, "en-US", ["A1", "B1", "C1", "A2"]);
        cells["A1"].Content.ShouldBe("text");
        cells["A1"].Text.ShouldStartWith($"#ERROR {status}: There is no ");
        new[] { "B1", "C1", "A2" }.ShouldAllBe(name => cells[name].Content == "empty");
    }

    [Fact]
    public async Task None_of_five_hundred_hostile_names_becomes_a_formula()
    {
        var folder = await HostilePlans.Write();
        try
        {
            await using var hostile = new Service(("Pricing:Path", folder));
            var reply = await hostile.Get("/v1/plans?format=csv&columns=name");
            reply.Status.ShouldBe(200, reply.Body);

            var cells = await Office.Recalculate(
                "plans.csv",
                reply.Body,
                "en-US",
                Enumerable.Range(2, HostilePlans.Names.Count).Select(row => $"A{row}"));
            cells.Count.ShouldBe(500);
            cells.Values.ShouldAllBe(cell => cell.Content == "text");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_text_that_is_not_made_harmless_would_become_one()
    {
        var cells = await Office.Recalculate("raw.csv", "name\r\n=1+1\r\n", "en-US", ["A2"]);
        cells["A2"].ShouldBe(new Cell("formula", 2, "2", 0));
    }

    [Fact]
    public async Task Numbers_of_a_table_are_numbers()
    {
        var reply = await service.Get("/v1/comparison?models=claude-opus-4-7,gpt-5.5"
            + "&inputTokens=8000&outputTokens=4000&format=csv&columns=model,perSessionUsd");
        reply.Body.ShouldBe("model,perSessionUsd\r\nclaude-opus-4-7,0.14\r\ngpt-5.5,0.16\r\n");

        var cells = await Office.Recalculate("comparison.csv", reply.Body, "en-US", ["A2", "B2", "B3", "B4"]);
        cells["A2"].ShouldBe(new Cell("text", null, "claude-opus-4-7", 0));
        cells["B2"].ShouldBe(new Cell("value", 0.14, "0.14", 0));
        cells["B3"].ShouldBe(new Cell("value", 0.16, "0.16", 0));
        cells["B4"].Content.ShouldBe("empty");
    }

    private static async Task WriteHostilePrices(string version)
    {
        var models = Beginnings.Select((beginning, index) => new
        {
            id = $"acme-{index}",
            name = $"{beginning}1+1",
            prices = new[]
            {
                new
                {
                    from = "2026-01-01",
                    source = $"{beginning}1+1",
                    @checked = "2026-11-20",
                    confidence = "high",
                    note = $"{beginning}1+1",
                    rates = new[] { new { tier = "standard", input = 2, output = 8 } },
                },
            },
        });
        Directory.CreateDirectory(Path.Combine(version, "models"));
        await Write(Path.Combine(version, "models", "acme.json"), new { id = "acme", name = "Acme", models });
        await Write(Path.Combine(version, "plans.json"), new { plans = Array.Empty<object>() });
        await Write(
            Path.Combine(version, "tokenizers.json"),
            new { tokenizers = Array.Empty<object>(), measurements = Array.Empty<object>() });
    }

    private static Task Write(string path, object content) =>
        File.WriteAllTextAsync(path, JsonSerializer.Serialize(content), TestContext.Current.CancellationToken);
}
