using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Costs;

/// <summary>The share of sessions that is served in a tier.</summary>
internal readonly record struct TierShare(ServiceTier Tier, Share Share);

/// <summary>How the sessions of a workload are shared out among a model's tiers.</summary>
internal sealed class TierSplit
{
    // Every price begins with a split, and most sessions go one way as a whole.
    private static readonly TierSplit[] Wholes = Array.ConvertAll(
        Enum.GetValues<ServiceTier>(),
        tier => new TierSplit(tier, [new(tier, Share.Whole)]));

    private TierSplit(ServiceTier tier, TierShare[] parts) => (Tier, Parts) = (tier, parts);

    /// <summary>The tier of the sessions that go neither through batch nor through the peak card.</summary>
    public ServiceTier Tier { get; }

    /// <summary>The parts that are not empty: the rest before the peak hours, batch last.</summary>
    public TierShare[] Parts { get; }

    /// <summary>Shares the sessions out.</summary>
    /// <returns>
    /// The parts, or a refusal about the share at peak: an even spread over hours that the prices do not state;
    /// or about that or the share in batch under a name that asks for one tier itself.
    /// </returns>
    public static Outcome<TierSplit> Of(PricedModel model, Workload workload)
    {
        if (model.NamedTier is { } named && SharedOut(named, workload) is { } share)
            return AgainstTheName(model, named, share.Subject, share.Field);

        var tier = workload.Tier ?? model.NamedTier ?? ServiceTier.Standard;
        if (tier == ServiceTier.Batch)
            return Wholes[(int)tier];
        if (tier != ServiceTier.Standard || !MayBeAtPeak(model, workload) || !model.HasPeakCard)
            return Of(tier, default, workload.BatchShare);

        return PeakShareOf(model, workload).TryGet(out var atPeak, out var refusal) ? Of(tier, atPeak, workload.BatchShare) : refusal;
    }

    private static TierSplit Of(ServiceTier tier, Share atPeak, Share inBatch)
    {
        if (atPeak.IsNone && inBatch.IsNone)
            return Wholes[(int)tier];

        var rest = inBatch.Rest;
        var batch = new TierShare(ServiceTier.Batch, inBatch);
        TierShare[] parts = atPeak.IsNone
            ? [new(tier, rest), batch]
            : [new(tier, rest * atPeak.Rest), new(ServiceTier.Peak, rest * atPeak), batch];
        var hasEmpty = Array.Exists(parts, part => part.Share.IsNone);
        return new TierSplit(tier, hasEmpty ? Array.FindAll(parts, part => !part.Share.IsNone) : parts);
    }

    private static bool MayBeAtPeak(PricedModel model, Workload workload) =>
        workload.PeakShare is not null || (workload.Tier is null && model.Peak is not null && model.IsAtPeak);

    private static Outcome<Share> PeakShareOf(PricedModel model, Workload workload) => workload.PeakShare switch
    {
        { Share: { } stated } => stated,
        { Share: null } => model.Peak is { } hours ? hours.ShareOfWeek : NoHours(model.Id),
        null => Share.Whole,
    };

    // What shares out the sessions that the name of the model has in one tier.
    private static (RefusalSubject Subject, string Field)? SharedOut(ServiceTier named, Workload workload) =>
        workload.PeakShare is not null && named != ServiceTier.Standard ? (RefusalSubject.PeakShare, "peakShare")
        : workload.BatchShare.Value > 0 && named == ServiceTier.Batch ? (RefusalSubject.BatchShare, "batchShare")
        : null;

    private static Refusal AgainstTheName(PricedModel model, ServiceTier named, RefusalSubject subject, string field) => new(
        RefusalKind.Contradiction,
        subject,
        $"'{Echo.Of(model.Name)}' is {model.Id} in the {EnumNames<ServiceTier>.Of(named)} tier, "
            + $"and {field} shares its sessions out among tiers: leave {field} out, or name {model.Id}.");

    private static Refusal NoHours(string id) => new(
        RefusalKind.NotOffered,
        RefusalSubject.PeakShare,
        $"The prices do not say which hours the peak card of {id} is for, so an even spread is not known; give peakShare as a share.");
}
