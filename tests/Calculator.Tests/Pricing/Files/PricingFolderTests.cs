using System.Globalization;
using Calculator.Pricing;

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

    [Theory]
    [InlineData("2026-11-20-2", "2026-11-20", 2)]
    [InlineData("2026-11-20-999", "2026-11-20", 999)]
    [InlineData("2026-11-20", "2026-11-20", 1)]
    public void A_folder_is_named_by_a_date_or_by_a_revision_of_it(string id, string date, int revision)
    {
        using var folder = new ScratchFolder();
        folder.Copy(ScratchFolder.Version, "2026-11-20-2");
        folder.Copy(ScratchFolder.Version, "2026-11-20-999");
        folder.Read().Find(id).Value().ShouldSatisfyAllConditions(
            version => version.Dated.ShouldBe(new VersionDate(DateOnly.Parse(date, CultureInfo.InvariantCulture), revision)),
            version => version.Dated.ToString().ShouldBe(id));
    }

    [Theory]
    [InlineData("2026-11-20-1", "is no revision: the first correction of a day is -2, and the last -999")]
    [InlineData("2026-11-20-0", "is no revision: the first correction of a day is -2, and the last -999")]
    [InlineData("2026-11-20-02", "is no revision: the first correction of a day is -2, and the last -999")]
    [InlineData("2026-11-20-1000", "is no revision: the first correction of a day is -2, and the last -999")]
    [InlineData("2026-11-31-2", "is not a date of the calendar")]
    [InlineData("2026-11-31", "is not a date of the calendar")]
    public void A_name_that_would_be_one_and_is_not_is_a_fault(string id, string sentence)
    {
        using var folder = new ScratchFolder();
        folder.Copy(ScratchFolder.Version, id);
        folder.Faults().ShouldBe([$"{id}(1) $: {sentence}"]);
    }

    [Fact]
    public void A_date_with_a_word_behind_it_is_a_private_scenario()
    {
        using var folder = new ScratchFolder();
        folder.Copy(ScratchFolder.Version, "2026-11-20-acme");
        folder.Read().Find("2026-11-20-acme").Value().Dated.ShouldBeNull();
        folder.Default().Id.ShouldBe("2026-11-20");
    }

    [Fact]
    public void What_two_versions_state_in_the_same_bytes_is_kept_once_and_what_differs_is_each_ones_own()
    {
        using var folder = new ScratchFolder();
        folder.Copy(ScratchFolder.Version, "2026-11-20-2");
        folder.Replace("2026-11-20-2/plans.json", "\"monthlyFeeUsd\": 20", "\"monthlyFeeUsd\": 21");
        var catalog = folder.Read();
        var (first, second) = (catalog.Find("2026-11-20").Value(), catalog.Find("2026-11-20-2").Value());
        second.Providers[0].ShouldBeSameAs(first.Providers[0]);
        first.Plans[0].Prices[0].MonthlyFeeUsd.ShouldBe(20);
        second.Plans[0].Prices[0].MonthlyFeeUsd.ShouldBe(21);
    }

    [Fact]
    public void The_same_fault_of_two_versions_is_told_of_each()
    {
        using var folder = new ScratchFolder();
        folder.Replace(ScratchFolder.Plans, "\"monthlyFeeUsd\": 20", "\"monthlyFeeUsd\": -20");
        folder.Copy(ScratchFolder.Version, "2026-11-20-2");
        folder.Faults().Select(fault => fault.Split(' ')[0]).ShouldBe(["2026-11-20/plans.json(8)", "2026-11-20-2/plans.json(8)"]);
    }

    [Fact]
    public void What_a_revision_states_is_judged_by_its_day()
    {
        using var folder = new ScratchFolder();
        folder.Copy(ScratchFolder.Version, "2026-11-20-2");
        folder.Replace("2026-11-20-2/plans.json", "\"checked\": \"2026-11-20\"", "\"checked\": \"2026-11-21\"");
        folder.Faults().ShouldHaveSingleItem().ShouldEndWith("checked: 2026-11-21 is after the version's date");
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
