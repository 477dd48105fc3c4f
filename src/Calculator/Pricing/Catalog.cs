using Calculator.Outcomes;
using Calculator.Units;

namespace Calculator.Pricing;

/// <summary>Every pricing version at hand. Immutable: a change of files makes a new catalog.</summary>
public sealed class Catalog
{
    private readonly Dictionary<string, PricingVersion> _versions;
    private readonly List<PricingVersion> _dated;
    private IReadOnlyList<(Moment From, Catalog Catalog)> _later = [];

    internal Catalog(IReadOnlyList<PricingVersion> versions, IReadOnlyList<PendingVersion> pending, bool hasCommitMark)
    {
        _dated = [.. versions.Where(version => version.Dated is not null).OrderBy(version => version.Dated)];
        if (_dated.Count == 0)
            throw new ArgumentException("A catalog needs at least one dated version.", nameof(versions));
        _versions = versions.ToDictionary(version => version.Id, StringComparer.OrdinalIgnoreCase);
        (Versions, Pending, HasCommitMark) = (versions, pending, hasCommitMark);
    }

    /// <summary>
    /// The versions as they stand at a moment: where one is based on the newest dated version, that is another one from
    /// the next one's day on. To a clock set back before the files were read it is what they said then.
    /// </summary>
    public Catalog At(Moment now)
    {
        var at = this;
        foreach (var (from, catalog) in _later)
        {
            if (from <= now)
                at = catalog;
        }

        return at;
    }

    /// <summary>The same catalog with those that follow it, each from its moment on, earliest first.</summary>
    internal Catalog Followed(IReadOnlyList<(Moment From, Catalog Catalog)> later)
    {
        _later = later;
        return this;
    }

    /// <summary>The versions that can be asked for, dated ones first and oldest first: those in force and those scheduled.</summary>
    public IReadOnlyList<PricingVersion> Versions { get; }

    /// <summary>The versions that are not answered from, since no line of <c>digests.txt</c> says that they are whole.</summary>
    public IReadOnlyList<PendingVersion> Pending { get; }

    /// <summary>Whether the folder states in <c>digests.txt</c> which versions are whole; if not, each counts as it stands.</summary>
    public bool HasCommitMark { get; }

    /// <summary>
    /// What a question without a version is answered from at a moment: the newest dated version
    /// whose day has come, at 00:00Z of it; of one day the last revision.
    /// The reader of a folder sees to it that one's day has; to a clock set back before all of them it is the earliest.
    /// </summary>
    public PricingVersion DefaultAt(Moment now) => _dated.FindLast(version => !version.IsScheduledAt(now)) ?? _dated[0];

    /// <summary>When the next scheduled version becomes the default by itself; null if none is scheduled.</summary>
    public Moment? NextDefaultAfter(Moment now) => _dated.Find(version => version.IsScheduledAt(now))?.Begins;

    /// <summary>A version by its exact name, case aside.</summary>
    /// <returns>The version, or a refusal: that it is pending and what is missing, or the nearest names.</returns>
    public Outcome<PricingVersion> Find(string version, RefusalSubject about = RefusalSubject.Version)
    {
        if (_versions.TryGetValue(version, out var found))
            return found;

        var pending = Pending.FirstOrDefault(pending => pending.Id.Equals(version, StringComparison.OrdinalIgnoreCase));
        return new Refusal(RefusalKind.Unknown, about, pending?.Sentence ?? NearestTo(version));
    }

    private string NearestTo(string version) =>
        $"There is no pricing version '{Echo.Of(version)}'; the nearest are {string.Join(", ", Nearest.To(version, _versions.Keys))}.";
}
