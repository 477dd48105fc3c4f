using Calculator.Tests.Pricing.Files;

namespace Calculator.Tests.Pricing;

public sealed class CatalogTests : IDisposable
{
    private const string Later = "2026-12-01";
    private const string Last = "2027-01-01";

    private readonly ScratchFolder _folder = new();

    public CatalogTests() => _folder.Copy(ScratchFolder.Version, Later);

    [Theory]
    [InlineData("2026-11-20", "2026-11-20")]
    [InlineData("2026-11-30T23:59:59Z", "2026-11-20")]
    [InlineData("2026-12-01T01:00:00+02:00", "2026-11-20")]
    [InlineData("2026-12-01T00:00:00Z", "2026-12-01")]
    [InlineData("2027-06-01", "2026-12-01")]
    public void A_version_is_the_default_from_its_day_on_and_not_before(string now, string version)
    {
        var catalog = _folder.Read();
        catalog.DefaultAt(Prices.At(now)).Id.ShouldBe(version);
        catalog.Open(null, Prices.At(Last), Prices.At(now)).Value().Version.Id.ShouldBe(version);
    }

    [Fact]
    public void It_is_the_moment_of_asking_that_chooses_the_version_and_not_the_one_asked_about() =>
        _folder.Read().Open(null, asOf: Prices.At(Last), now: Prices.At("2026-11-25")).Value().ShouldSatisfyAllConditions(
            book => book.Version.Id.ShouldBe("2026-11-20"),
            book => book.AsOf.ShouldBe(Prices.At(Last)));

    [Fact]
    public void Until_its_day_a_version_is_scheduled_and_can_be_asked_for_by_name()
    {
        var catalog = _folder.Read();
        catalog.Versions.Where(version => version.IsScheduledAt(Prices.At("2026-11-30"))).Select(version => version.Id).ShouldBe([Later]);
        catalog.Versions.Where(version => version.IsScheduledAt(Prices.At(Later))).ShouldBeEmpty();
        catalog.Open(Later, Prices.At("2026-11-25"), Prices.At("2026-11-25")).Value().Version.Id.ShouldBe(Later);
    }

    [Theory]
    [InlineData("2026-11-30T23:59:59Z", "2026-11-20")]
    [InlineData("2026-12-01", "2026-12-01-10")]
    public void Of_one_day_the_last_revision_counts_by_its_number(string now, string version)
    {
        _folder.Copy(ScratchFolder.Version, "2026-12-01-2");
        _folder.Copy(ScratchFolder.Version, "2026-12-01-10");
        var catalog = _folder.Read();
        catalog.DefaultAt(Prices.At(now)).Id.ShouldBe(version);
        catalog.Versions.Select(found => found.Id).ShouldBe(["2026-11-20", "2026-12-01", "2026-12-01-2", "2026-12-01-10"]);
    }

    [Fact]
    public void A_revision_is_scheduled_until_its_day_and_comes_after_no_later_one()
    {
        _folder.Copy(ScratchFolder.Version, "2026-11-20-3");
        _folder.Copy(ScratchFolder.Version, "2026-12-01-2");
        var catalog = _folder.Read();
        catalog.Versions
            .Where(version => version.IsScheduledAt(Prices.At("2026-11-30")))
            .Select(version => version.Id)
            .ShouldBe([Later, "2026-12-01-2"]);
        catalog.DefaultAt(Prices.At("2026-11-30")).Id.ShouldBe("2026-11-20-3");
        catalog.NextDefaultAfter(Prices.At("2026-11-25")).ShouldBe(Prices.At(Later));
        catalog.NextDefaultAfter(Prices.At(Later)).ShouldBeNull();
    }

    [Fact]
    public void A_private_version_is_never_scheduled()
    {
        _folder.Copy(ScratchFolder.Version, "acme-2027");
        _folder.Read().Find("acme-2027").Value().IsScheduledAt(Prices.At("2020-01-01")).ShouldBeFalse();
    }

    [Fact]
    public void The_next_default_is_known_beforehand()
    {
        _folder.Copy(ScratchFolder.Version, Last);
        var catalog = _folder.Read();
        catalog.NextDefaultAfter(Prices.At("2026-11-25")).ShouldBe(Prices.At(Later));
        catalog.NextDefaultAfter(Prices.At(Later)).ShouldBe(Prices.At(Last));
        catalog.NextDefaultAfter(Prices.At(Last)).ShouldBeNull();
    }

    [Fact]
    public void A_folder_none_of_whose_days_has_come_is_a_fault()
    {
        _folder.Faults(now: "2026-11-19T23:59:59Z").ShouldHaveSingleItem()
            .ShouldEndWith("(1) $: holds no version whose day has come; scheduled are 2026-11-20, 2026-12-01");
        _folder.Faults(now: "2026-11-20").ShouldBeEmpty();
    }

    [Fact]
    public void A_clock_that_is_set_back_leaves_the_earliest_version() =>
        _folder.Read().DefaultAt(Prices.At("2020-01-01")).Id.ShouldBe("2026-11-20");

    public void Dispose() => _folder.Dispose();
}
