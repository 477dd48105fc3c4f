using Microsoft.Playwright;

namespace Calculator.Browser.Tests;

public class SwaggerTests(Service service, Chromium chromium)
{
    // The page gets slower with every operation that was opened on it.
    private const int OperationsAPage = 6;

    [Fact]
    public async Task Every_operation_answers_200_when_it_is_tried_out()
    {
        var tried = 0;
        for (var count = OperationsAPage; tried < count;)
        {
            await using var open = await chromium.Open(service, "/swagger/index.html");
            var operations = open.Page.Locator(".opblock");
            await operations.First.WaitForAsync();
            count = await operations.CountAsync();
            for (var last = Math.Min(tried + OperationsAPage, count); tried < last; tried++)
                await TryOut(operations.Nth(tried));
            await open.Keep("swagger");
        }

        tried.ShouldBeGreaterThan(30);
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
