using Calculator.Outcomes;

namespace Calculator.Tests.Pricing.Files;

/// <summary>Where a folder has <c>digests.txt</c>, a version is in force by its line there, and by nothing else.</summary>
public sealed class CommitMarkTests : IDisposable
{
    private const string Next = "2026-11-21";
    private const string Private = "acme-negotiated";

    private readonly ScratchFolder _folder = new();

    public CommitMarkTests() => _folder.Commit(ScratchFolder.Version);

    [Fact]
    public void A_version_without_a_line_is_pending_and_no_fault()
    {
        _folder.Copy(ScratchFolder.Version, Next);
        var catalog = _folder.Read();
        catalog.HasCommitMark.ShouldBeTrue();
        catalog.Versions.Select(version => version.Id).ShouldBe([ScratchFolder.Version]);
        catalog.Pending.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            pending => (pending.Id, pending.Digest).ShouldBe((Next, _folder.DigestOf(Next))),
            pending => pending.Faults.ShouldBeEmpty());
        _folder.Default().Id.ShouldBe(ScratchFolder.Version);
    }

    [Fact]
    public void Its_line_puts_it_in_force()
    {
        _folder.Copy(ScratchFolder.Version, Next);
        _folder.Commit(ScratchFolder.Version, Next);
        _folder.Read().Pending.ShouldBeEmpty();
        _folder.Default().Id.ShouldBe(Next);
    }

    [Fact]
    public void A_revision_commits_by_a_line_of_its_own()
    {
        const string Revision = "2026-11-20-2";
        _folder.Copy(ScratchFolder.Version, Revision);
        _folder.Read().Pending.ShouldHaveSingleItem().Id.ShouldBe(Revision);
        _folder.Default().Id.ShouldBe(ScratchFolder.Version);

        _folder.Commit(ScratchFolder.Version, Revision);
        _folder.Default().Id.ShouldBe(Revision);

        _folder.Replace($"{Revision}/plans.json", "Acme Pro", "Acme Prx");
        _folder.Faults().ShouldHaveSingleItem().ShouldStartWith("2026-11-20-2(1) $: differs from what was released (digests.txt(2)); ");
    }

    [Fact]
    public void However_far_a_copy_has_come_what_is_in_force_stays_whole()
    {
        var before = _folder.Read().Versions.Select(version => version.Digest).ToList();
        foreach (var file in new[] { "tokenizers.json", "plans.json", "models/acme.json" })
        {
            var text = File.ReadAllText(Path.Combine(_folder.Path, ScratchFolder.Version, file));
            _folder.Write($"{Next}/{file}", text[..(text.Length / 2)]);
            ShouldStandAsBefore();
            _folder.Write($"{Next}/{file}", text);
            ShouldStandAsBefore();
        }

        void ShouldStandAsBefore()
        {
            var catalog = _folder.Read();
            catalog.Versions.Select(version => version.Digest).ShouldBe(before);
            catalog.Pending.ShouldHaveSingleItem().Id.ShouldBe(Next);
        }
    }

    [Fact]
    public void A_pending_version_tells_what_is_wrong_with_it_so_far()
    {
        _folder.Write($"{Next}/plans.json", "");
        var faults = _folder.Read().Pending.ShouldHaveSingleItem().Faults;
        faults.Count.ShouldBe(2);
        faults[0].ShouldStartWith("2026-11-21/plans.json(1) $: ");
        faults[1].ShouldBe("2026-11-21/tokenizers.json(1) $: is missing");
    }

    [Fact]
    public void A_pending_version_asked_for_by_its_name_says_what_is_missing()
    {
        _folder.Copy(ScratchFolder.Version, Next);
        _folder.Read().Open(Next, Prices.At(Next)).Refusal().ShouldBe(new Refusal(
            RefusalKind.Unknown,
            RefusalSubject.Version,
            "Pricing version '2026-11-21' is pending and not answered from: digests.txt has no line for it, "
                + "so its files may not all be there yet."));
    }

    [Fact]
    public void A_half_written_version_whose_line_stands_already_is_refused()
    {
        _folder.Copy(ScratchFolder.Version, Next);
        _folder.Commit(ScratchFolder.Version, Next);
        _folder.Delete($"{Next}/plans.json");
        _folder.Faults().ShouldBe(
        [
            "2026-11-21/plans.json(1) $: is missing",
            "2026-11-21(1) $: differs from what was released (digests.txt(2)); "
                + "a released version is never edited: copy it to a new date or revision",
        ]);
    }

    [Fact]
    public void A_private_folder_commits_through_the_same_line()
    {
        _folder.Copy(ScratchFolder.Version, Private);
        _folder.Read().Open(Private, Prices.At(Next)).Refusal().Sentence.ShouldStartWith("Pricing version 'acme-negotiated' is pending");

        _folder.Commit(ScratchFolder.Version, Private);
        _folder.Read().Open(Private, Prices.At(Next)).Value().Version.Id.ShouldBe(Private);

        _folder.Write($"{Private}/plans.json", "{ \"plans\": [] }");
        _folder.Faults().ShouldHaveSingleItem().ShouldStartWith("acme-negotiated(1) $: differs from what was released (digests.txt(2)); ");
    }

    [Fact]
    public void Without_digests_a_private_folder_beside_dated_ones_needs_no_line()
    {
        _folder.Copy(ScratchFolder.Version, Private);
        _folder.Delete("digests.txt");
        var catalog = _folder.Read();
        catalog.HasCommitMark.ShouldBeFalse();
        catalog.Pending.ShouldBeEmpty();
        catalog.Open(Private, Prices.At(Next)).Value().Version.Id.ShouldBe(Private);
    }

    [Fact]
    public void Where_every_dated_version_is_pending_there_is_no_default()
    {
        _folder.Copy(ScratchFolder.Version, Private);
        _folder.Copy(ScratchFolder.Version, Next);
        _folder.Commit(Private);
        _folder.Faults().ShouldBe(["digests.txt(1) $: has no line for a version named by a date; pending are 2026-11-20, 2026-11-21"]);
    }

    public void Dispose() => _folder.Dispose();
}
