using System.Diagnostics.CodeAnalysis;
using Calculator.Pricing;
using Calculator.Pricing.Files;
using Calculator.Units;

namespace Calculator.Drafting.Drafts;

/// <summary>The pricing folder: the newest version of it, and the place of a draft.</summary>
/// <param name="path">Where it is.</param>
internal sealed class VersionFolder(string path)
{
    public string Path => path;

    /// <summary>Where a draft says what each figure is from: beside the versions, since one holds prices and nothing else.</summary>
    public string Provenance => System.IO.Path.Combine(path, "provenance.json");

    public string Ids => System.IO.Path.Combine(path, "ids.json");

    /// <summary>The newest released version before another one.</summary>
    public bool TryNewest(VersionDate? before, [NotNullWhen(true)] out VersionDraft? newest, out IReadOnlyList<string> faults)
    {
        newest = null;
        var files = PricingFiles.Read(path);
        if (!PricingFolder.TryRead(files, Moment.StartOf(DateOnly.MaxValue), out var catalog, out var wrong))
        {
            faults = [.. wrong.Select(fault => fault.ToString())];
            return false;
        }

        var dated = catalog.Versions.Where(version => version.Dated is not null && !(version.Dated >= before)).ToList();
        if (before is { } drafted && catalog.Versions.Any(version => version.Dated == drafted))
        {
            faults = [$"{drafted} is released: a released version is never edited; draft another day, or its next revision"];
            return false;
        }
        if (dated.Count == 0)
        {
            faults = [$"{path} holds no version before {before}"];
            return false;
        }

        return TryRead(path, dated[^1].Id, out newest, out faults);
    }

    /// <summary>A version as its folder stands, whether or not it is released.</summary>
    public static bool TryRead(string path, string id, [NotNullWhen(true)] out VersionDraft? version, out IReadOnlyList<string> faults)
    {
        version = PricingFolder.ReadAlone(PricingFiles.Read(path), id, out var wrong);
        faults = version is null && wrong.Count == 0 ? [$"{path} holds no version {id}"] : [.. wrong.Select(fault => fault.ToString())];
        return version is not null && faults.Count == 0;
    }

    /// <summary>Puts a version in its place, once the strict reader has accepted it elsewhere.</summary>
    /// <returns>What hinders it; then nothing is written.</returns>
    public IReadOnlyList<string> Write(string id, IReadOnlyList<(string Name, byte[] Bytes)> files)
    {
        var place = System.IO.Path.Combine(path, id);
        if (Directory.Exists(place))
            return Holds(place, files) ? [] : [$"{place} is there and is another one: take it away, or draft another day"];

        var aside = Directory.CreateTempSubdirectory("draft-").FullName;
        try
        {
            WriteAll(System.IO.Path.Combine(aside, id), files);
            if (!TryRead(aside, id, out _, out var faults))
                return faults;
        }
        finally
        {
            Directory.Delete(aside, recursive: true);
        }

        WriteAll(place, files);
        return [];
    }

    private static bool Holds(string place, IReadOnlyList<(string Name, byte[] Bytes)> files) =>
        Directory.GetFiles(place, "*", SearchOption.AllDirectories).Length == files.Count
        && files.All(file => System.IO.Path.Combine(place, file.Name) is var one
            && File.Exists(one) && File.ReadAllBytes(one).AsSpan().SequenceEqual(file.Bytes));

    private static void WriteAll(string place, IReadOnlyList<(string Name, byte[] Bytes)> files)
    {
        foreach (var (name, bytes) in files)
        {
            var file = System.IO.Path.Combine(place, name);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, bytes);
        }
    }
}
