using Calculator.Drafting.Checking;
using Calculator.Drafting.Drafts;
using Calculator.Drafting.Ids;
using Calculator.Drafting.Reports;
using Calculator.Drafting.Sources;
using Calculator.Pricing;
using Calculator.Pricing.Files;
using Calculator.Units;

namespace Calculator.Drafting;

/// <summary>What the program does, apart from how it is asked and how it prints.</summary>
/// <param name="folder">The pricing folder.</param>
/// <param name="tell">Where sections go.</param>
/// <param name="errors">Where sentences go that say why nothing was done.</param>
/// <param name="reading">Told of each file before it is read, for whoever waits.</param>
internal sealed class DraftingCommands(
    VersionFolder folder, Action<IReadOnlyList<Section>> tell, TextWriter errors, Action<SourceFile> reading)
{
    public const int Done = 0;

    /// <summary>A rate is contradicted by newer sources: a scheduled job can watch for it.</summary>
    public const int Contradicted = 1;

    /// <summary>Something given is wrong, and nothing was done.</summary>
    public const int Refused = 2;

    /// <summary>Holds the newest version against the sources.</summary>
    public int Check(IReadOnlyList<SourceFile> sources, DateOnly day)
    {
        if (!folder.TryNewest(null, out var newest, out var faults))
            return Refuse(faults);
        if (Compared(newest, sources, day) is not { } compared)
            return Refused;

        var check = compared.Check;
        var byContradiction = check.Disagreements.ToLookup(one => one.Contradiction is not null);
        tell(
        [
            Used(compared.Lists),
            new Section($"Rates of {newest.Id} that two independent families state otherwise", Words(byContradiction[true])),
            new Section("Rates that one states otherwise, or that they state differently", Words(byContradiction[false])),
            new Section("Rates that nobody but us states", Words(check.OursAlone)),
            new Section("Models in three or more sources that we lack", check.Lacking),
            new Section("Models of ours that are gone", check.Gone),
            new Section("Days since each price was checked", [.. check.Ages.Select(Aged)]),
        ]);
        return check.IsContradictedByNewer ? Contradicted : Done;
    }

    /// <summary>Drafts the version of a day.</summary>
    public int Draft(IReadOnlyList<SourceFile> sources, VersionDate version)
    {
        if (sources.FirstOrDefault(source => source.Date > version.Day) is { } later)
            return Refuse([$"{later.Reference} is of a day after {version}: a version states what was known on its day"]);
        if (!folder.TryNewest(version, out var newest, out var faults))
            return Refuse(faults);
        if (Compared(newest, sources, version.Day) is not { } compared)
            return Refused;

        var draft = PriceDraft.Of(newest, version.Day, compared.Check);
        if (folder.Write(version.ToString(), draft.Files) is { Count: > 0 } hindered)
            return Refuse(hindered);

        File.WriteAllText(folder.Provenance, DraftProvenance.Of(version.ToString(), newest.Id, compared.Lists, draft));
        tell(
        [
            Used(compared.Lists),
            new Section($"New rates of {version}, drafted from {newest.Id}", Words(draft.Rates)),
            new Section("Left to a person", draft.Conflicts),
        ]);
        return Done;
    }

    /// <summary>Shows what is another figure in a version than in the one before, as <c>/v1/pricing/changes</c> does.</summary>
    public int Diff(VersionDate version, string? from)
    {
        IReadOnlyList<string> faults;
        if (!VersionFolder.TryRead(folder.Path, version.ToString(), out var after, out faults))
            return Refuse(faults);
        if (!(from is null ? folder.TryNewest(version, out var before, out faults)
            : VersionFolder.TryRead(folder.Path, from, out before, out faults)))
        {
            return Refuse(faults);
        }

        var asOf = Moment.StartOf(version.Day);
        var changes = PriceChanges.Between(new PriceBook(before.ToVersion(null), asOf), new PriceBook(after.ToVersion(null), asOf));
        tell([new Section($"{before.Id} to {after.Id} at {asOf}", [.. changes.Select(Changed)])]);
        return Done;
    }

    private (PriceCheck Check, IReadOnlyList<StatedList> Lists)? Compared(
        VersionDraft newest, IReadOnlyList<SourceFile> sources, DateOnly day)
    {
        var (ids, fault) = IdTable.Read(folder.Ids);
        var faults = new List<SourceFault>();
        List<StatedList> lists = [.. sources.Select(source => Load(source, faults))];
        if (ids is null || faults.Count > 0)
        {
            Refuse([.. fault is null ? Array.Empty<string>() : [fault], .. faults.Select(one => one.ToString())]);
            return null;
        }

        var check = PriceCheck.Of(new PriceBook(newest.ToVersion(null), Moment.StartOf(day)), lists, ids);
        if (check.Absurd.Count == 0)
            return (check, lists);

        Refuse(check.Absurd);
        return null;
    }

    private StatedList Load(SourceFile source, List<SourceFault> faults)
    {
        reading(source);
        return SourceLoaders.Load(source, faults);
    }

    private int Refuse(IReadOnlyList<string> faults)
    {
        foreach (var fault in faults)
            errors.WriteLine(fault);
        return Refused;
    }

    private static Section Used(IReadOnlyList<StatedList> lists) => new(
        "Sources",
        [
            .. lists.Select(list => $"{list.File.Reference}: {list.File.Name}, {Counted(list.Models.Count)}"
                + (list.File.IsByItsTime ? "; the date is the file's own time" : "")),
        ]);

    private static string Counted(int models) => models == 1 ? "1 model" : $"{models} models";

    private static List<string> Words<T>(IEnumerable<T> rows) => [.. rows.Select(row => row!.ToString()!)];

    private static string Aged((string Model, DateOnly Checked, int Days) age) => $"{age.Days} {age.Model} ({PlainUsd.Day(age.Checked)})";

    private static string Changed(PriceChange change)
    {
        var subject = change.Subject;
        var card = subject.Tier is { } tier ? $" {EnumNames<ServiceTier>.Of(tier)} {subject.Band}" : "";
        var where = subject.Plan ?? $"{subject.Model}{card}";
        return $"{where} {change.Item}: {Said(change.Before, change.WordsBefore)} to {Said(change.After, change.WordsAfter)}"
            + (change.ChangePercent is { } percent ? $" ({PlainUsd.Of(Math.Round(percent, 2))} %)" : "");
    }

    private static string Said(decimal? figure, string? words) => figure is { } number ? PlainUsd.Of(number) : words ?? "none";
}
