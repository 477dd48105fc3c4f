using System.Text.RegularExpressions;
using Calculator.Api.Hosting;
using Calculator.Api.Settings;

namespace Calculator.Api.Tests.Hosting;

public sealed class ApiKeysTests : IDisposable
{
    private const string Key = "a-key-of-20-letters!";

    private readonly string _file = Path.GetTempFileName();

    [Fact]
    public void The_documented_example_obeys_the_documented_rule()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations.md"));
        page.ShouldContain("A key is 16 to 256 visible ASCII characters");
        var example = Regex.Match(page, "`Keys__Accepted=(?<keys>[^`]+)`").Groups["keys"].Value.Split(',');
        example.Length.ShouldBe(2);
        Read(new KeySettings { Accepted = example }).AreNeeded.ShouldBeTrue();
    }

    [Fact]
    public void Without_keys_nobody_is_asked() => Read(new KeySettings()).AreNeeded.ShouldBeFalse();

    [Fact]
    public void Any_of_several_keys_opens_wherever_it_stands()
    {
        File.WriteAllText(_file, "\n  a-key-out-of-a-file  \n\nanother-out-of-a-file\n");
        var keys = Read(new KeySettings { Accepted = [Key, "b-key-of-20-letters!"], File = _file });
        keys.AreNeeded.ShouldBeTrue();
        foreach (var known in new[] { Key, "b-key-of-20-letters!", "a-key-out-of-a-file", "another-out-of-a-file" })
            keys.Accept(known).ShouldBeTrue(known);
        foreach (var unknown in new[] { "", Key[..^1], Key + "!", Key.ToUpperInvariant(), " " + Key })
            keys.Accept(unknown).ShouldBeFalse(unknown);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("fifteen-letters")]
    [InlineData("a key with blanks in it")]
    [InlineData("ein-schlüssel-mit-umlaut")]
    public void A_key_that_is_no_key_is_named_by_its_place_and_not_by_its_text(string key) =>
        Faults(new KeySettings { Accepted = [Key, key] })
            .ShouldBe(["Keys__Accepted holds a key, at place 2, that is not 16 to 256 visible ASCII characters."]);

    [Fact]
    public void A_file_without_a_key_or_that_is_not_there_is_a_fault()
    {
        Faults(new KeySettings { File = _file }).ShouldBe(["Keys__File names a file without a key; write one a line."]);
        Faults(new KeySettings { File = _file + ".nowhere" }).ShouldBe(["Keys__File names a file that cannot be read."]);
    }

    public void Dispose() => File.Delete(_file);

    private static ApiKeys Read(KeySettings settings) =>
        ApiKeys.TryRead(settings, out var keys, out var faults) ? keys : throw new InvalidOperationException(string.Join('\n', faults));

    private static IReadOnlyList<string> Faults(KeySettings settings)
    {
        ApiKeys.TryRead(settings, out _, out var faults).ShouldBeFalse();
        return faults;
    }
}
