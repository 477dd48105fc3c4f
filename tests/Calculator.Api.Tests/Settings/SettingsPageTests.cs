using System.Globalization;
using System.Text;
using Calculator.Api.Settings;

namespace Calculator.Api.Tests.Settings;

public class SettingsPageTests
{
    private const string Page = "docs/operations.md";
    private const string Head = "| environment variable | default | what it does |\n|---|---|---|\n";

    [Fact]
    public async Task The_page_for_operators_lists_every_setting_with_its_default()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, Page), TestContext.Current.CancellationToken);
        var start = page.IndexOf(Head, StringComparison.Ordinal);
        start.ShouldBeGreaterThan(0, "the table of settings is not there");
        var end = page.IndexOf("\n\n", start, StringComparison.Ordinal);
        Approved.Matches(Page, $"{page[..start]}{Table()}{page[end..]}");
    }

    private static string Table()
    {
        var table = new StringBuilder(Head);
        foreach (var setting in Setting.All)
            table.Append(CultureInfo.InvariantCulture, $"| `{setting.Name}` | {Default(setting)} | {setting.About.Meaning} |\n");
        return table.ToString().TrimEnd('\n');
    }

    // What depends on the machine is said in words.
    private static string Default(Setting setting) => setting.Name switch
    {
        "Pricing__Path" => "`pricing`, beside the program",
        "Limits__HeavyAtOnce" => "processors less one",
        "Limits__UsageAtOnce" => "processors",
        _ => $"{setting.Show(new ServiceSettings())} {(setting.ValueIn(new ServiceSettings()) is long ? setting.About.Unit : "")}"
            .TrimEnd(),
    };
}
