using System.Text.Json;
using Microsoft.Playwright;

namespace Calculator.Browser.Tests;

/// <summary>Hostile names, as a private price list could hold them, in a picture and on the page.</summary>
public class InjectionTests(Chromium chromium)
{
    private const int PlansInAPicture = 5;

    [Fact]
    public async Task Five_hundred_hostile_names_stay_names_in_a_picture_and_on_the_page()
    {
        var names = HostilePlans.Names;
        names.Count.ShouldBe(500);
        var folder = await HostilePlans.Write();
        try
        {
            await using var service = new Service(("Pricing:Path", folder));

            await using var picture = await chromium.Open(service, Picture(0));
            picture.Page.Dialog += (_, dialog) => throw new InvalidOperationException(dialog.Message);
            (await picture.Page.EvaluateAsync<int>($"() => {Foreign("document")}")).ShouldBe(0);

            await using var page = await chromium.Open(
                service,
                "/?model=claude-opus-4-7&models=claude-opus-4-7&sessionsPerDay=%3Cscript%3Ealert(1)%3C/script%3E",
                isRefused: true);
            await Assertions.Expect(page.Page.Locator("#fault")).ToContainTextAsync("sessionsPerDay is '<script>alert(1)</script>'");
            await page.Page.GetByLabel("Sessions a day", new() { Exact = true }).FillAsync("100");
            await page.Page.Locator(".headline").WaitForAsync();
            (await page.Page.Locator("#answer script, #plans img, #answer iframe, #plans a").CountAsync()).ShouldBe(0);
            (await page.Page.Locator("#plans tr").CountAsync()).ShouldBe(501);
            await Every_name_is_a_text_in_a_picture(page.Page, names);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // A picture has at most five plans: a hundred of them have every name.
    // Beside its line a long one is cut, in the description it is whole.
    private static async Task Every_name_is_a_text_in_a_picture(IPage page, IReadOnlyList<string> names)
    {
        var texts = new List<string>();
        for (var first = 0; first < names.Count; first += PlansInAPicture)
        {
            var address = JsonSerializer.Serialize(Picture(first));
            var read = await page.EvaluateAsync<string[]>($$"""
                async () => {
                  const picture = new DOMParser().parseFromString(await (await fetch({{address}})).text(), "image/svg+xml");
                  return [String({{Foreign("picture")}}), ...[...picture.querySelectorAll("text, desc")].map(text => text.textContent)];
                }
                """);
            read[0].ShouldBe("0");
            texts.AddRange(read[1..]);
        }

        names.ShouldAllBe(name => texts.Any(text => text.Contains(name, StringComparison.Ordinal)));
    }

    private static string Picture(int first) =>
        "/v1/break-even/chart.svg?model=claude-opus-4-7&inputTokens=3000&outputTokens=1200&sessionsPerDay=100&plans="
        + string.Join(',', Enumerable.Range(first, PlansInAPicture).Select(plan => $"plan-{plan}"));

    private static string Foreign(string picture) =>
        $"{picture}.querySelectorAll('script, foreignObject, iframe, image, a, parsererror, [onload], [onerror], [onmouseover]').length";
}
