namespace Calculator.Api.Tests.Endpoints.Spend;

public class GridTests(Service service)
{
    private const string Date = "asOf=2026-11-20";

    [Fact]
    public async Task A_table_comes_in_one_call() =>
        (await service.Get("/v1/grid?rows=model:claude-opus-4-7,gpt-5.5,claude-haiku-4-5&columns=inputTokens:1000,100000,300000"
            + $"&outputTokens=1000&sessionsPerDay=100&{Date}&format=csv")).Body.ShouldBe(string.Join(
            "\r\n",
            "model,1000,100000,300000",
            "claude-opus-4-7,90,1575,4575",
            "gpt-5.5,105,1590,9135",
            "claude-haiku-4-5,18,315,notOffered",
            ""));

    [Fact]
    public async Task A_cell_whose_inputs_contradict_each_other_says_so() =>
        (await service.Get("/v1/grid?model=claude-opus-4-7&rows=cacheRatio:0,0.5,0.9"
            + $"&columns=cacheWriteRatio:0,0.2,rest&inputTokens=10000&outputTokens=1000&value=perSessionUsd&{Date}&format=csv")).Body
                .ShouldBe(string.Join(
            "\r\n",
            "cacheRatio,0,0.2,rest",
            "0,0.075,0.0775,0.0875",
            "0.5,0.0525,0.055,0.05875",
            "0.9,0.0345,notAllowed,0.03575",
            ""));

    [Fact]
    public async Task Every_cell_is_what_its_own_question_answers()
    {
        const string Rest = $"inputTokens=280000&outputTokens=900&cacheRatio=0.3&sessionsPerDay=12&{Date}";
        var grid = await service.Get($"/v1/grid?rows=model:gpt-5.5,claude-opus-4-7&columns=batchShare:0,0.25,1&value=perYearUsd&{Rest}");
        foreach (var (model, row) in new[] { ("gpt-5.5", 0), ("claude-opus-4-7", 1) })
        {
            foreach (var (share, column) in new[] { ("0", 0), ("0.25", 1), ("1", 2) })
            {
                grid
                    .At($"rows.{row}.cells.{column}.usd")
                    .ShouldBe((await service.Get($"/v1/spend?model={model}&batchShare={share}&{Rest}")).At("perYearUsd"));
            }
        }

        grid.At("prices.1.price.source").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_cell_without_a_figure_says_why_and_the_rest_what_was_assumed()
    {
        var grid = await service.Get("/v1/grid?rows=cacheRatio:0.5,0.9&columns=cacheWriteRatio:0.2,0.5"
            + $"&model=claude-haiku-4-5&inputTokens=10000&outputTokens=1000&value=perSessionUsd&{Date}");
        grid.At("rows.1.cells.0.note").ShouldStartWith("cacheRatio and cacheWriteRatio are 1.1 in sum");
        (await service.Get("/v1/grid?rows=inputTokens:10,300000&columns=batchShare:0"
            + $"&model=claude-haiku-4-5&outputTokens=1000&value=perSessionUsd&{Date}"))
            .At("rows.1.cells.0.note")
            .ShouldStartWith("A request's prompt of 300,000 tokens");
        (await service.Get("/v1/grid?rows=cacheRatio:0.5&columns=batchShare:0"
            + $"&model=claude-haiku-4-5&inputTokens=3000&outputTokens=1000&value=perSessionUsd&{Date}"))
            .At("assumptions.0")
            .ShouldStartWith("No cache writes were given");
    }

    [Fact]
    public async Task A_cell_is_found_by_the_values_of_its_axes() =>
        (await service.Get("/v1/grid?model=claude-opus-4-7&rows=cacheRatio:0,0.9"
            + $"&columns=inputTokens:1000,10000&outputTokens=1000&value=perSessionUsd&{Date}&format=text"
            + "&field=rows.0.9.cells.10000.usd")).Body.ShouldBe(
            "0.0345");

    [Fact]
    public async Task Ten_thousand_cells_are_answered_and_one_more_is_refused()
    {
        var hundred = string.Join(',', Enumerable.Range(1, 100));
        var query = $"model=gpt-5.5&rows=inputTokens:{hundred}&value=perSessionUsd&{Date}&format=csv";
        (await service.Get($"/v1/grid?{query}&columns=outputTokens:{hundred}")).Body.Split('\n').Length.ShouldBe(102);
        (await service.Get($"/v1/grid?{query}&columns=outputTokens:{hundred},101"))
            .Problem(400, "columns")
            .ShouldBe("rows and columns make 10100 cells; at most 10000 are answered at once.");
    }

    [Theory]
    [InlineData("rows=modle:a&columns=sessionsPerDay:1", 400, "rows", "There is no field 'modle' to put on an axis; did you mean model?")]
    [InlineData(
        "rows=model:gpt-55&columns=sessionsPerDay:1",
        404,
        "rows",
        "There is no model 'gpt-55' in pricing 2026-11-21; the nearest are gpt-5.5, gpt-5.2, gpt-5.4.")]
    [InlineData(
        "rows=model:gpt-5.5&columns=batchShare:1,x&sessionsPerDay=1",
        400,
        "columns",
        "batchShare at place 2 is 'x', not a plain number of at most 28 digits; it must be a share from 0 to 1.")]
    [InlineData(
        "rows=model:gpt-5.5&columns=batchShare:1,1&sessionsPerDay=1",
        400,
        "columns",
        "batchShare has the value '1' twice; give it once.")]
    [InlineData(
        "rows=model:gpt-5.5&columns=model:gpt-5.4&sessionsPerDay=1",
        400,
        "columns",
        "columns and rows both say model; put another field on one of them.")]
    [InlineData(
        "rows=model:gpt-5.5&columns=inferenceGeo:model,us&sessionsPerDay=1",
        400,
        "columns",
        "columns has the value 'model', which heads the rows of the table; leave it out.")]
    [InlineData(
        "rows=model:gpt-5.5&columns=batchShare:1",
        400,
        "sessionsPerDay",
        "sessionsPerDay is missing; give it, or put it on an axis.")]
    [InlineData("rows=batchShare:0,1&columns=sessionsPerDay:1", 400, "model", "model is missing; give it, or put it on an axis.")]
    [InlineData(
        "rows=model&columns=sessionsPerDay:1",
        400,
        "rows",
        "rows is 'model'; it must be a field and its values, such as sessionsPerDay:10,100,1000.")]
    public async Task An_axis_that_is_wrong_is_told(string axes, int status, string field, string sentence) =>
        (await service.Get($"/v1/grid?{axes}&inputTokens=1&outputTokens=1")).Problem(status, field).ShouldBe(sentence);
}
