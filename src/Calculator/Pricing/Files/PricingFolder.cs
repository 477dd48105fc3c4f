using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Calculator.Counting;
using Calculator.Units;

namespace Calculator.Pricing.Files;

/// <summary>Makes a catalog of the files of a folder of pricing versions.</summary>
public static partial class PricingFolder
{
    private const string PlansFile = "plans.json";
    private const string TokenizersFile = "tokenizers.json";
    private const string ModelsFolder = "models";

    private static readonly HashSet<(string, string)> NoVersions = [];

    // What a version has that is based on no other, beside its models.
    private static readonly string[] Whole = [PlansFile, TokenizersFile];

    /// <summary>What faults call a folder: its own name, and nothing of where it is.</summary>
    public static string NameOf(string path) => Path.GetFileName(Path.TrimEndingDirectorySeparator(path));

    /// <summary>
    /// Takes apart the types of the files that a whole version has and makes a first digest, as reading would: for a program that has a
    /// processor free before it knows where the files are.
    /// </summary>
    public static void Prepare()
    {
        PricingJson.TakeApart(typeof(Provider), typeof(PlanFile), typeof(TokenizerFile));
        PricingDigest.Of([]);
    }

    /// <summary>
    /// Reads every version in a folder, strictly: all faults of all files are gathered, and one is enough to refuse the whole.
    /// Where the folder has a commit mark (<c>digests.txt</c>), what no line of it names is pending: neither answered from nor a fault.
    /// </summary>
    /// <param name="path">The folder, as <see cref="PricingFiles.Read"/> takes it.</param>
    /// <param name="now">The moment, since a folder none of whose dates has come has nothing to answer from.</param>
    /// <param name="catalog">The versions, if there is no fault.</param>
    /// <param name="faults">
    /// What is wrong, in the order of files and lines; the rules across fields are judged of files that can be read.
    /// </param>
    /// <param name="counters">What counts texts with the vocabularies at hand; null where no text is counted.</param>
    public static bool TryRead(
        string path,
        Moment now,
        [NotNullWhen(true)] out Catalog? catalog,
        out IReadOnlyList<PricingFault> faults,
        ITokenCounters? counters = null) => TryRead(PricingFiles.Read(path), now, out catalog, out faults, counters);

    /// <inheritdoc cref="TryRead(string, Moment, out Catalog?, out IReadOnlyList{PricingFault}, ITokenCounters?)"/>
    /// <param name="files">What was read of the folder.</param>
    /// <param name="now">The moment.</param>
    /// <param name="catalog">The versions, if there is no fault.</param>
    /// <param name="faults">What is wrong.</param>
    /// <param name="counters">What counts texts; null where none is counted.</param>
    /// <param name="judged">
    /// The versions that have been held to the rules before, and are sound, each with the digest of its files: but for the one that is the
    /// default now, they are read when what they state is first asked for. None where null.
    /// </param>
    public static bool TryRead(
        PricingFiles files,
        Moment now,
        [NotNullWhen(true)] out Catalog? catalog,
        out IReadOnlyList<PricingFault> faults,
        ITokenCounters? counters = null,
        IReadOnlySet<(string Version, string Digest)>? judged = null)
    {
        catalog = null;
        if (!files.Exists)
        {
            faults = [new PricingFault(files.Folder, 1, "$", "there is no such pricing folder")];
            return false;
        }

        var digests = ReleasedDigests.Of(files.Digests);
        var vocabularies = new BroughtVocabularies(files.Vocabularies, counters);
        var sound = new SoundFiles();
        var versions = files.Versions
            .Select(version => new FoundVersion(version, judged ?? NoVersions, found => ReadVersion(found, vocabularies, sound)))
            .ToLookup(version => digests.Commit(version.Id));
        var (committed, pending) = (versions[true].ToList(), versions[false].ToList());
        var stages = Stages(committed, pending, now);
        faults =
        [
            .. stages.SelectMany(stage => committed.SelectMany(stage.Bases.FaultsOf)).Distinct(),
            .. digests.Check(committed.ToDictionary(version => version.Id, version => version.Digest)),
        ];
        // Asked last: a line that cannot be read leaves its version pending, and that there is no default would only follow from it.
        if (faults.Count == 0)
            faults = [.. DefaultRules.Check(NameOf(files.Folder), IdsOf(committed), IdsOf(pending), now)];
        if (faults.Count > 0)
            return false;

        List<PendingVersion> waiting = [.. pending.Select(version => PendingOf(version, stages[0].Bases))];
        var catalogs = stages.ConvertAll(stage => (
            stage.From,
            Catalog: new Catalog([.. committed.Select(version => stage.Bases.ToVersion(version, counters))], waiting, digests.Exist)));
        catalog = catalogs[0].Catalog.Followed([.. catalogs.Skip(1)]);
        catalog.DefaultAt(now).Read();
        return true;
    }

