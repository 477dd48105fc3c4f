using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Calculator.Browser.Tests.Chromium))]

namespace Calculator.Browser.Tests;

/// <summary>Chromium itself, without a window; started once.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Command = "chromium";

    // Playwright's own patience is of seconds.
    private static readonly float Milliseconds = (float)Patience.Most.TotalMilliseconds;

    // All pages have one, and tests run beside each other.
    private readonly SemaphoreSlim _clipboard = new(1);

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (Tool.Find(Command) is not { } program)
            return;

        Assertions.SetDefaultExpectTimeout(Milliseconds);
        _playwright = await Playwright.CreateAsync();
        // Root has no user namespaces to put a sandbox into; what is opened is this service alone.
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = program,
            Timeout = Milliseconds,
            Args = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"],
        });
    }

    /// <summary>Opens a page of the service and watches it: whatever goes wrong in it fails the test when it is closed.</summary>
    /// <param name="service">The service.</param>
    /// <param name="path">The page.</param>
    /// <param name="options">How it is looked at.</param>
    /// <param name="isRefused">Whether a refused request is what is tested: browsers write every one to the console.</param>
    /// <param name="document">The OpenAPI document it is shown; the service's own if left out.</param>
    internal Task<WatchedPage> Open(
        Service service, string path, BrowserNewContextOptions? options = null, bool isRefused = false, JsonObject? document = null) =>
        Open(service.Client.BaseAddress!, path, options ?? new(), isRefused, document);

    /// <summary>The same at the address a proxy shows the service at.</summary>
    internal async Task<WatchedPage> Open(
        Uri address, string path, BrowserNewContextOptions options, bool isRefused = false, JsonObject? document = null)
    {
        Tool.Need(Command, "chromium");
        var context = await _browser!.NewContextAsync(options);
        context.SetDefaultTimeout(Milliseconds);
        var page = new WatchedPage(context, await context.NewPageAsync(), address, isRefused);
        if (document is not null)
            await page.Page.RouteAsync("**/swagger.json", route => route.FulfillAsync(new() { Json = document }));
        await page.Page.GotoAsync(new Uri(address, path).ToString());
        return page;
    }

    /// <summary>What a page has copied, while no other page copies anything.</summary>
    /// <param name="page">The page.</param>
    /// <param name="copy">What copies it, and waits until it has.</param>
    internal async Task<string> Copied(IPage page, Func<Task> copy)
    {
        await _clipboard.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            await copy();
            return await page.EvaluateAsync<string>("() => navigator.clipboard.readText()");
        }
        finally
        {
            _clipboard.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        _clipboard.Dispose();
    }
}

/// <summary>A page, and what went wrong in it.</summary>
internal sealed class WatchedPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _wrong = new();

    public WatchedPage(IBrowserContext context, IPage page, Uri service, bool isRefused)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !isRefused)
                _wrong.Enqueue($"console: {message.Text}");
        };
        page.PageError += (_, error) => _wrong.Enqueue($"error: {error}");
        page.Request += (_, request) =>
        {
            if (!new Uri(request.Url).Authority.Equals(service.Authority, StringComparison.Ordinal)
                && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                _wrong.Enqueue($"request elsewhere: {request.Url}");
            }
        };
    }

    public IPage Page { get; }

    /// <summary>Keeps a picture of the page beside the test results.</summary>
    public async Task Keep(string name)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "screenshots");
        await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        _wrong.ShouldBeEmpty();
    }
}
