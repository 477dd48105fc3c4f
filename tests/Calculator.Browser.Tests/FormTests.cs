using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Calculator.Browser.Tests;

/// <summary>What people type, in the ways they write it, and where the form stands.</summary>
public class FormTests(Service service, Chromium chromium)
{
    private const string Key = "a-key-of-sixteen-or-more";

    [Theory]
    [InlineData("inputTokens", "625,853", "625853")]
    [InlineData("inputTokens", "1 000 000", "1000000")]
    [InlineData("discount", "15%", "0.15")]
    [InlineData("discount", "5.5 %", "0.055")]
    [InlineData("otherUsdPerSession", "$4.50", "4.50")]
    public async Task A_number_is_read_as_people_write_it_and_shown_as_it_was_read(string field, string typed, string read)
    {
        await using var open = await chromium.Open(service, "/");
        var page = open.Page;
        await page.Locator(".headline").WaitForAsync();
        await page.Locator("summary").Filter(new() { HasText = "More on the bill" }).ClickAsync();
        var box = page.Locator($"[name={field}]");
        await box.FillAsync(typed);
        await box.BlurAsync();
        await Assertions.Expect(box).ToHaveValueAsync(read);
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"[?&]{field}={Regex.Escape(read)}(&|$)"));
        await Assertions.Expect(page.Locator("#fault")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task What_else_stands_on_the_bill_is_asked_for()
    {
        const string Query = "model=claude-opus-4-7&inputTokens=600000&outputTokens=1200&sessionsPerDay=100&requestsPerSession=4"
            + "&otherUsdPerSession=0.25";
        var month = (await service.Get($"/v1/spend?{Query}")).Json.GetProperty("perMonthUsd").GetDecimal();
        await using var open = await chromium.Open(service, "/");
        var page = open.Page;
        await page.Locator("summary").Filter(new() { HasText = "More on the bill" }).ClickAsync();
        await page.GetByLabel("Input tokens a session").FillAsync("600,000");
        await page.GetByLabel("Requests a session").FillAsync("4");
        await page.GetByLabel("Other dollars a session").FillAsync("$0.25");
        await Assertions.Expect(page.Locator(".headline")).ToHaveTextAsync($"${month:#,##0} a month");
    }

    [Theory]
    [InlineData("Anthropic, Claude Code", 60_000, "2", "50000", "6289", "3709", "500")]
    [InlineData("OpenAI", 60_000, "60000", "50000", "6289", "500")]
    [InlineData("Google Gemini", 60_000, "50000", "10000", "50000", "300", "200")]
    public async Task Tokens_are_taken_as_a_provider_counts_them(string provider, int input, params string[] counts)
    {
        await using var open = await chromium.Open(service, "/");
        var page = open.Page;
        await page.Locator(".headline").WaitForAsync();
        await page.Locator("summary").Filter(new() { HasText = "As my provider counts them" }).ClickAsync();
        await page.GetByLabel("Whose counts").SelectOptionAsync(provider);
        var boxes = page.Locator("#counts input");
        await Assertions.Expect(boxes).ToHaveCountAsync(counts.Length);
        for (var place = 0; place < counts.Length; place++)
            await boxes.Nth(place).FillAsync(counts[place]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Use these counts" }).ClickAsync();

        await Assertions.Expect(page.GetByLabel("Input tokens a session")).ToHaveValueAsync($"{input}");
        await Assertions.Expect(page.GetByLabel("Output tokens a session")).ToHaveValueAsync("500");
        await Assertions.Expect(page.Locator("#carried")).ToContainTextAsync("cacheReadTokens=50000");
        var asked = $"/v1/spend{new Uri(page.Url).Query}".Split("&models=")[0];
        var month = (await service.Get(asked)).Json.GetProperty("perMonthUsd").GetDecimal();
        await Assertions.Expect(page.Locator(".headline")).ToContainTextAsync($"${month:#,##0.##}");

        // A share in place of the count.
        await page.Locator("#cacheRatio").FillAsync("0.5");
        await Assertions.Expect(page.Locator("#carried")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("#fault")).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData("12.000")]
    [InlineData("1e3")]
    [InlineData("-1")]
    public async Task No_counts_are_taken_that_may_be_read_in_two_ways(string count)
    {
        await using var open = await chromium.Open(service, "/");
        var page = open.Page;
        await page.Locator(".headline").WaitForAsync();
        await page.Locator("summary").Filter(new() { HasText = "As my provider counts them" }).ClickAsync();
        await page.Locator("#counts input").First.FillAsync(count);
        await page.GetByRole(AriaRole.Button, new() { Name = "Use these counts" }).ClickAsync();
        await Assertions.Expect(page.Locator("#counts input").First).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(page.GetByLabel("Input tokens a session")).ToHaveValueAsync("3000");
    }

    [Fact]
    public async Task A_comma_before_decimals_is_told_and_not_taken_for_thousands()
    {
        await using var open = await chromium.Open(service, "/", isRefused: true);
        var page = open.Page;
        await page.Locator(".headline").WaitForAsync();
        await page.Locator("summary").Filter(new() { HasText = "More on the bill" }).ClickAsync();
        await page.GetByLabel("Other dollars a session").FillAsync("0,125");
        await Assertions.Expect(page.Locator("#fault")).ToContainTextAsync("with a point before decimals");
    }

    [Fact]
    public async Task A_preset_is_a_workload_of_its_own_with_nothing_left_of_the_one_before()
    {
        await using var open = await chromium.Open(
            service, "/?model=gpt-5.5&inputTokens=10000&outputTokens=500&requestsPerSession=3&cacheReadTokens=2000&sessionsPerDay=100");
        var page = open.Page;
        await Assertions.Expect(page.Locator("#carried")).ToContainTextAsync("cacheReadTokens=2000");
        await page.GetByRole(AriaRole.Button, new() { Name = "Long prompt" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("[?&]inputTokens=300000(&|$)"));
        await Assertions.Expect(page).Not.ToHaveURLAsync(new Regex("cacheReadTokens|requestsPerSession"));
        // Beyond 272,000 tokens 10 and 45 dollars a million, by 3,000 sessions.
        await Assertions.Expect(page.Locator(".headline")).ToContainTextAsync("$9,675");
    }

    [Fact]
    public async Task A_ratio_of_ones_own_is_of_the_model_it_was_given_for()
    {
        const string Workload = "model=claude-opus-4-6&inputTokens=100000&outputTokens=1000";
        var measured = (await service.Get($"/v1/tokenizer-delta?{Workload}&toModel=claude-opus-4-7"))
            .Json.GetProperty("ratio").GetProperty("expected").GetDecimal();
        await using var open = await chromium.Open(
            service,
            $"/?{Workload}&sessionsPerDay=100&models=claude-opus-4-6,claude-opus-4-7,gpt-5.5&toModel=gpt-5.5&ratioExpected=1.5");
        await Assertions.Expect(open.Page.Locator("#comparison")).ToHaveAttributeAsync("src", new Regex("&inputRatios="));
        var source = await open.Page.Locator("#comparison").GetAttributeAsync("src");
        var asked = System.Web.HttpUtility.ParseQueryString(source!.Split('?')[1]);
        asked["models"]!.Split(',').Zip(asked["inputRatios"]!.Split(',')).ShouldBe(
            [("claude-opus-4-6", "1"), ("claude-opus-4-7", $"{measured}"), ("gpt-5.5", "1.5")],
            ignoreOrder: true);
    }

    [Fact]
    public async Task Models_are_compared_by_the_same_text_and_not_by_the_same_count()
    {
        const string Workload = "model=claude-opus-4-6&inputTokens=100000&outputTokens=1000";
        var ratio = (await service.Get($"/v1/tokenizer-delta?{Workload}&toModel=claude-opus-4-7")).Json.GetProperty("ratio");
        var expected = ratio.GetProperty("expected").GetDecimal();
        await using var open = await chromium.Open(
            service,
            $"/?{Workload}&sessionsPerDay=100&models=claude-opus-4-6,claude-opus-4-7,grok-4.5");
        await Assertions.Expect(open.Page.Locator("#comparison")).ToHaveAttributeAsync(
            "src",
            new Regex($"&inputRatios={Regex.Escape($"{expected}")},1,1&outputRatios={Regex.Escape($"{expected}")},1,1$"));
        await Assertions.Expect(open.Page.Locator("#compared")).ToHaveTextAsync(
            $"The same text on other models; Claude Opus 4.7 with {Three(expected)} ({Three(ratio.GetProperty("low").GetDecimal())} to "
                + $"{Three(ratio.GetProperty("high").GetDecimal())}) tokens for each of the workload's; Grok 4.5 with the same count, "
                + "since nobody has measured its tokenizer against the workload's");
        await Assertions.Expect(open.Page.Locator("#comparison")).ToHaveJSPropertyAsync("complete", true);

        static string Three(decimal value) => value.ToString("G3", System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task A_move_is_told_and_drawn_without_a_text()
    {
        const string Move = "model=claude-opus-4-6&inputTokens=50000&outputTokens=4000&cacheRatio=0.9&sessionsPerDay=100"
            + "&toModel=claude-opus-4-7&engineeringUsd=300&ratioExpected=0.8";
        var answer = await service.Get($"/v1/migration?{Move}");
        answer.At("steadyPerMonthUsd.before").ShouldBe("442.5");
        await using var open = await chromium.Open(service, $"/?{Move}");
        var page = open.Page;
        await Assertions.Expect(page.Locator("#moved")).ToContainTextAsync("on Claude Opus 4.7 instead of $442.50 on Claude Opus 4.6.");
        await Assertions.Expect(page.Locator("#moved")).ToContainTextAsync("The same text has 0.8 tokens there for each one here");
        await Assertions.Expect(page.Locator("#moved")).ToContainTextAsync("paid back after");
        (await WidthOf(page, "#migration")).ShouldBeGreaterThan(500);
        var table = await service.Get("/" + await page.Locator("#days").GetAttributeAsync("href"));
        table.Body.Split("\r\n").Length.ShouldBeGreaterThan(30);
        await page.Locator("#toModel").SelectOptionAsync("claude-opus-4-6");
        await Assertions.Expect(page.Locator("#migration")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("#days")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("#moved")).ToHaveTextAsync(
            "That is the model of the workload: choose another to see what a move does.");
        await open.Keep("move");
    }

    [Fact]
    public async Task On_a_phone_the_answer_comes_first_and_the_form_is_folded()
    {
        await using var open = await chromium.Open(service, "/", new() { ViewportSize = new() { Width = 390, Height = 844 } });
        var page = open.Page;
        await Assertions.Expect(page.Locator(".headline")).ToBeInViewportAsync();
        await Assertions.Expect(page.GetByLabel("Input tokens a session")).ToBeHiddenAsync();
        await page.GetByText("Change the workload").ClickAsync();
        await page.GetByLabel("Input tokens a session").FillAsync("8000");
        await page.GetByLabel("Output tokens a session").FillAsync("4000");
        await Assertions.Expect(page.Locator(".headline")).ToHaveTextAsync("$420 a month");
        (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(390);
    }

    [Fact]
    public async Task A_key_is_typed_once_and_stands_in_no_address()
    {
        await using var locked = new Service(("Keys:Accepted", Key));
        await using var open = await chromium.Open(locked, "/", new() { AcceptDownloads = true }, isRefused: true);
        var page = open.Page;
        await page.GetByLabel("Key of this service").FillAsync(Key);
        await page.GetByRole(AriaRole.Button, new() { Name = "Use it" }).ClickAsync();
        await Assertions.Expect(page.Locator(".headline")).ToHaveTextAsync("$135 a month");
        await Assertions.Expect(page.Locator("#keys")).ToBeHiddenAsync();
        foreach (var picture in new[] { "#break-even", "#comparison" })
        {
            await Assertions.Expect(page.Locator(picture)).ToHaveAttributeAsync("src", new Regex("^data:image/svg"));
            (await WidthOf(page, picture)).ShouldBeGreaterThan(500);
        }

        var workbook = await page.RunAndWaitForDownloadAsync(() => page.Locator("#workbook").ClickAsync());
        var content = await File.ReadAllBytesAsync((await workbook.PathAsync())!, TestContext.Current.CancellationToken);
        content[..2].ShouldBe("PK"u8.ToArray());
        page.Url.ShouldNotContain(Key);
    }

    [Fact]
    public async Task A_formula_of_the_guide_is_found_by_the_contents_and_copied_by_its_button()
    {
        await using var open = await chromium.Open(service, "/spreadsheets", new() { Permissions = ["clipboard-read", "clipboard-write"] });
        var page = open.Page;
        await page.Locator(".contents").GetByRole(AriaRole.Link, new() { Name = "/v1/break-even", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("#v1-break-even")).ToBeInViewportAsync();
        var section = page.Locator("section", new() { Has = page.Locator("#v1-break-even") });
        var button = section.GetByRole(AriaRole.Button).First;
        var copied = await chromium.Copied(page, async () =>
        {
            await button.ClickAsync();
            await Assertions.Expect(button).ToHaveTextAsync("Copied");
        });
        copied.ShouldBe(await section.Locator(".formula").First.TextContentAsync());
        (await page.Locator(".formula").EvaluateAllAsync<bool>("all => all.every(one => one.scrollWidth <= one.clientWidth)"))
            .ShouldBeTrue();
    }

    private static Task<int> WidthOf(IPage page, string picture) =>
        page.Locator(picture).EvaluateAsync<int>("image => image.decode().then(() => image.naturalWidth)");
}
