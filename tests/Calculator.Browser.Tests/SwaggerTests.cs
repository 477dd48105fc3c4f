using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Calculator.Browser.Tests;

public class SwaggerTests(Service service, Chromium chromium)
{
    // The page reads the whole document and draws every operation again with every click: shown a few at a time, they are
    // tried in a fraction of the time.
    private const int PathsAtOnce = 5;

    [Fact]
    public async Task Every_operation_answers_200_when_it_is_tried_out()
    {
        var document = JsonNode.Parse(
            await service.Client.GetStringAsync("/swagger/v1/swagger.json", TestContext.Current.CancellationToken))!.AsObject();
        var paths = document["paths"]!.AsObject().Select(path => path.Key).ToList();
        var tried = 0;
        foreach (var shown in paths.Chunk(PathsAtOnce))
            tried += await TryOut(document, shown);
        tried.ShouldBeGreaterThan(50);
    }

    private async Task<int> TryOut(JsonObject document, string[] paths)
    {
        await using var open = await chromium.Open(service, "/swagger/index.html", document: DocumentPart.Of(document, paths));
        var operations = open.Page.Locator(".opblock");
        await operations.First.WaitForAsync();
        var count = await operations.CountAsync();
        for (var index = 0; index < count; index++)
            await TryOut(operations.Nth(index));
        await open.Keep("swagger");
        return count;
    }

    private static async Task TryOut(ILocator operation)
    {
        await operation.Locator(".opblock-summary-control").ClickAsync();
        await operation.Locator(".try-out__btn").ClickAsync();
        await operation.Locator(".execute").ClickAsync();
        var status = operation.Locator(".live-responses-table tbody .response-col_status").First;
        await status.WaitForAsync();
        (await status.InnerTextAsync()).ShouldStartWith(
            "200",
            Case.Sensitive,
            await operation.Locator(".opblock-summary-path").InnerTextAsync());
        await operation.Locator(".opblock-summary-control").ClickAsync();
    }
}
