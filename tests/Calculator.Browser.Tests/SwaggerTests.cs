namespace Calculator.Browser.Tests;

public class SwaggerTests(Service service, Chromium chromium)
{
    [Fact]
    public async Task Every_operation_answers_200_when_it_is_tried_out()
    {
        await using var open = await chromium.Open(service, "/swagger/index.html");
        var page = open.Page;
        await page.Locator(".opblock").First.WaitForAsync();
        var count = await page.Locator(".opblock").CountAsync();
        count.ShouldBeGreaterThan(30);

        for (var index = 0; index < count; index++)
        {
            var operation = page.Locator(".opblock").Nth(index);
            await operation.Locator(".opblock-summary-control").ClickAsync();
            await operation.Locator(".try-out__btn").ClickAsync();
            await operation.Locator(".execute").ClickAsync();
            var status = operation.Locator(".live-responses-table tbody .response-col_status").First;
            await status.WaitForAsync();
            (await status.InnerTextAsync()).ShouldStartWith(
                "200",
                Case.Sensitive,
                await operation.Locator(".opblock-summary-path").InnerTextAsync());
            if (index == 0)
                await open.Keep("swagger");
            await operation.Locator(".opblock-summary-control").ClickAsync();
        }
    }
}
