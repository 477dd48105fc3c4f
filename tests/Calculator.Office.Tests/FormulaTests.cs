using System.Globalization;
using System.Text.RegularExpressions;

namespace Calculator.Office.Tests;

/// <summary>Formulas that ask the service, calculated by LibreOffice Calc where a number has a point and where it has a comma.</summary>
public partial class FormulaTests(Service service)
{
    private const string Opus = "model=claude-opus-4-7&inputTokens=3000&outputTokens=1200";

    private string Address => service.Client.BaseAddress!.ToString().TrimEnd('/');

    [Theory]
    [InlineData("en-US")]
    [InlineData("de-DE")]
    public async Task The_formulas_of_the_README_give_the_number_that_the_service_sends(string locale)
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"), TestContext.Current.CancellationToken);
        var formulas = Formula().Matches(readme).Select(match => (Text: match.Value, Url: match.Groups["url"].Value)).ToList();
        formulas.ShouldNotBeEmpty();
        await ShouldGive(locale, formulas);
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("de-DE")]
    public async Task Every_route_gives_the_numbers_it_sends(string locale)
    {
        var urls = await service.DocumentedNumberUrls();
        urls.Select(url => url.Split('?')[0]).Distinct().Count().ShouldBeGreaterThan(10);
        await ShouldGive(locale, [.. urls.Select(url => (NumberOf(url), url))]);
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("de-DE")]
    public async Task A_number_is_found_by_the_names_in_its_path_and_keeps_all_its_digits(string locale) => await ShouldGive(
        locale,
        [
            .. new[]
            {
                $"/v1/break-even?{Opus}&format=text&field=plans.claude-max-5x.breakEvenSessionsPerMonth",
                $"/v1/break-even?{Opus}&discount=0.07&format=text&field=plans.claude-max-20x.breakEvenSessionsPerMonth",
                $"/v1/tokenizer-delta?{Opus}&toModel=gpt-5.5&format=text&field=perSessionUsd.expected",
                "/v1/comparison?models=claude-opus-4-7,gpt-5.5&inputTokens=8000&outputTokens=4000&format=text"
                    + "&field=rows.gpt-5.5.perSessionUsd",
                "/v1/solve?model=claude-opus-4-7&versusModel=gpt-5.5&inputTokens=8000&outputTokens=4000&variable=outputRatio&format=text"
                    + "&field=value",
                "/v1/models/gpt-5.5?format=text&field=prices.0.rates.0.rates.input",
            }.Select(url => (NumberOf(url), url)),
        ]);

    [Theory]
    [InlineData("en-US", 1.234, "0.142")]
    [InlineData("de-DE", 1234, "#ERROR 400: cacheRatio is '0,5'")]
    public async Task A_number_of_the_sheet_is_sent_with_a_point_once_its_comma_is_replaced(string locale, double dotted, string sent)
    {
        const string Question = "/v1/task-cost?model=\"&ENCODEURL(\"gpt-5.5\")&\"&inputTokens=\"&$C$1&\"&outputTokens=4000&format=text"
            + "&field=totalUsd&errors=text&cacheRatio=\"&";
        var cells = await Office.Calculate(
            locale,
            [Address, 8000m, 0.5m],
            [
                "=VALUE(\"1.234\")",
                $"=WEBSERVICE($B$1&\"{Question}$D$1)",
                $"=NUMBERVALUE(WEBSERVICE($B$1&\"{Question}SUBSTITUTE($D$1,\",\",\".\")),\".\",\",\")",
            ]);

        cells[0].Number.ShouldBe(
            dotted,
            "VALUE is why the formulas use NUMBERVALUE; if it no longer tells the locales apart, these tests prove nothing.");
        cells[1].Text.ShouldStartWith(sent);
        cells[2].Number.ShouldBe(0.142);
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("de-DE")]
    public async Task What_is_not_a_number_never_becomes_one(string locale)
    {
        var never = $"/v1/break-even?{Opus}&format=text&field=plans.cursor-pro.breakEvenSessionsPerMonth";
        var wrong = "/v1/task-cost?model=claude-opus-4-7&inputTokens=3000&outputTokens=1200.5&format=text&field=totalUsd";
        var cells = await Office.Calculate(
            locale,
            [Address],
            [TextOf(never), NumberOf(never), TextOf($"{wrong}&errors=text"), NumberOf($"{wrong}&errors=text"), TextOf(wrong)]);

        cells.ShouldAllBe(cell => cell.Number == null);
        cells[0].Text.ShouldBe("never");
        cells[2].Text.ShouldStartWith("#ERROR 400: outputTokens is 1200.5;");
        cells.Select(cell => cell.Error == 0 ? "" : cell.Text).ShouldBe(["", "#VALUE!", "", "#VALUE!", "#VALUE!"]);
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("de-DE")]
    public async Task Any_text_reaches_the_service_through_ENCODEURL(string locale)
    {
        var cells = await Office.Calculate(
            locale,
            [Address, "Grüße & Küsse: 1+1 = 2, 100 % 🙂 #5?"],
            ["=WEBSERVICE($B$1&\"/v1/token-count?format=text&field=characters&text=\"&ENCODEURL($C$1))"]);
        cells[0].Text.ShouldBe((await service.Get("/v1/token-count?format=text&field=characters"
            + $"&text={Uri.EscapeDataString("Grüße & Küsse: 1+1 = 2, 100 % 🙂 #5?")}")).Body);
    }

    private static string TextOf(string url) => $"=WEBSERVICE($B$1&\"{url}\")";

    private static string NumberOf(string url) => $"=NUMBERVALUE(WEBSERVICE($B$1&\"{url}\"),\".\",\",\")";

    private async Task ShouldGive(string locale, IReadOnlyList<(string Text, string Url)> formulas)
    {
        var cells = await Office.Calculate(locale, [Address], [.. formulas.Select(formula => formula.Text)]);
        foreach (var ((text, url), cell) in formulas.Zip(cells))
        {
            var reply = await service.Get(url);
            reply.Status.ShouldBe(200, $"{url}: {reply.Body}");
            // The double nearest to the digits that were sent: a cell has no better number.
            cell.Number.ShouldBe(
                double.Parse(reply.Body, CultureInfo.InvariantCulture),
                $"{text} shows {cell.Text}; the service sent {reply.Body}");
        }
    }

    [GeneratedRegex("""^=NUMBERVALUE\(WEBSERVICE\(\$B\$1&"(?<url>[^"]+)"\).*$""", RegexOptions.Multiline)]
    private static partial Regex Formula();
}
