using Microsoft.Playwright;

namespace Calculator.Browser.Tests;

/// <summary>Logs that are dropped on the page, or chosen with a button.</summary>
public class LogTests(Service service, Chromium chromium)
{
    private const string Prices =
        "/?model=claude-opus-4-7&inputTokens=3000&outputTokens=1200&sessionsPerDay=100&pricing=2026-11-21&asOf=2026-11-20";

    private static string Log => Path.Combine(Repository.Root, "docs", "usage-example.jsonl");

    [Fact]
    public async Task Chosen_files_are_told_as_a_bill_by_day_a_verdict_and_warnings()
    {
        await using var open = await chromium.Open(service, Prices);
        var page = open.Page;
        await Choose(page);
        await Assertions.Expect(page.Locator("#log-total")).ToContainTextAsync("$0.297 at the API");
        await Assertions.Expect(page.Locator("#log-total"))
            .ToContainTextAsync("4 requests in 2 sessions on 2 days from 2026-11-16 to 2026-11-18");
        await Assertions.Expect(page.Locator("#log-plans")).ToContainTextAsync("Claude Pro");
        await Assertions.Expect(page.Locator("#log-verdict"))
            .ToContainTextAsync("Paying by use is the cheapest way that is known to serve all of it.");
        await Assertions.Expect(page.Locator("#log-warnings"))
            .ToContainTextAsync("1 line could not be read, the first in usage-example.jsonl at 9: it is no JSON object.");
        // A bar a day and model.
        (await page.Locator("#log-days rect").CountAsync()).ShouldBe(3);
        (await page.Locator("#log-days title").AllTextContentsAsync()).ShouldContain("2026-11-18, claude-opus-4-7: $0.05285");
        await Assertions.Expect(page.Locator("#sending")).ToBeHiddenAsync();
        await open.Keep("logs");
    }

    [Fact]
    public async Task A_dropped_folder_is_read_with_all_that_is_in_it()
    {
        await using var open = await chromium.Open(service, Prices);
        var page = open.Page;
        var text = await File.ReadAllTextAsync(Log, TestContext.Current.CancellationToken);
        await page.EvaluateAsync(Drop, new { text });
        // The same log twice is one, and what is no log by its name is not sent.
        await Assertions.Expect(page.Locator("#log-total")).ToContainTextAsync("$0.297 at the API");
        await Assertions.Expect(page.Locator("#log-warnings"))
            .ToContainTextAsync("2 lines could not be read, the first in projects/a/one.jsonl at 9");
        await Assertions.Expect(page.Locator("#log-warnings")).ToContainTextAsync("1 file was not sent");
    }

    [Fact]
    public async Task The_logs_are_sent_once_for_all_that_is_told_of_them()
    {
        await using var open = await chromium.Open(service, Prices);
        var sent = new List<string>();
        open.Page.Request += (_, request) => sent.Add(new Uri(request.Url).AbsolutePath);
        await Choose(open.Page);
        await Assertions.Expect(open.Page.Locator("#log-verdict")).ToContainTextAsync("Under a plan");
        await Assertions.Expect(open.Page.Locator("#log-total")).ToContainTextAsync("$0.297 at the API");
        sent.Where(path => path.Contains("/usage/", StringComparison.Ordinal)).ShouldBe(["/v1/usage/plans"]);
    }

