using Calculator.Outcomes;

namespace Calculator.Pricing;

/// <summary>A version whose folder is there and which nothing says is whole: it is named, and never answered from.</summary>
/// <param name="Id">The folder's name.</param>
/// <param name="Digest">SHA-256 over its files as they stand: what its line in <c>digests.txt</c> would state if they were all.</param>
/// <param name="Faults">What is wrong with them so far, each as <c>file(line) path: reason</c>.</param>
public sealed record PendingVersion(string Id, string Digest, IReadOnlyList<string> Faults)
{
    /// <summary>What would put it in force.</summary>
    public const string Missing = "digests.txt has no line for it";

    /// <summary>Why it is not answered from, for whoever asks for it by name.</summary>
    public string Sentence =>
        $"Pricing version '{Echo.Of(Id)}' is pending and not answered from: {Missing}, so its files may not all be there yet.";
}
