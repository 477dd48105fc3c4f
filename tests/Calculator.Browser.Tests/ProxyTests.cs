using System.IO.Compression;
using Microsoft.Playwright;

namespace Calculator.Browser.Tests;

/// <summary>The service as people see it behind a proxy with TLS that shows it below a path.</summary>
public sealed class ProxyTests(Chromium chromium) : IAsyncLifetime
{
    private readonly Service _service = new(("Proxies:Known", "127.0.0.1"));
    private SecureProxy _proxy = null!;

    public async ValueTask InitializeAsync() => _proxy = await SecureProxy.Start(_service.Client.BaseAddress!);

    [Fact]
    public async Task The_page_answers_and_its_workbook_asks_where_the_page_was()
    {
        await using var open = await Open("");
        var page = open.Page;
        await Assertions.Expect(page.Locator(".headline")).ToContainTextAsync("a month");
        foreach (var picture in new[] { "#break-even", "#comparison" })
        {
            (await page.Locator(picture).EvaluateAsync<int>("image => image.decode().then(() => image.naturalWidth)"))
                .ShouldBeGreaterThan(500);
        }

        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("#workbook").ClickAsync());
        using var workbook = ZipFile.OpenRead(await download.PathAsync());
        var texts = workbook.Entries.Where(entry => entry.Name.EndsWith(".xml", StringComparison.Ordinal)).Select(TextOf).ToList();
        texts.ShouldContain(text => text.Contains(Origin, StringComparison.Ordinal));
        texts.ShouldAllBe(text => !text.Contains("http://127.0.0.1", StringComparison.Ordinal));
        await open.Keep("proxy");
    }

    [Fact]
    public async Task The_guide_asks_where_it_was_opened_and_leads_back()
    {
        await using var open = await Open("spreadsheets");
        (await open.Page.Locator("body").InnerTextAsync()).ShouldContain(Origin);
        await open.Page.GetByRole(AriaRole.Link, new() { Name = "Calculator" }).ClickAsync();
        await Assertions.Expect(open.Page.Locator(".headline")).ToContainTextAsync("a month");
    }

    [Theory]
    [InlineData("EstimateTaskCost")]
    [InlineData("EstimateTaskCostFromJson")]
    [InlineData("DrawMigration")]
    public async Task Swagger_asks_the_service_below_the_path(string operation)
    {
        await using var open = await Open("swagger/");
        var block = open.Page.Locator($".opblock[id$='-{operation}']");
        await block.Locator(".opblock-summary-control").ClickAsync();
        await block.Locator(".try-out__btn").ClickAsync();
        await block.Locator(".execute").ClickAsync();
        var status = block.Locator(".live-responses-table tbody .response-col_status").First;
        await status.WaitForAsync();
        (await status.InnerTextAsync()).ShouldStartWith("200");
        (await block.Locator(".request-url").InnerTextAsync()).ShouldContain($"\n{Origin}/v1/");
    }

    [Fact]
    public async Task Whoever_comes_without_TLS_or_without_the_slash_is_sent_on()
    {
        using var plain = await _proxy.Get(_proxy.Plain);
        ((int)plain.StatusCode, plain.Headers.Location?.ToString()).ShouldBe((301, "https://127.0.0.1/calc/"));
        using var without = await _proxy.Get(new Uri(Origin));
        ((int)without.StatusCode, without.Headers.Location?.ToString()).ShouldBe((301, "/calc/"));
        using var secure = await _proxy.Get(_proxy.Address);
        secure.Headers.GetValues("Strict-Transport-Security").ShouldBe(["max-age=31536000"]);
    }

    public async ValueTask DisposeAsync()
    {
        if (_proxy is not null)
            await _proxy.DisposeAsync();
        await _service.DisposeAsync();
    }

    private string Origin => _proxy.Address.ToString().TrimEnd('/');

    private Task<WatchedPage> Open(string path) =>
        chromium.Open(_proxy.Address, path, new BrowserNewContextOptions { IgnoreHTTPSErrors = true });

    private static string TextOf(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }
}
