using System.Text.Json;

namespace Calculator.Testing;

/// <summary>A private price list whose plans have the names of an attacker.</summary>
public static class HostilePlans
{
    private const string Released = "2026-11-21";

    private static readonly string[] Attacks =
    [
        "<script>alert(1)</script>", "</text><script>alert(1)</script>", "]]><script>alert(1)</script>", "<!--", "-->",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "<svg onload=alert(1)>", "\" onload=\"alert(1)", "' onmouseover='alert(1)", "javascript:alert(1)",
        "<foreignObject><iframe src=javascript:alert(1)>", "<image href=x onerror=alert(1)>",
        "<style>@import url(//evil.example)</style>", "</style><script>alert(1)</script>", "&#x3c;script&#x3e;", "&amp;",
        "<a href=javascript:alert(1)>x</a>", "{{7*7}}", "${7*7}", "\u202Ealert(1)",
        "=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1",
    ];

    /// <summary>Each attack in twenty surroundings.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Attacks.SelectMany(attack => Enumerable.Range(
        0,
        20).Select(number => (number % 4) switch
    {
        0 => $"{attack}{number}",
        1 => $"{number}{attack}",
        2 => $"Plan {number} {attack} of it",
        _ => $"{attack}\n{attack} {number}",
    }))];

    /// <summary>Writes a folder of prices whose plans bear the names; the caller deletes it.</summary>
    public static async Task<string> Write()
    {
        var folder = Directory.CreateTempSubdirectory("pricing-").FullName;
        var version = Path.Combine(folder, Released);
        CopyOf(Released, version);
        var plans = Names.Select((name, index) => new
        {
            id = $"plan-{index}",
            name,
            covers = new[] { "anthropic" },
            prices = new[]
            {
                new { from = "2026-01-01", monthlyFeeUsd = 10 + index, source = "a test", @checked = "2026-11-20", confidence = "low" },
            },
        });
        await File.WriteAllTextAsync(
            Path.Combine(version, "plans.json"),
            JsonSerializer.Serialize(new { plans }),
            TestContext.Current.CancellationToken);
        return folder;
    }

    private static void CopyOf(string released, string version)
    {
        var from = Path.Combine(Repository.Prices, released);
        foreach (var file in Directory.GetFiles(from, "*.json", SearchOption.AllDirectories))
        {
            var to = Path.Combine(version, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }
}
