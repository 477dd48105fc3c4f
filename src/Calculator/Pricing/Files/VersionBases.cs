using Calculator.Counting;
using Calculator.Outcomes;

namespace Calculator.Pricing.Files;

/// <summary>Puts each version that holds only what differs on top of the version it is based on, and that on its own base.</summary>
/// <param name="committed">The versions that can be asked for.</param>
/// <param name="pending">Those without a line of the commit mark.</param>
/// <param name="latest">What <c>latest</c> stands for at the moment in question.</param>
internal sealed class VersionBases(IReadOnlyList<FoundVersion> committed, IReadOnlyList<FoundVersion> pending, FoundVersion? latest)
{
    private readonly Dictionary<string, FoundVersion> _versions = committed.ToDictionary(version => version.Id);

    /// <summary>What is wrong with a version: with its own files, else with what it is on top of, else with the two together.</summary>
    public IReadOnlyList<PricingFault> FaultsOf(FoundVersion version) => version.IsJudged ? []
        : version.Basis is not { } basis ? [.. version.Draft.Faults, .. PricingRules.Check(version.Draft)]
        : version.Draft.Faults is { Count: > 0 } own ? own
        : BaseOf(version, []) is not { } below ? [basis.Fault(At, WhyNoBase(version))]
        : HasFaults(below) ? []
        : Together(version.Draft, Whole(below));

    /// <summary>A version without a fault, to be answered from.</summary>
    public PricingVersion ToVersion(FoundVersion version, ITokenCounters? counters) => version.IsJudged
        ? new PricingVersion(version.Id, version.Digest, new Lazy<VersionContent>(() => version.Draft.ToContent(counters)))
        : Whole(version).ToVersion(counters);

    // A version without a fault, with everything it has from its base.
    private VersionDraft Whole(FoundVersion version) =>
        version.Basis is null ? version.Draft : OverlayMerge.Of(version.Draft, Whole(BaseOf(version, [])!));

    private static string At => PricingStructure.At("$", "based on");

    // What is wrong with a base is told of the base, once.
    private bool HasFaults(FoundVersion below) => FaultsOf(below).Count > 0;

    private static List<PricingFault> Together(VersionDraft draft, VersionDraft below)
    {
        if (OverlayRules.Check(draft, below).ToList() is { Count: > 0 } own)
            return own;

        var ownFiles = $"{draft.Id}/";
        var together = PricingRules.Check(OverlayMerge.Of(draft, below));
        return [.. together.Select(fault => fault.File.StartsWith(ownFiles, StringComparison.Ordinal)
            ? fault
            : draft.Basis!.Fault(At, $"does not go with what is stated here: {fault}"))];
    }

    private FoundVersion? BaseOf(FoundVersion version, List<string> above)
    {
        var below = Named(version.Basis!.Content.BasedOn);
        if (below is null || above.Contains(version.Id))
            return null;

        return below.Basis is null || BaseOf(below, [.. above, version.Id]) is not null ? below : null;
    }

    private FoundVersion? Named(string version) => version == VersionBasis.Latest ? latest : _versions.GetValueOrDefault(version);

    private string WhyNoBase(FoundVersion version)
    {
        List<string> chain = [version.Id];
        for (var at = version; at.Basis is { Content.BasedOn: var next }; at = Named(next)!)
        {
            if (Named(next) is not { } below)
                return at == version ? Missing(next) : $"'{Echo.Of(chain[1])}' has no base: {Missing(next)}";
            if (chain.Contains(below.Id))
                return $"goes round in a circle: {string.Join(" on ", chain.Append(below.Id))}";
            chain.Add(below.Id);
        }

        throw new InvalidOperationException($"{version.Id} has a base.");
    }

    private string Missing(string version) => pending.Any(found => found.Id == version)
        ? $"version '{Echo.Of(version)}' is pending: {PendingVersion.Missing}"
        : $"there is no version '{Echo.Of(version)}'; the nearest are {string.Join(", ", Nearest.To(version, _versions.Keys))}";
}
