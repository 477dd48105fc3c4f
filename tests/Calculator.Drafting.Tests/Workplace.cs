using Calculator.Drafting.Drafts;
using Calculator.Drafting.Ids;
using Calculator.Drafting.Reports;
using Calculator.Drafting.Sources;
using Calculator.Pricing;

namespace Calculator.Drafting.Tests;

/// <summary>A pricing folder with the frozen versions and the shipped table of ids, and a place for files of sources.</summary>
internal sealed class Workplace : IDisposable
{
    private readonly List<Section> _told = [];
    private readonly List<SourceFile> _read = [];
    private readonly StringWriter _errors = new();

    public Workplace()
    {
        foreach (var file in Directory.GetFiles(Repository.Prices, "*", SearchOption.AllDirectories))
            Write(Path.Combine("pricing", Path.GetRelativePath(Repository.Prices, file)), File.ReadAllText(file));
        Write("pricing/ids.json", File.ReadAllText(Path.Combine(Repository.Root, "pricing", "ids.json")));
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("drafting-").FullName;

    public string Prices => Path.Combine(Root, "pricing");

    public IdTable Ids => IdTable.Read(Path.Combine(Prices, "ids.json")).Table!;

    public string Errors => _errors.ToString();

    public DraftingCommands Commands => new(new VersionFolder(Prices), _told.AddRange, _errors, _read.Add);

    /// <summary>The files that were read, as somebody who waits is told of them.</summary>
    public IReadOnlyList<string> Read => _read.ConvertAll(source => source.Reference);

    /// <summary>The rows of a section that was told last, by the beginning of its title.</summary>
    public IReadOnlyList<string> Rows(string title) =>
        _told.Last(section => section.Title.StartsWith(title, StringComparison.Ordinal)).Rows;

    /// <summary>Every file below the pricing folder, with its text.</summary>
    public SortedDictionary<string, string> Everything() => new(
        Directory.GetFiles(Prices, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(Prices, file), File.ReadAllText),
        StringComparer.Ordinal);

    public SourceFile Source(string family, string json, string date = "2026-11-28")
    {
        Write($"{family}.json", json);
        return SourceFile.Of(family, $"{Path.Combine(Root, family)}.json@{date}").File!;
    }

    public void Write(string file, string text)
    {
        var path = Path.Combine(Root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public static VersionDate Version(string id) => VersionDate.Of(id)!.Value;

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
