using System.Security.Cryptography;
using Calculator.Counting;
using Calculator.Outcomes;

namespace Calculator.Pricing.Files;

/// <summary>The vocabularies that versions bring, each read once however often it is judged.</summary>
/// <param name="folder">Where their files are.</param>
/// <param name="counters">What makes counters of them; null where no text is counted.</param>
internal sealed class BroughtVocabularies(VocabularyFolder folder, ITokenCounters? counters)
{
    private readonly Dictionary<BroughtVocabulary, VocabularyReading> _readings = new(ReferenceEqualityComparer.Instance);

    /// <summary>The folder's name, as faults name it.</summary>
    public string Folder => folder.Name;

    /// <summary>Whether texts are counted at all.</summary>
    public bool AreCounted => counters is not null;

    /// <summary>Whether a tokenizer is counted without one that is brought.</summary>
    public bool AreShippedFor(string tokenizer) => counters?.For(tokenizer) is not null;

    /// <summary>What comes of a vocabulary.</summary>
    public VocabularyReading Of(string tokenizer, BroughtVocabulary vocabulary) =>
        _readings.TryGetValue(vocabulary, out var known) ? known : _readings[vocabulary] = Read(tokenizer, vocabulary);

    /// <summary>The counters of those that some tokenizers bring, by id; none where no text is counted.</summary>
    public IReadOnlyDictionary<string, ITokenCounter> CountersOf(IEnumerable<Tokenizer> tokenizers) => tokenizers
        .Where(tokenizer => tokenizer.Vocabulary is not null && AreCounted)
        .ToDictionary(tokenizer => tokenizer.Id, tokenizer => ((VocabularyReading.Counter)Of(tokenizer.Id, tokenizer.Vocabulary!)).With);

    private VocabularyReading Read(string tokenizer, BroughtVocabulary vocabulary)
    {
        if (!folder.Names.Contains(vocabulary.File))
            return new VocabularyReading.Misstated("file", Missing(vocabulary.File));
        if (folder.Read(vocabulary.File) is not { } bytes)
            return new VocabularyReading.Broken(1, "$", "cannot be read, is empty, or is larger than 64 MB");

        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return sha256 == vocabulary.Sha256
            ? counters!.Read(tokenizer, vocabulary, bytes)
            : new VocabularyReading.Misstated("sha256", $"must be {sha256}, which {Folder}/{vocabulary.File} has");
    }

    private string Missing(string file) =>
        $"there is no file '{Echo.Of(file)}' in {Folder}{PricingJson.DidYouMean(Nearest.SlipOf(file, folder.Names))}";
}
