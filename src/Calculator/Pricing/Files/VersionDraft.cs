using Calculator.Counting;

namespace Calculator.Pricing.Files;

/// <summary>A file that was read, with the lines its values stand on.</summary>
internal sealed record PricingFile<T>(string Name, T Content, JsonLines Lines)
{
    public PricingFault Fault(string path, string sentence) => new(Name, Lines.Of(path), path, sentence);
}

/// <summary>A version while it is being read: what was found so far, and what was wrong with it.</summary>
internal sealed class VersionDraft(string id)
{
    public string Id { get; } = id;

    public List<(string Name, byte[] Bytes)> Bytes { get; } = [];

    public List<PricingFile<Provider>> Providers { get; } = [];

    public PricingFile<PlanFile>? Plans { get; set; }

    public PricingFile<TokenizerFile>? Tokenizers { get; set; }

    public List<PricingFault> Faults { get; } = [];

    public bool HasFile(string name) => Bytes.Exists(file => file.Name == name);

    /// <summary>Whether every provider's file could be read, so that what none of them lists is listed nowhere.</summary>
    public bool AllProvidersWereRead => Providers.Count == Bytes.Count(file => file.Name.StartsWith("models/", StringComparison.Ordinal));

    public void Fault(string file, string sentence) => Faults.Add(new PricingFault(file, 1, "$", sentence));

    public string Digest => PricingDigest.Of(Bytes);

    public PricingVersion ToVersion(ITokenCounters? counters) => new(
        Id,
        Digest,
        [.. Providers.Select(file => file.Content)],
        Plans!.Content.Plans,
        Tokenizers!.Content,
        counters);
}
