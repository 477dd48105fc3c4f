using Calculator.Pricing;
using Calculator.Pricing.Files;

namespace Calculator.Tests.Pricing.Files;

/// <summary>What a change takes away without a line of <c>digests.txt</c> that says so.</summary>
public sealed class PricingLossesTests : IDisposable
{
    private const string Next = "2026-11-21";
    private const string Later = "2026-12-01";

    private readonly ScratchFolder _folder = new();
    private readonly Catalog _before;

    public PricingLossesTests()
    {
        _folder.Write($"{ScratchFolder.Version}/models/other.json", Other("2026-11-20"));
        _before = _folder.Read();
    }

    [Fact]
    public void Nothing_is_lost_where_nothing_changed_or_something_came()
    {
        Losses().ShouldBeEmpty();
        _folder.Copy(ScratchFolder.Version, Next);
        _folder.Copy(ScratchFolder.Version, "acme-negotiated");
        Losses().ShouldBeEmpty();
    }

    [Fact]
    public void A_price_that_changed_is_no_loss()
    {
        _folder.Replace(ScratchFolder.Plans, "\"monthlyFeeUsd\": 20", "\"monthlyFeeUsd\": 25");
        Losses().ShouldBeEmpty();
    }

    [Fact]
    public void A_provider_that_is_gone_is_told_once_and_not_model_by_model()
    {
        _folder.Delete($"{ScratchFolder.Version}/models/other.json");
        Losses().ShouldBe(["2026-11-20(1) $: the provider other, which is in force, is gone"]);
    }

    [Fact]
    public void A_model_and_a_plan_that_are_gone_are_told()
    {
        _folder.Replace(ScratchFolder.Models, "\"id\": \"acme-1\"", "\"id\": \"acme-2\"");
        _folder.Replace(ScratchFolder.Plans, "\"id\": \"acme-pro\"", "\"id\": \"acme-max\"");
        Losses().ShouldBe(
        [
            "2026-11-20(1) $: the model acme-1, which is in force, is gone",
            "2026-11-20(1) $: the plan acme-pro, which is in force, is gone",
        ]);
    }

    [Fact]
    public void A_new_version_that_lacks_what_the_default_has_is_a_loss()
    {
        _folder.Copy(ScratchFolder.Version, Next);
        _folder.Delete($"{Next}/models/other.json");
        Losses().ShouldBe(["2026-11-21(1) $: the provider other, which is in force, is gone"]);
    }

    [Fact]
    public void So_is_one_that_is_scheduled_since_it_comes_into_force_by_itself()
    {
        _folder.Copy(ScratchFolder.Version, Later);
        _folder.Delete($"{Later}/models/other.json");
        Losses().ShouldBe(["2026-12-01(1) $: the provider other, which is in force, is gone"]);
    }

    [Fact]
    public void So_is_a_revision_that_lacks_what_the_version_it_corrects_has()
    {
        _folder.Copy(ScratchFolder.Version, "2026-11-20-2");
        _folder.Delete("2026-11-20-2/models/other.json");
        Losses().ShouldBe(["2026-11-20-2(1) $: the provider other, which is in force, is gone"]);
    }

    [Fact]
    public void A_new_version_that_never_becomes_the_default_takes_nothing_away()
    {
        Directory.Move(Path.Combine(_folder.Path, ScratchFolder.Version), Path.Combine(_folder.Path, Next));
        var before = _folder.Read();
        foreach (var version in new[] { ScratchFolder.Version, "acme-negotiated" })
        {
            _folder.Copy(Next, version);
            _folder.Delete($"{version}/models/other.json");
        }

        Losses(before).ShouldBeEmpty();
    }

    [Fact]
    public void A_version_that_is_gone_is_a_loss()
    {
        Directory.Move(Path.Combine(_folder.Path, ScratchFolder.Version), Path.Combine(_folder.Path, Next));
        Losses().ShouldBe(["2026-11-20(1) $: the version, which is in force, is gone"]);
    }

    [Fact]
    public void What_a_line_of_digests_says_is_meant()
    {
        _folder.Copy(ScratchFolder.Version, Next);
        _folder.Delete($"{Next}/models/other.json");
        _folder.Commit(ScratchFolder.Version, Next);
        Losses().ShouldBeEmpty();

        Directory.Delete(Path.Combine(_folder.Path, ScratchFolder.Version), recursive: true);
        _folder.Commit(Next);
        Losses().ShouldBeEmpty();
    }

    [Fact]
    public void A_line_that_is_gone_while_its_folder_stands_may_be_a_mark_cut_short()
    {
        _folder.Copy(ScratchFolder.Version, Next);
        _folder.Commit(ScratchFolder.Version, Next);
        var before = _folder.Read();
        _folder.Commit(ScratchFolder.Version);
        Losses(before).ShouldBe(["digests.txt(1) $: has no line for version 2026-11-21, which is in force and whose folder stands"]);
    }

    [Fact]
    public void A_mark_that_is_gone_commits_nothing_any_more()
    {
        _folder.Commit(ScratchFolder.Version);
        var before = _folder.Read();
        _folder.Delete("digests.txt");
        Losses(before).ShouldBe(["digests.txt(1) $: is gone, and with it what says which versions are whole"]);
    }

    public void Dispose() => _folder.Dispose();

    private IEnumerable<string> Losses(Catalog? before = null) =>
        PricingLosses.Between(before ?? _before, _folder.Read(), Prices.At(ScratchFolder.Now)).Select(fault => fault.ToString());

    private static string Other(string from) => $$"""
        { "id": "other", "name": "Other", "models": [ { "id": "other-1", "name": "Other One", "prices": [
          { "from": "{{from}}", "source": "other.example", "checked": "2026-11-20", "confidence": "high",
            "rates": [ { "tier": "standard", "input": 3, "output": 9 } ] } ] } ] }
        """;
}