    /// <summary>Reads one version as its folder stands, committed or not; null if it is not there, or is based on another.</summary>
    internal static VersionDraft? ReadAlone(PricingFiles files, string id, out IReadOnlyList<PricingFault> faults)
    {
        var draft = files.Versions
            .Where(version => version.Id == id)
            .Select(version => ReadVersion(version, new BroughtVocabularies(files.Vocabularies, counters: null), new SoundFiles()))
            .FirstOrDefault(read => read.Basis is null);
        faults = draft is null ? [] : [.. draft.Faults, .. PricingRules.Check(draft)];
        return draft;
    }

    // What 'latest' stands for changes by the clock alone: what it will come to is read, and judged, with everything else.
    private static List<(Moment From, VersionBases Bases)> Stages(List<FoundVersion> committed, List<FoundVersion> pending, Moment now)
    {
        var dated = committed.Where(one => VersionDate.Of(one.Id) is not null).OrderBy(one => VersionDate.Of(one.Id)).ToList();
        var follows = committed.Concat(pending).Any(version => version.Basis?.Content.BasedOn == VersionBasis.Latest);
        var moments = follows ? dated.Select(BeginOf).Where(begin => begin > now).Distinct().Prepend(now) : [now];
        return [.. moments.Select(from => (from, new VersionBases(committed, pending, dated.FindLast(one => BeginOf(one) <= from))))];
    }

    private static Moment BeginOf(FoundVersion dated) => Moment.StartOf(VersionDate.Of(dated.Id)!.Value.Day);

    private static PendingVersion PendingOf(FoundVersion version, VersionBases bases) =>
        new(version.Id, version.Digest, [.. bases.FaultsOf(version).Select(fault => fault.ToString())]);

    private static List<string> IdsOf(List<FoundVersion> versions) => [.. versions.Select(version => version.Id)];

    private static VersionDraft ReadVersion(VersionFiles version, BroughtVocabularies vocabularies, SoundFiles sound)
    {
        var draft = new VersionDraft(version, vocabularies);
        if (!VersionName().IsMatch(version.Id))
        {
            draft.Fault(
                version.Id,
                "a version's folder is named by a date, by a revision of it (2026-11-20-2), or by lower-case letters, digits and hyphens");
        }
        if (version.Id == VersionBasis.Latest)
            draft.Fault(version.Id, "is the word for the newest version, in a version.json: it names no folder");
        if (VersionDate.FaultOf(version.Id) is { } sentence)
            draft.Fault(version.Id, sentence);

        foreach (var file in version.Files)
            ReadFile(draft, file, version.AreOverlay, sound);

        if (version.AreOverlay)
            CheckName(draft);
        foreach (var missing in version.AreOverlay ? [] : Whole.Except(version.Files.Select(file => file.Name)))
            draft.Fault($"{draft.Id}/{missing}", "is missing");

        return draft;
    }

    // What may become the default says all it is asked for, and cannot change with another version.
    private static void CheckName(VersionDraft draft)
    {
        if (VersionDate.Of(draft.Id) is not null)
        {
            draft.Fault(
                $"{draft.Id}/{VersionFiles.BasisFile}",
                "a version named by a date states everything itself, and is based on no other");
        }
    }

    private static void ReadFile(VersionDraft draft, PricingBytes file, bool isOverlay, SoundFiles sound)
    {
        var name = $"{draft.Id}/{file.Name}";
        if (file.Bytes is not { } bytes)
        {
            draft.Fault(name, "cannot be read, or is larger than any price list (4 MB)");
            return;
        }

        if (draft.HasFile(file.Name))
            draft.Fault(name, "is there twice: in the version's folder, and as a file whose name holds the version");

        draft.Bytes.Add((file.Name, bytes));
        switch (file.Name.Split('/'))
        {
            case [VersionFiles.BasisFile]:
                draft.Basis = PricingStructure.Read<VersionBasis>(name, bytes, sound, draft.Faults);
                break;
            case [PlansFile]:
                draft.Plans = PricingStructure.Read<PlanFile>(name, bytes, sound, draft.Faults);
                break;
            case [TokenizersFile]:
                draft.Tokenizers = PricingStructure.Read<TokenizerFile>(name, bytes, sound, draft.Faults);
                break;
            case [ModelsFolder, var provider] when isOverlay && provider.EndsWith(".json", StringComparison.Ordinal):
                if (PricingStructure.Read<ProviderOverlay>(name, bytes, sound, draft.Faults) is { } overlay)
                    draft.Overlays.Add(overlay);
                break;
            case [ModelsFolder, var provider] when provider.EndsWith(".json", StringComparison.Ordinal):
                if (PricingStructure.Read<Provider>(name, bytes, sound, draft.Faults) is { } read)
                    draft.Providers.Add(read);
                break;
            default:
                draft.Fault(name, $"a version holds {PlansFile}, {TokenizersFile} and {ModelsFolder}/<provider>.json, and nothing else");
                break;
        }
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,63}\z")]
    private static partial Regex VersionName();
}