    [Fact]
    public async Task What_plans_can_make_nothing_of_is_told_all_the_same()
    {
        await using var open = await chromium.Open(service, Prices, isRefused: true);
        // Above 272,000 tokens GPT-5.5 costs 10 dollars a million.
        var log = """{"model":"gpt-5.5","usage":{"input_tokens":1000000,"output_tokens":0}}""";
        await open.Page.Locator("#files").SetInputFilesAsync(
            new FilePayload { Name = "log.jsonl", MimeType = "text/plain", Buffer = System.Text.Encoding.UTF8.GetBytes(log) });
        await Assertions.Expect(open.Page.Locator("#log-total")).ToContainTextAsync("$10 at the API");
        await Assertions.Expect(open.Page.Locator("#log-verdict")).ToContainTextAsync("Nothing in the log has both a time and a price");
        await Assertions.Expect(open.Page.Locator("#log-fault")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_workload_of_the_log_fills_the_form_and_costs_what_the_log_did()
    {
        await using var open = await chromium.Open(service, Prices);
        var page = open.Page;
        await Choose(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Use claude-opus-4-7 as my workload" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Input tokens a session")).ToHaveValueAsync("29520");
        // 0.29295 in three days, times ten.
        await Assertions.Expect(page.Locator("#verdict .headline")).ToContainTextAsync("$2.93 a month");
        await Assertions.Expect(page.Locator("#carried")).ToContainTextAsync("cacheReadTokens=19000");
    }

    [Fact]
    public async Task A_workload_of_the_log_keeps_the_discount_and_limits_of_ones_own()
    {
        await using var open = await chromium.Open(service, Prices + "&discount=0.2&limitUsdPerWeek=claude-pro:150");
        var page = open.Page;
        await Choose(page);
        // Four fifths of 0.297.
        await Assertions.Expect(page.Locator("#log-total")).ToContainTextAsync("$0.2376 at the API");
        await page.GetByRole(AriaRole.Button, new() { Name = "Use claude-opus-4-7 as my workload" }).ClickAsync();
        await Assertions.Expect(page.Locator("#verdict .headline")).ToContainTextAsync("$2.34 a month");
        await Assertions.Expect(page.Locator("[name=discount]")).ToHaveValueAsync("0.2");
        await Assertions.Expect(page.Locator("#carried")).ToContainTextAsync("limitUsdPerWeek=claude-pro:150");
        // It is the workload that changed, and not what the logs were told with.
        await Assertions.Expect(page.Locator("#log-plans")).ToContainTextAsync("Claude Pro");
    }

    [Fact]
    public async Task What_plans_made_of_the_logs_is_gone_when_the_form_says_something_else()
    {
        await using var open = await chromium.Open(service, Prices);
        var page = open.Page;
        await Choose(page);
        await Assertions.Expect(page.Locator("#log-plans")).ToContainTextAsync("Claude Pro");
        await page.GetByLabel("Output tokens a session").FillAsync("900");
        await Assertions.Expect(page.Locator("#log-plans")).ToContainTextAsync("Claude Pro");
        await page.Locator("[name=seats]").FillAsync("14");
        await Assertions.Expect(page.Locator("#log-verdict")).ToHaveTextAsync("The form has changed: choose the logs again.");
        await Assertions.Expect(page.Locator("#log-plans")).ToBeEmptyAsync();
        await Assertions.Expect(page.Locator("#log-total")).ToBeEmptyAsync();
    }

    [Fact]
    public async Task What_is_no_log_is_said_to_be_none()
    {
        await using var open = await chromium.Open(service, Prices, isRefused: true);
        var page = open.Page;
        var file = new FilePayload { Name = "notes.txt", MimeType = "text/plain", Buffer = "nothing of the kind"u8.ToArray() };
        await page.Locator("#files").SetInputFilesAsync(file);
        await Assertions.Expect(page.Locator("#log-fault")).ToContainTextAsync("Nothing in the body is a log or a report that is known.");
        await page.Locator("#files").SetInputFilesAsync(new FilePayload { Name = "a.png", MimeType = "image/png", Buffer = [1] });
        await Assertions.Expect(page.Locator("#log-fault")).ToContainTextAsync("There is no log among these files.");
    }

    [Fact]
    public async Task The_keyboard_chooses_too()
    {
        await using var open = await chromium.Open(service, Prices);
        var page = open.Page;
        // Listened for before the button is focused: a browser told of it beside the key may open a window of its own instead.
        var opened = new TaskCompletionSource<IFileChooser>();
        page.FileChooser += (_, chooser) => opened.TrySetResult(chooser);
        await page.GetByRole(AriaRole.Button, new() { Name = "Choose files" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var chooser = await opened.Task.WaitAsync(Patience.Most, TestContext.Current.CancellationToken);
        await chooser.SetFilesAsync(Log);
        await Assertions.Expect(page.Locator("#log-total")).ToContainTextAsync("$0.297 at the API");
        chooser.IsMultiple.ShouldBeTrue();
    }

    private static Task Choose(IPage page) => page.Locator("#files").SetInputFilesAsync(Log);

    // A browser lets nobody drop a folder but a person: what it would hand over is made here.
    private const string Drop =
        """
        ({ text }) => {
          const file = name => ({ isFile: true, name, file: done => done(new File([text], name)) });
          const folder = (name, entries) => {
            const parts = [entries, []];
            return { isFile: false, name, createReader: () => ({ readEntries: done => done(parts.shift()) }) };
          };
          const projects = folder("projects", [folder("a", [file("one.jsonl"), file("picture.png")]), folder("b", [file("two.jsonl")])]);
          const event = new Event("drop", { bubbles: true, cancelable: true });
          event.dataTransfer = { types: ["Files"], files: [], items: [{ webkitGetAsEntry: () => projects }] };
          document.getElementById("drop").dispatchEvent(event);
        }
        """;
}
