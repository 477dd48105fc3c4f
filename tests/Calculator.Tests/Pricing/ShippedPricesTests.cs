using System.Security.Cryptography;
using Calculator.Pricing;
using Calculator.Pricing.Files;

namespace Calculator.Tests.Pricing;

/// <summary>The prices the service is shipped with. Every other test sees frozen ones.</summary>
public class ShippedPricesTests
{
    private const string Digests = "digests.txt";

    [Fact]
    public void They_are_read_without_a_fault()
    {
        PricingFolder.TryRead(Repository.ShippedPrices, Prices.Today, out var catalog, out var faults)
            .ShouldBeTrue(string.Join('\n', faults));
        // What is wrong with a version that waits for its line is told before the line is asked for.
        catalog!.Pending.SelectMany(pending => pending.Faults).ShouldBeEmpty();
        catalog.Pending.Select(pending => $"{pending.Digest}  {pending.Id}").ShouldBeEmpty("lines to add to digests.txt");
    }

    [Fact]
    public void A_version_without_its_line_yet_is_sound_too()
    {
        var copy = Directory.CreateTempSubdirectory("pricing-").FullName;
        try
        {
            Copy(Repository.ShippedPrices, copy);
            File.Delete(Path.Combine(copy, Digests));
            PricingFolder.TryRead(copy, Prices.At("2100-01-01"), out _, out var faults).ShouldBeTrue(string.Join('\n', faults));
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    // What the service takes to be sound by its digest says nothing of a vocabulary's file.
    [Fact]
    public void No_released_version_brings_a_vocabulary()
    {
        PricingFolder.TryRead(Repository.ShippedPrices, Prices.Today, out var catalog, out _).ShouldBeTrue();
        catalog!.Versions.SelectMany(version => version.Tokenizers).ShouldAllBe(tokenizer => tokenizer.Vocabulary == null);
    }

    [Fact]
    public void Released_versions_are_never_edited() => string.Concat(LinesOf(Repository.ShippedPrices)).ShouldBe(
        File.ReadAllText(Path.Combine(Repository.ShippedPrices, Digests)),
        "A released version differs from its digest. Copy the newest folder to a new date or revision instead of editing it; " +
        "for a new version add its line to pricing/digests.txt.");

    [Fact]
    public void The_prices_tests_see_are_released_ones()
    {
        var frozen = File.ReadAllLines(Path.Combine(Repository.Prices, Digests));
        frozen.Length.ShouldBe(3);
        frozen.ShouldBeSubsetOf(File.ReadAllLines(Path.Combine(Repository.ShippedPrices, Digests)));
        string.Concat(LinesOf(Repository.Prices)).ShouldBe(File.ReadAllText(Path.Combine(Repository.Prices, Digests)));
    }

    [Fact]
    public void A_new_version_changes_its_folder_and_one_line_of_digests()
    {
        var copy = Directory.CreateTempSubdirectory("pricing-").FullName;
        try
        {
            Copy(Repository.ShippedPrices, copy);
            var (before, lines) = (BytesOf(copy), File.ReadAllLines(Path.Combine(copy, Digests)));
            var seenByTests = PricingFiles.Read(Repository.Prices).Digest;

            var newest = lines[^1].Split("  ")[1];
            var added = $"{VersionDate.Of(newest)!.Value.Day.AddDays(1):yyyy-MM-dd}";
            Copy(Path.Combine(copy, newest), Path.Combine(copy, added));
            var line = LinesOf(copy).Single(line => line.EndsWith($"  {added}\n", StringComparison.Ordinal));
            File.AppendAllText(Path.Combine(copy, Digests), line);

            PricingFolder.TryRead(copy, Prices.Today, out var catalog, out var faults).ShouldBeTrue(string.Join('\n', faults));
            catalog!.Versions.Select(version => version.Id).ShouldContain(added);

            var changed = BytesOf(copy).Except(before).Select(file => file.Key).ToList();
            changed.Where(file => !file.StartsWith($"{added}/", StringComparison.Ordinal)).ShouldBe([Digests]);
            File.ReadAllLines(Path.Combine(copy, Digests)).Except(lines).ShouldHaveSingleItem().ShouldEndWith($"  {added}");
            PricingFiles.Read(Repository.Prices).Digest.ShouldBe(seenByTests);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    [Fact]
    public void No_other_test_looks_at_them()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file).Contains(nameof(Repository.ShippedPrices), StringComparison.Ordinal))
            .Select(file => Path.GetFileName(file)!)
            .ToList();
        files.Count(file => file == "ShippedPricesTests.cs").ShouldBeGreaterThan(1);
        files
            .Distinct()
            .ShouldBe(
                ["ShippedPricesTests.cs", "Repository.cs", "ShippedVersion.cs", "NewestShippedPrices.cs", "WarehouseTests.cs"],
                ignoreOrder: true);
    }

    // Of the bytes themselves: a version whose line is missing has to be told too.
    private static List<string> LinesOf(string folder) =>
    [
        .. PricingFiles.Read(folder).Versions
            .Where(version => VersionDate.Of(version.Id) is not null)
            .Select(version => $"{PricingDigest.Of(version.Files.Select(file => (file.Name, file.Bytes!)))}  {version.Id}\n"),
    ];

    private static Dictionary<string, string> BytesOf(string folder) =>
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(
            file => Path.GetRelativePath(folder, file).Replace('\\', '/'),
            file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))));

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
