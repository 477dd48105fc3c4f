using System.IO.Compression;
using Calculator.Pricing.Files;

namespace Calculator.Tests.Pricing.Files;

public class PricingFilesTests
{
    [Fact]
    public void The_same_bytes_have_the_same_digest_and_any_other_another()
    {
        using var folder = new ScratchFolder();
        var digest = Digest(folder);
        Digest(folder).ShouldBe(digest);

        var seen = new HashSet<string> { digest };
        Change(() => folder.Replace(ScratchFolder.Plans, "Acme Pro", "Acme Prx"));
        Change(() => folder.Write("2026-11-20/models/other.json", ""));
        Change(() => Directory.CreateDirectory(Path.Combine(folder.Path, "empty")));
        Change(() => folder.Write("digests.txt", ""));
        Change(() => folder.Write("digests.txt", "\n"));
        Change(() => File.CreateSymbolicLink(Path.Combine(folder.Path, "2026-11-20/models/gone.json"), "nowhere.json"));
        Change(() => Directory.Delete(Path.Combine(folder.Path, "2026-11-20"), recursive: true));

        void Change(Action change)
        {
            change();
            seen.Add(Digest(folder)).ShouldBeTrue();
        }
    }

    [Fact]
    public void Vocabularies_that_link_to_each_other_in_a_circle_are_read_as_none()
    {
        using var folder = new ScratchFolder();
        var vocabularies = Directory.CreateDirectory(Path.Combine(folder.Path, "vocabularies")).FullName;
        File.CreateSymbolicLink(Path.Combine(vocabularies, "one.json"), Path.Combine(vocabularies, "two.json"));
        File.CreateSymbolicLink(Path.Combine(vocabularies, "two.json"), Path.Combine(vocabularies, "one.json"));
        Digest(folder).ShouldBe(Digest(folder));
    }

    [Fact]
    public void What_is_no_version_is_not_looked_at()
    {
        using var folder = new ScratchFolder();
        var digest = Digest(folder);
        folder.Write("README.md", "words");
        folder.Write("schema/plans.json", "{}");
        folder.Write("..2026_11_21_10_00_00.123/plans.json", "not JSON");
        folder.Write(".git/config", "");
        Digest(folder).ShouldBe(digest);
        folder.Faults().ShouldBeEmpty();
    }

    [Fact]
    public void A_flat_folder_reads_as_the_same_version_as_a_deep_one()
    {
        using var deep = new ScratchFolder();
        using var flat = Flattened();
        flat.Default().Digest.ShouldBe(deep.Default().Digest);
        flat.Read().Versions.Select(version => version.Id).ShouldBe(["2026-11-20"]);
    }

    [Fact]
    public void A_revision_may_lie_flat_beside_the_version_it_corrects()
    {
        using var flat = Flattened();
        foreach (var file in Directory.GetFiles(flat.Path))
            File.Copy(file, file.Replace("2026-11-20.", "2026-11-20-2.", StringComparison.Ordinal));
        flat.Read().Versions.Select(version => version.Id).ShouldBe(["2026-11-20", "2026-11-20-2"]);
        flat.Default().Id.ShouldBe("2026-11-20-2");
    }

    [Fact]
    public void A_ConfigMap_reads_as_a_flat_folder()
    {
        using var flat = Flattened();
        var digest = flat.Default().Digest;
        var data = Directory.CreateDirectory(Path.Combine(flat.Path, "..2026_11_21_10_00_00.123")).FullName;
        foreach (var file in Directory.GetFiles(flat.Path))
        {
            File.Move(file, Path.Combine(data, Path.GetFileName(file)));
            File.CreateSymbolicLink(file, Path.Combine("..data", Path.GetFileName(file)));
        }

        Directory.CreateSymbolicLink(Path.Combine(flat.Path, "..data"), Path.GetFileName(data));
        flat.Default().Digest.ShouldBe(digest);
    }

    [Fact]
    public void Files_packed_with_gzip_read_as_they_were()
    {
        using var folder = new ScratchFolder();
        var (digest, files) = (folder.Default().Digest, PricingFiles.Read(folder.Path).Digest);
        foreach (var file in Directory.GetFiles(folder.Path, "*.json", SearchOption.AllDirectories))
            File.WriteAllBytes(file, Packed(File.ReadAllBytes(file)));
        (folder.Default().Digest, PricingFiles.Read(folder.Path).Digest).ShouldBe((digest, files));
    }

