using Microsoft.Playwright;

namespace Calculator.Browser.Tests;

/// <summary>Hostile names, as a private price list could hold them, in a picture and on the page.</summary>
public class InjectionTests(Chromium chromium)
{
    [Fact]
    public async Task Five_hundred_hostile_names_stay_names_in_a_picture_and_on_the_page()
    {
        var names = HostilePlans.Names;
        names.Count.ShouldBe(500);
        var folder = await HostilePlans.Write();
        try
        {
            await using var service = new Service(("Pricing:Path", folder));

            await using var picture = await chromium.Open(service, "/v1/break-even/chart.svg?model=claude-opus-4-7&inputTokens=3000&outputTokens=1200&sessionsPerDay=100");
            picture.Page.Dialog += (_, dialog) => throw new InvalidOperationException(dialog.Message);
            (await picture.Page.EvaluateAsync<int>("() => document.querySelectorAll('script, foreignObject, iframe, image, a, [onload], [onerror], [onmouseover]').length")).ShouldBe(0);
            var texts = await picture.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('text')].map(text => text.textContent)");
            names.ShouldAllBe(name => texts.Any(text => text.Contains(name, StringComparison.Ordinal)));

            await using var page = await chromium.Open(service, "/?model=claude-opus-4-7&models=claude-opus-4-7&sessionsPerDay=%3Cscript%3Ealert(1)%3C/script%3E", isRefused: true);
            await Assertions.Expect(page.Page.Locator("#fault")).ToContainTextAsync("sessionsPerDay is '<script>alert(1)</script>'");
            await page.Page.GetByLabel("Sessions a day", new() { Exact = true }).FillAsync("100");
            await page.Page.Locator(".headline").WaitForAsync();
            (await page.Page.Locator("#answer script, #plans img, #answer iframe, #plans a").CountAsync()).ShouldBe(0);
            (await page.Page.Locator("#plans tr").CountAsync()).ShouldBe(501);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
