using Calculator.Outcomes;

namespace Calculator.Pricing.Files;

/// <summary>Puts each version that holds only what differs on top of the version it is based on, and that on its own base.</summary>
/// <param name="committed">The versions that can be asked for.</param>
/// <param name="pending">Those without a line of the commit mark.</param>
/// <param name="latest">What <c>latest</c> stands for at the moment in question.</param>
internal sealed class VersionBases(IReadOnlyList<VersionDraft> committed, IReadOnlyList<VersionDraft> pending, VersionDraft? latest)
{
    private readonly Dictionary<string, VersionDraft> _versions = committed.ToDictionary(draft => draft.Id);

    /// <summary>What is wrong with a version: with its own files, else with what it is on top of, else with the two together.</summary>
    public IReadOnlyList<PricingFault> FaultsOf(VersionDraft draft) => draft.Basis is null
        ? [.. draft.Faults, .. PricingRules.Check(draft)]
        : draft.Faults is { Count: > 0 } own ? own
        : BaseOf(draft, []) is not { } below ? [draft.Basis.Fault(At, WhyNoBase(draft))]
        : HasFaults(below) ? []
        : Together(draft, Whole(below));

    /// <summary>A version without a fault, with everything it has from its base.</summary>
    public VersionDraft Whole(VersionDraft draft) =>
        draft.Basis is null ? draft : OverlayMerge.Of(draft, Whole(BaseOf(draft, [])!));

    private static string At => PricingStructure.At("$", "based on");

    // What is wrong with a base is told of the base, once.
    private bool HasFaults(VersionDraft below) => FaultsOf(below).Count > 0;

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

    private VersionDraft? BaseOf(VersionDraft draft, List<string> above)
    {
        var below = Named(draft.Basis!.Content.BasedOn);
        if (below is null || above.Contains(draft.Id))
            return null;

        return below.Basis is null || BaseOf(below, [.. above, draft.Id]) is not null ? below : null;
    }

    private VersionDraft? Named(string version) => version == VersionBasis.Latest ? latest : _versions.GetValueOrDefault(version);

    private string WhyNoBase(VersionDraft draft)
    {
        List<string> chain = [draft.Id];
        for (var at = draft; at.Basis is { Content.BasedOn: var next }; at = Named(next)!)
        {
            if (Named(next) is not { } below)
                return at == draft ? Missing(next) : $"'{Echo.Of(chain[1])}' has no base: {Missing(next)}";
            if (chain.Contains(below.Id))
                return $"goes round in a circle: {string.Join(" on ", chain.Append(below.Id))}";
            chain.Add(below.Id);
        }

        throw new InvalidOperationException($"{draft.Id} has a base.");
    }

    private string Missing(string version) => pending.Any(draft => draft.Id == version)
        ? $"version '{Echo.Of(version)}' is pending: {PendingVersion.Missing}"
        : $"there is no version '{Echo.Of(version)}'; the nearest are {string.Join(", ", Nearest.To(version, _versions.Keys))}";
}
