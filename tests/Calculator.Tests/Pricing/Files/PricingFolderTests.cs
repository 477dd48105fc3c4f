namespace Calculator.Tests.Pricing.Files;

public class PricingFolderTests
{
    [Fact]
    public void A_private_scenario_is_used_only_when_it_is_asked_for()
    {
        using var folder = new ScratchFolder();
        foreach (var file in new[] { "models/acme.json", "plans.json", "tokenizers.json" })
            folder.Write($"acme-negotiated/{file}", File.ReadAllText(Path.Combine(folder.Path, "2026-11-20", file)));

        var catalog = folder.Read();
        catalog.Versions.Select(version => version.Id).ShouldBe(["2026-11-20", "acme-negotiated"]);
        catalog.DefaultAt(Prices.At(ScratchFolder.Now)).Id.ShouldBe("2026-11-20");
        catalog.Open("acme-negotiated", Prices.At("2026-11-20")).Value().Version.Date.ShouldBeNull();
    }

    [Fact]
    public void The_digest_changes_with_every_byte_and_name_and_with_nothing_else()
    {
        using var folder = new ScratchFolder();
        var digest = folder.Default().Digest;
        digest.Length.ShouldBe(64);
        folder.Default().Digest.ShouldBe(digest);

        folder.Replace(ScratchFolder.Plans, "\"monthlyFeeUsd\": 20", "\"monthlyFeeUsd\": 21");
        folder.Default().Digest.ShouldNotBe(digest);
        folder.Replace(ScratchFolder.Plans, "\"monthlyFeeUsd\": 21", "\"monthlyFeeUsd\": 20");
        folder.Default().Digest.ShouldBe(digest);
    }
}