    [Theory]
    [InlineData(4 * 1024 * 1024, false)]
    [InlineData((4 * 1024 * 1024) + 1, true)]
    public void A_packed_file_is_far_too_large_by_what_it_holds(int bytes, bool isUnreadable)
    {
        using var folder = new ScratchFolder();
        File.WriteAllBytes(Path.Combine(folder.Path, ScratchFolder.Plans), Packed(new byte[bytes]));
        BytesOfPlans(folder).ShouldBe(isUnreadable ? null : bytes);
    }

    [Fact]
    public void A_packed_file_that_is_broken_cannot_be_read()
    {
        using var folder = new ScratchFolder();
        File.WriteAllBytes(Path.Combine(folder.Path, ScratchFolder.Plans), [0x1F, 0x8B, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
        BytesOfPlans(folder).ShouldBeNull();
    }

    [Fact]
    public void A_file_that_is_there_deep_and_flat_is_a_fault()
    {
        using var folder = new ScratchFolder();
        folder.Write("2026-11-20.plans.json", File.ReadAllText(Path.Combine(folder.Path, ScratchFolder.Plans)));
        folder
            .Faults()
            .ShouldBe(["2026-11-20/plans.json(1) $: is there twice: in the version's folder, and as a file whose name holds the version"]);
    }

    [Fact]
    public void A_file_larger_than_any_price_list_is_not_read()
    {
        using var folder = new ScratchFolder();
        using (var file = File.OpenWrite(Path.Combine(folder.Path, ScratchFolder.Plans)))
            file.SetLength(4 * 1024 * 1024 + 1);
        folder.Faults().ShouldBe(["2026-11-20/plans.json(1) $: cannot be read, or is larger than any price list (4 MB)"]);
    }

    [Fact]
    public void A_folder_that_links_to_itself_ends()
    {
        using var folder = new ScratchFolder();
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "2026-11-20", "models", "again"), "..");
        folder
            .Faults()
            .ShouldContain("2026-11-20/models/again/plans.json(1) $: a version holds plans.json, "
                + "tokenizers.json and models/<provider>.json, and nothing else");
    }

    [Fact]
    public void A_released_version_must_match_its_digest()
    {
        using var folder = new ScratchFolder();
        folder.Write("digests.txt", $"{folder.Default().Digest}  2026-11-20\n");
        folder.Faults().ShouldBeEmpty();

        folder.Replace(ScratchFolder.Plans, "\"monthlyFeeUsd\": 20", "\"monthlyFeeUsd\": 30");
        folder
            .Faults()
            .ShouldBe(
            [
                "2026-11-20(1) $: differs from what was released (digests.txt(1)); "
                    + "a released version is never edited: copy it to a new date or revision",
            ]);
    }

    [Fact]
    public void A_released_version_may_not_vanish_and_a_line_of_digests_must_be_one()
    {
        using var folder = new ScratchFolder();
        folder.Write("digests.txt", $"{new string('0', 64)}  2026-12-01\n{new string('0', 64)} 2026-11-20\n");
        folder.Faults().ShouldBe(
        [
            "digests.txt(1) $: version 2026-12-01 was released and is not there; take its line out if it shall not come back",
            "digests.txt(2) $: must be a SHA-256 in lower-case hexadecimal, two spaces and a version",
        ]);
    }

    private static string Digest(ScratchFolder folder) => PricingFiles.Read(folder.Path).Digest;

    private static ScratchFolder Flattened()
    {
        var folder = new ScratchFolder();
        foreach (var file in new[] { ScratchFolder.Models, ScratchFolder.Plans, ScratchFolder.Tokenizers })
            File.Move(Path.Combine(folder.Path, file), Path.Combine(folder.Path, file.Replace('/', '.')));
        Directory.Delete(Path.Combine(folder.Path, ScratchFolder.Version), recursive: true);
        return folder;
    }

    private static int? BytesOfPlans(ScratchFolder folder) => PricingFiles.Read(folder.Path).Versions
        .SelectMany(version => version.Files)
        .Single(file => file.Name == "plans.json").Bytes?.Length;

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var packing = new GZipStream(packed, CompressionLevel.SmallestSize))
            packing.Write(bytes);
        return packed.ToArray();
    }
}
