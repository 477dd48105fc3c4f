using System.Text;

namespace Calculator.Office.Tests;

/// <summary>The days of a log, as a table that LibreOffice Calc opens and adds up.</summary>
public class LogTests(Service service)
{
    [Fact]
    public async Task The_days_and_models_of_a_log_add_up_in_a_sheet()
    {
        var log = await File.ReadAllTextAsync(
            Path.Combine(Repository.Root, "docs", "usage-example.jsonl"), TestContext.Current.CancellationToken);
        using var body = new StringContent(log, Encoding.UTF8, "application/x-ndjson");
        using var answer = await service.Client.PostAsync(
            "/v1/usage/profile?pricing=2026-11-21&asOf=2026-11-20&format=csv&columns=day,model,used.requests,used.listUsd",
            body,
            TestContext.Current.CancellationToken);
        var table = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        var cells = await Office.Recalculate(
            "days.csv", $"{table}sum,,=SUM(C2:C4),=SUM(D2:D4)\r\n", "en-US", ["A2", "B3", "C3", "D2", "D3", "D4", "C5", "D5"]);
        cells["A2"].Text.ShouldBe("2026-11-16");
        cells["B3"].ShouldBe(new Cell("text", null, "claude-opus-4-7", 0));
        cells["C3"].ShouldBe(new Cell("value", 2, "2", 0));
        cells["D2"].Number!.Value.ShouldBe(0.004);
        cells["D3"].Number!.Value.ShouldBe(0.2401);
        cells["D4"].Number!.Value.ShouldBe(0.05285);
        cells["C5"].Number.ShouldBe(4);
        cells["D5"].Number!.Value.ShouldBe(0.29695, 1e-12);
    }
}
