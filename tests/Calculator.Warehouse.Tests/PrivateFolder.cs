using System.Text.Json;
using Calculator.Pricing;
using Calculator.Pricing.Files;
using Calculator.Units;

namespace Calculator.Warehouse.Tests;

/// <summary>A folder of prices with one model under many names, read as the service reads it.</summary>
internal static class PrivateFolder
{
    public static PricingVersion With(IReadOnlyList<string> aliases)
    {
        var folder = Directory.CreateTempSubdirectory("prices-").FullName;
        try
        {
            var version = Directory.CreateDirectory(Path.Combine(folder, "2026-11-20", "models")).Parent!.FullName;
            File.WriteAllText(Path.Combine(version, "models", "acme.json"), JsonSerializer.Serialize(Acme(aliases)));
            File.WriteAllText(Path.Combine(version, "plans.json"), """{ "plans": [] }""");
            File.WriteAllText(Path.Combine(version, "tokenizers.json"), """{ "tokenizers": [], "measurements": [] }""");
            PricingFolder.TryRead(folder, Moment.StartOf(new DateOnly(2026, 11, 26)), out var catalog, out var faults)
                .ShouldBeTrue(string.Join('\n', faults));
            return catalog!.Versions.Single();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Its rates.</summary>
    public static RateTable RatesOf(IReadOnlyList<string> aliases) =>
        RateTable.Of(With(aliases)).TryGet(out var table, out var refusal) ? table : throw new InvalidOperationException(refusal.Sentence);

    private static object Acme(IReadOnlyList<string> aliases) => new
    {
        id = "acme",
        name = "Acme",
        models = new[]
        {
            new
            {
                id = "acme-1",
                name = "Acme One",
                aliases,
                prices = new[]
                {
                    new
                    {
                        from = "2026-01-01",
                        source = "acme.example",
                        @checked = "2026-11-20",
                        confidence = "high",
                        rates = new[] { new { tier = "standard", input = 1, output = 2 } },
                    },
                },
            },
        },
    };
}
