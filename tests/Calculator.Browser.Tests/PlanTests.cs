using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Web;
using Microsoft.Playwright;

namespace Calculator.Browser.Tests;

/// <summary>What the page asks about subscriptions, and what it says of them.</summary>
public class PlanTests(Service service, Chromium chromium)
{
    private const string Bill = "Bill of the API a month, in dollars";
    private const string OldLimits = "pricing=2026-11-21";
    private const string TheBill = $"model=claude-opus-4-7&apiUsdPerMonth=6200&seats=14&{OldLimits}";

    [Fact]
    public async Task Fourteen_seats_and_a_bill_typed_in_are_answered_as_the_API_answers_them()
    {
        await using var open = await chromium.Open(service, $"/?{OldLimits}");
        var page = open.Page;
        await TypeTheBill(page);

        await Says(
            page,
            "$6,200 a month",
            "That is what the API bills you.",
            "Claude Max 5x × 14 would cost about $1,400 a month as far as its limits are known "
                + "(an estimate of low confidence: $1,358.82 of usage a month a seat, checked 2026-11-21). "
                + "It is the cheapest way that is known to serve all of it, $4,800 less than paying by use.",
            "By fees alone Claude Pro × 14 for $280 would have been the cheapest, but it would cost about $4,197.19 a month "
                + "as far as its limits are known (an estimate of low confidence: $163.06 of usage a month a seat, checked 2026-11-21), "
                + "of which $280 are the fee.");

        var answer = await service.Get($"/v1/break-even?{TheBill}");
        (answer.At("cheapest"), answer.At("cheapestByFeeAlone")).ShouldBe(("claude-max-5x", "claude-pro"));
        (answer.At("plans.1.planPerMonthUsd.expected"), answer.At("plans.0.planPerMonthUsd.expected")).ShouldBe(("1400", "4197.1875"));
        await Assertions.Expect(page.Locator("#break-even")).ToHaveAttributeAsync("src", $"v1/break-even/chart.svg?{TheBill}");
        await Assertions.Expect(page.Locator("#workbook")).ToHaveAttributeAsync("href", $"v1/workbook.xlsx?{TheBill}");
        (await service.Get("/" + await page.Locator("#workbook").GetAttributeAsync("href"))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_row_says_fee_month_fit_share_and_limit()
    {
        await using var open = await chromium.Open(service, $"/?{TheBill}");
        string[] titles = ["Plan", "fee a month", "this month", "fits", "served", "limit a month", "cheaper above, dollars at the API"];
        await Assertions.Expect(open.Page.Locator("#plans th[scope=col]")).ToHaveTextAsync(titles);
        await HasRow(
            open.Page,
            "Claude Max 5x × 14 cheapest", "$1,400", "$1,400", "yes", "100 %", "$1,358.82 a seat, confidence low, 2026-11-21", "$1,400");
        await HasRow(
            open.Page,
            "Claude Pro × 14", "$280", "$4,197.19", "no", "100 %", "$163.06 a seat, confidence low, 2026-11-21", "$280");
        await HasRow(open.Page, "Cursor Ultra × 14", "$2,800", "$3,400", "no", "100 %", "none: what exceeds $5,600 is billed", "$2,800");
    }

    [Fact]
    public async Task Three_figures_are_told_where_a_limit_is_an_estimate()
    {
        const string Query = $"model=claude-opus-4-7&apiUsdPerMonth=2500&plans=claude-max-20x&{OldLimits}";
        (await service.Get($"/v1/break-even?{Query}")).At("plans.0.planPerMonthUsd.high").ShouldBe("560.678571428571");
        await using var open = await chromium.Open(service, $"/?{Query}");
        await Says(
            open.Page,
            "Claude Max 20x would cost about $200 a month ($200 to $560.68) as far as its limits are known "
                + "(an estimate of low confidence: $2,139.32 to $2,717.63 of usage a month a seat, checked 2026-11-21).");
        await Assertions.Expect(open.Page.Locator("#plans tr").Nth(1)).ToContainTextAsync("$200 ($200 to $560.68)depends100 %");
    }

    [Fact]
    public async Task Plans_of_unknown_limits_are_named_with_their_fee()
    {
        const string Workload = "model=gpt-5.5&inputTokens=30000&outputTokens=4000&sessionsPerDay=1000";
        await using var open = await chromium.Open(service, $"/?{Workload}&plans=chatgpt-plus,chatgpt-pro-5x&{OldLimits}");
        await Says(
            open.Page,
            "Paying by use is the cheapest way that is known to serve all of it.",
            "By fees alone ChatGPT Plus for $20 would have been the cheapest, but nothing is known of its limits.",
            "Nothing is known of the limits of ChatGPT Plus (fee $20) and ChatGPT Pro (5x) (fee $100): they might be cheaper.");
    }

    [Fact]
    public async Task A_plan_that_ends_before_the_usage_does_is_told_so()
    {
        const string OwnPlan = "ownPlanFeeUsd=60&ownPlanName=Acme&ownPlanLimitUsdPerWeek=70";
        const string Query = $"apiUsdPerMonth=6200&plans=chatgpt-plus&limitUsdPerWeek=chatgpt-plus:100&{OwnPlan}&{OldLimits}";
        await using var open = await chromium.Open(service, $"/?{Query}");
        await Says(
            open.Page,
            "Paying by use is the cheapest way that is known to serve all of it.",
            "By fees alone ChatGPT Plus for $20 would have been the cheapest, but it serves 7 % of the usage and ends there "
                + "(your own limit of $434.82 of usage a month a seat).");
        await HasRow(open.Page, "Acme", "$60", "$60", "no", "4.9 %", "$304.38 a seat, your own", "$60");
    }

    [Fact]
    public async Task A_link_with_seats_and_billing_restores_the_form()
    {
        const string Plans = "seats=14&billing=annual&plans=claude-pro,claude-max-5x";
        const string Link = $"/?model=claude-opus-4-7&inputTokens=3000&outputTokens=1200&sessionsPerDay=5000&{Plans}";
        await using var open = await chromium.Open(service, $"{Link}&{OldLimits}");
        var page = open.Page;
        await Assertions.Expect(page.Locator(".headline")).ToHaveTextAsync("$6,750 a month");
        (await page.GetByLabel("Seats").InputValueAsync()).ShouldBe("14");
        (await page.GetByLabel("Billing").InputValueAsync()).ShouldBe("annual");
        foreach (var plan in new[] { "Claude Pro $20", "Claude Max 5x $100" })
            (await page.GetByLabel(plan).IsCheckedAsync()).ShouldBeTrue();
        await Assertions.Expect(page.Locator("#plans tr")).ToHaveCountAsync(3);
        new Uri(page.Url).PathAndQuery.ShouldStartWith($"{Link}&{OldLimits}&models=");
        await Assertions.Expect(page.Locator("#break-even")).ToHaveAttributeAsync("src", new Regex(Plans));
        await Assertions.Expect(page.GetByLabel("Kind")).ToBeDisabledAsync();
    }

    [Fact]
    public async Task Plans_are_chosen_by_provider_and_kind_and_by_name()
    {
        using var prices = new WrittenPrices();
        prices.WriteAll(WrittenPrices.Version);
        prices.Write(WrittenPrices.Version, "plans.json", JsonSerializer.Serialize(new
        {
            plans = new[]
            {
                PlanOf("claude-one", "anthropic", "coding", 20),
                PlanOf("desk-one", "desk", "ide", 30),
                PlanOf("desk-chat", "desk", "chat", 40),
            },
        }));
        prices.Commit(WrittenPrices.Version);
        await using var own = new Service(("Pricing:Path", prices.Folder));
        await using var open = await chromium.Open(own, "/");
        var page = open.Page;
        var first = page.Locator("#plans th[scope=row]");
        await Assertions.Expect(first).ToHaveTextAsync(["plan claude-one might be cheaper"]);
        await page.GetByLabel("Sold by").SelectOptionAsync("desk");
        await Assertions.Expect(first).ToHaveTextAsync(["plan desk-one might be cheaper", "plan desk-chat might be cheaper"]);
        await page.GetByLabel("Kind").SelectOptionAsync("ide");
        await Assertions.Expect(first).ToHaveTextAsync(["plan desk-one might be cheaper"]);
        page.Url.ShouldContain("&provider=desk&kind=ide&");
        await page.Locator("summary").Filter(new() { HasText = "Choose them by name" }).ClickAsync();
        await page.GetByLabel("plan desk-chat $40").CheckAsync();
        await Assertions.Expect(first).ToHaveTextAsync(["plan desk-chat might be cheaper"]);
        page.Url.ShouldContain("&plans=desk-chat&models=");
        await Assertions.Expect(page.GetByLabel("Sold by")).ToBeDisabledAsync();
    }

    [Fact]
    public async Task A_bill_asks_and_says_nothing_about_tokens()
    {
        await using var open = await chromium.Open(service, $"/?{OldLimits}");
        var page = open.Page;
        await Assertions.Expect(page.Locator(".headline")).ToHaveTextAsync("$135 a month");
        await Assertions.Expect(page.Locator("#comparison")).ToHaveJSPropertyAsync("complete", true);
        var asked = new ConcurrentQueue<string>();
        page.Request += (_, request) =>
        {
            // Browsers ask for the icon again wherever the address changes.
            if (!request.Url.EndsWith("icon.svg"))
                asked.Enqueue(request.Url);
        };
        await TypeTheBill(page);
        await Assertions.Expect(page.Locator(".headline")).ToHaveTextAsync("$6,200 a month");

        asked.ShouldContain(url => url.Contains("apiUsdPerMonth=6200"));
        asked.Append(page.Url).SelectMany(FieldsOf).Distinct().ShouldBe(["model", "apiUsdPerMonth", "seats", "pricing"], ignoreOrder: true);
        // And how old its prices are.
        asked.Select(url => new Uri(url).AbsolutePath).Where(path => path != "/v1/pricing/2026-11-21")
            .ShouldAllBe(path => path.StartsWith("/v1/break-even"));
        (await page.Locator("main").InnerTextAsync()).ShouldNotContain("token", Case.Insensitive);
        foreach (var folded in new[] { "#comparison", "#text", "#presets", "[name=inputTokens]" })
            await Assertions.Expect(page.Locator(folded)).ToBeHiddenAsync();

        await page.GetByLabel("I only know my bill").UncheckAsync();
        await Assertions.Expect(page.Locator(".headline")).ToHaveTextAsync("$135 a month");
    }

    [Theory]
    [InlineData("v1/break-even")]
    [InlineData("v1/spend")]
    [InlineData("v1/tokenizer-delta")]
    [InlineData("v1/migration")]
    public async Task An_answer_that_comes_when_something_else_is_said_draws_nothing(string route)
    {
        await using var open = await chromium.Open(service, "/");
        var page = open.Page;
        await Assertions.Expect(page.Locator("#moved")).ToContainTextAsync("a month");
        await page.EvaluateAsync(
            """
            route => {
                const ask = window.fetch;
                window.fetch = async (...question) => {
                    const answer = await ask(...question);
                    const billed = document.getElementById("billed");
                    if (!billed.checked && question[0].startsWith(`${route}?`)) billed.click();
                    return answer;
                };
            }
            """,
            route);
        var pictures = new ConcurrentQueue<string>();
        page.Request += (_, request) =>
        {
            if (request.Url.Contains("/chart.svg"))
                pictures.Enqueue(request.Url);
        };
        await page.GetByRole(AriaRole.Button, new() { Name = "Large session" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Say what the API bills you a month.")).ToBeVisibleAsync();
        pictures.ShouldAllBe(url => url.Contains("inputTokens=8000"));
    }

    [Fact]
    public async Task A_bill_that_is_not_said_yet_is_waited_for()
    {
        await using var open = await chromium.Open(service, "/");
        var page = open.Page;
        await page.GetByLabel("I only know my bill").CheckAsync();
        await Assertions.Expect(page.GetByText("Say what the API bills you a month.")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".headline")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_field_of_one_route_is_not_sent_to_another()
    {
        const string OfOneRouteEach = "seats=14&daysPerYear=365&failureCostUsd=0&scaleOutput=true&limitBound=low&format=text";
        await using var open = await chromium.Open(service, $"/?{OfOneRouteEach}");
        var page = open.Page;
        await Assertions.Expect(page.Locator(".headline")).ToHaveTextAsync("$135 a month");
        await Assertions.Expect(page.Locator("#verdict")).ToContainTextAsync("$1,642.50 a year");
        await Assertions.Expect(page.Locator("#comparison")).ToHaveJSPropertyAsync("complete", true);
        await Assertions.Expect(page.Locator("#comparison")).ToBeVisibleAsync();
        await page.Locator("#text").FillAsync("Hello, world!");
        await page.GetByRole(AriaRole.Button, new() { Name = "Count and compare" }).ClickAsync();
        await Assertions.Expect(page.Locator("#delta")).ToContainTextAsync("This workload on GPT-5.5");
    }

    [Fact]
    public async Task Every_field_that_not_all_routes_take_is_told_of_on_the_page()
    {
        await using var open = await chromium.Open(service, "/");
        var told = await open.Page.EvaluateAsync<string>("async () => JSON.stringify((await import('/fields.js')).takes)");
        var takes = JsonSerializer.Deserialize<Dictionary<string, string[]>>(told)!;
        var document = (await service.Get("/swagger/v1/swagger.json")).Json;
        var fields = takes.Keys.ToDictionary(route => route, route => FieldsOf(document, route));
        var common = fields.Values.Aggregate<IEnumerable<string>>((left, right) => left.Intersect(right)).ToList();
        foreach (var (route, all) in fields)
        {
            all.Except(common).Except(["model", "format", "field", "columns", "headers", "numbers"])
                .ShouldBe(takes[route], ignoreOrder: true, route);
        }
    }

    [Theory]
    [InlineData("", 390, ColorScheme.Light, "plans-phone")]
    [InlineData("?apiUsdPerMonth=6200&seats=14", 390, ColorScheme.Dark, "bill-phone-dark")]
    [InlineData("?apiUsdPerMonth=6200&seats=14", 1280, ColorScheme.Light, "bill")]
    public async Task The_table_scrolls_in_its_own_frame(string query, int width, ColorScheme scheme, string name)
    {
        var looked = new BrowserNewContextOptions { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme };
        await using var open = await chromium.Open(service, $"/{query}", looked);
        var page = open.Page;
        await page.Locator(".headline").WaitForAsync();
        (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
        var frame = page.GetByRole(AriaRole.Region, new() { Name = "The subscriptions" });
        if (width == 390)
            (await frame.EvaluateAsync<bool>("frame => frame.scrollWidth > frame.clientWidth")).ShouldBeTrue();
        await frame.FocusAsync();
        (await page.EvaluateAsync<string>("() => document.activeElement.id")).ShouldBe("plans");
        await open.Keep(name);
    }

    private static async Task TypeTheBill(IPage page)
    {
        await page.GetByLabel("I only know my bill").CheckAsync();
        await page.GetByLabel(Bill).FillAsync("6200");
        await page.GetByLabel("Seats").FillAsync("14");
    }

    private static async Task Says(IPage page, params string[] sentences)
    {
        foreach (var sentence in sentences)
            await Assertions.Expect(page.Locator("#verdict")).ToContainTextAsync(sentence);
    }

    private static Task HasRow(IPage page, string plan, params string[] cells) =>
        Assertions.Expect(page.Locator("#plans tr").Filter(new() { HasText = plan }).Locator("th, td")).ToHaveTextAsync([plan, .. cells]);

    private static object PlanOf(string id, string provider, string kind, int fee) => new
    {
        id,
        name = $"plan {id}",
        provider,
        kind,
        covers = new[] { "anthropic" },
        prices = new[] { new { from = "2026-01-01", monthlyFeeUsd = fee, source = "a test", @checked = "2026-11-20", confidence = "low" } },
    };

    private static string[] FieldsOf(JsonElement document, string route) =>
    [
        .. document.GetProperty("paths").GetProperty($"/{route}").GetProperty("get").GetProperty("parameters").EnumerateArray()
            .Select(parameter => parameter.Followed(document).GetProperty("name").GetString()!),
    ];

    private static IEnumerable<string> FieldsOf(string url) => HttpUtility.ParseQueryString(new Uri(url).Query).AllKeys.OfType<string>();
}
