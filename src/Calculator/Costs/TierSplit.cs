using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Costs;

/// <summary>The share of sessions that is served in a tier.</summary>
internal readonly record struct TierShare(ServiceTier Tier, Share Share);

/// <summary>How the sessions of a workload are shared out among a model's tiers. Every price begins with it, so it allocates nothing.</summary>
/// <param name="Tier">The tier of the sessions that go neither through batch nor through the peak card.</param>
/// <param name="InTier">Their share.</param>
/// <param name="InPeak">The share of those in the provider's peak hours.</param>
/// <param name="InBatch">The share of those sent through batch; none where batch is the tier itself.</param>
internal readonly record struct TierSplit(ServiceTier Tier, Share InTier, Share InPeak, Share InBatch)
{
    /// <summary>How many parts there may be.</summary>
    public const int MostParts = 3;

    /// <summary>A part: the rest before the peak hours, batch last. Its share may be nothing.</summary>
    public TierShare this[int place] => place switch
    {
        0 => new(Tier, InTier),
        1 => new(ServiceTier.Peak, InPeak),
        _ => new(ServiceTier.Batch, InBatch),
    };

    /// <summary>The parts that are not empty.</summary>
    public IEnumerable<TierShare> Parts
    {
        get
        {
            for (var place = 0; place < MostParts; place++)
            {
                if (this[place] is { Share.Value: > 0 } part)
                    yield return part;
            }
        }
    }

    /// <summary>How many parts are not empty.</summary>
    public int Count => (InTier.Value > 0 ? 1 : 0) + (InPeak.Value > 0 ? 1 : 0) + (InBatch.Value > 0 ? 1 : 0);

    /// <summary>Shares the sessions out.</summary>
    /// <returns>The parts, or a refusal about <c>peakShare</c>: an even spread over hours that the prices do not state.</returns>
    public static Outcome<TierSplit> Of(PricedModel model, Workload workload)
    {
        var tier = workload.Tier ?? model.NamedTier ?? ServiceTier.Standard;
        if (tier == ServiceTier.Batch)
            return new TierSplit(tier, Share.Whole, default, default);
        if (tier != ServiceTier.Standard || !MayBeAtPeak(model, workload) || !model.HasPeakCard)
            return new TierSplit(tier, workload.BatchShare.Rest, default, workload.BatchShare);
        if (workload.PeakShare is { Share: null } && model.Peak is null)
            return NoHours(model.Id);

        var (rest, inPeak) = (workload.BatchShare.Rest, PeakShareOf(model, workload));
        return new TierSplit(tier, rest * inPeak.Rest, rest * inPeak, workload.BatchShare);
    }

    private static bool MayBeAtPeak(PricedModel model, Workload workload) =>
        workload.PeakShare is not null || (workload.Tier is null && model.Peak is not null && model.IsAtPeak);

    private static Share PeakShareOf(PricedModel model, Workload workload) => workload.PeakShare switch
    {
        { Share: { } stated } => stated,
        { Share: null } => model.Peak!.ShareOfWeek,
        null => workload.Tier is null && model.IsAtPeak ? Share.Whole : default,
    };

    private static Refusal NoHours(string id) => new(
        RefusalKind.NotOffered,
        "peakShare",
        $"The prices do not say which hours the peak card of {id} is for, so an even spread is not known; give peakShare as a share.");
}
