using System.Text.RegularExpressions;

namespace Calculator.Api.Tests;

/// <summary>Follows the links that the repository's own pages have among each other.</summary>
public partial class LinkTests
{
    private static readonly string[] Pages =
    [
        "README.md",
        "pricing/README.md",
        "tests/prices/README.md",
        .. Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md").Select(path => Path.GetRelativePath(Repository.Root, path)),
    ];

    [Fact]
    public void Every_link_leads_to_a_file_and_a_heading_that_is_there()
    {
        var links = Pages.SelectMany(page => Link().Matches(Text(page)).Select(match => (page, To: match.Groups["to"].Value))).ToList();
        links.Count.ShouldBeGreaterThan(20);
        links.Where(link => !Leads(link.page, link.To)).ShouldBeEmpty();
    }

    [Fact]
    public void The_README_can_be_read_at_one_sitting() => Text("README.md").Split('\n').Length.ShouldBeLessThanOrEqualTo(200);

    private static bool Leads(string page, string to)
    {
        var (path, heading) = to.Split('#') is [var before, var after] ? (before, after) : (to, null);
        var target = path.Length == 0 ? page : Path.Combine(Path.GetDirectoryName(page)!, path);
        return Path.Exists(Path.Combine(Repository.Root, target)) && (heading is null || Headings(target).Contains(heading));
    }

    // As the places where such pages are read name their headings: small letters, blanks as hyphens, no other signs.
    private static IEnumerable<string> Headings(string page) => Heading().Matches(Text(page))
        .Select(match => NoSign().Replace(match.Groups["text"].Value.ToLowerInvariant(), "").Replace(' ', '-'));

    private static string Text(string page) => File.ReadAllText(Path.Combine(Repository.Root, page));

    [GeneratedRegex(@"\]\((?!https?:)(?<to>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NoSign();
}
