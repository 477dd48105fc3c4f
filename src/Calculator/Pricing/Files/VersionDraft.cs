using Calculator.Counting;

namespace Calculator.Pricing.Files;

/// <summary>A version while it is being read: what was found so far, and what was wrong with it.</summary>
internal sealed class VersionDraft(VersionFiles files, BroughtVocabularies vocabularies)
{
    public string Id => files.Id;

    public VersionFiles Files => files;

    /// <summary>The vocabularies it may bring.</summary>
    public BroughtVocabularies Vocabularies => vocabularies;

    public List<(string Name, byte[] Bytes)> Bytes { get; } = [];

    public List<PricingFile<Provider>> Providers { get; } = [];

    /// <summary>What it is based on; null for a version that states everything itself.</summary>
    public PricingFile<VersionBasis>? Basis { get; set; }

    /// <summary>What it states on top of its base.</summary>
    public List<PricingFile<ProviderOverlay>> Overlays { get; } = [];

    /// <summary>The base, once the two are put together.</summary>
    public VersionDraft? Base { get; init; }

    public PricingFile<PlanFile>? Plans { get; set; }

    public PricingFile<TokenizerFile>? Tokenizers { get; set; }

    public List<PricingFault> Faults { get; } = [];

    public bool HasFile(string name) => Bytes.Exists(file => file.Name == name) || Base?.HasFile(name) == true;

    /// <summary>Whether every provider's file could be read, so that what none of them lists is listed nowhere.</summary>
    public bool AllProvidersWereRead =>
        Base is not null || Providers.Count == Bytes.Count(file => file.Name.StartsWith("models/", StringComparison.Ordinal));

    public void Fault(string file, string sentence) => Faults.Add(new PricingFault(file, 1, "$", sentence));

    /// <summary>The fingerprint of everything it states, its base's files too.</summary>
    public string Digest => Base is null
        ? files.Digest
        : PricingDigest.Of([.. Bytes, ($"based on {Base.Id}", Convert.FromHexString(Base.Digest))]);

    public PricingVersion ToVersion(ITokenCounters? counters) => new(Id, Digest, ToContent(counters))
    {
        BasedOn = Base?.Id,
        FollowsLatest = FollowsLatest,
    };

    /// <summary>What it states, once it is known to be without a fault.</summary>
    public VersionContent ToContent(ITokenCounters? counters) => new(
        [.. Providers.Select(file => file.Content)],
        Plans!.Content.Plans,
        Tokenizers!.Content,
        counters,
        vocabularies.CountersOf(Tokenizers.Content.Tokenizers));

    private bool FollowsLatest => Basis?.Content.BasedOn == VersionBasis.Latest || Base?.FollowsLatest == true;
}
