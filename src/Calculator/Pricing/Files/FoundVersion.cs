namespace Calculator.Pricing.Files;

/// <summary>A version as it was found in the folder. What its files say is read when it is asked for.</summary>
/// <param name="files">Its files.</param>
/// <param name="judged">The versions that have been held to the rules before, and are sound, each with its digest.</param>
/// <param name="read">Reads them.</param>
internal sealed class FoundVersion(
    VersionFiles files, IReadOnlySet<(string Version, string Digest)> judged, Func<VersionFiles, VersionDraft> read)
{
    private readonly Lazy<VersionDraft> _draft = new(() => read(files));

    public string Id => files.Id;

    /// <summary>The fingerprint of its own files: what commits it, whatever its base is.</summary>
    public string Digest => files.Digest;

    /// <summary>
    /// Whether these very bytes, and no others beside them, are known to be sound. What is on top of another version is judged together
    /// with that.
    /// </summary>
    public bool IsJudged { get; } = files is { CanBeRead: true, AreOverlay: false } && judged.Contains((files.Id, files.Digest));

    /// <summary>What it says.</summary>
    public VersionDraft Draft => _draft.Value;

    /// <summary>What it is based on; null for a version that states everything itself.</summary>
    public PricingFile<VersionBasis>? Basis => files.AreOverlay ? Draft.Basis : null;
}
