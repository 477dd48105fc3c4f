using System.Text.RegularExpressions;
using Calculator.Counting;
using Calculator.Outcomes;
using Calculator.Units;

namespace Calculator.Pricing.Files;

/// <summary>
/// What holds of a vocabulary that is brought: it says where it is from, it can be read, and it counts as its vendor does.
/// </summary>
internal static partial class VocabularyRules
{
    public static IEnumerable<PricingFault> Check(PricingFile<TokenizerFile> file, Tokenizer tokenizer, string path, VersionDraft draft)
    {
        if (tokenizer.Vocabulary is not { } vocabulary)
            return [];

        List<PricingFault> stated = [.. Stated(file, vocabulary, path, draft), .. Samples(file, vocabulary.Samples, $"{path}.samples")];
        return stated.Count > 0 || !draft.Vocabularies.AreCounted
            ? stated
            : Counted(file, tokenizer.Id, vocabulary, path, draft.Vocabularies);
    }

    private static IEnumerable<PricingFault> Stated(
        PricingFile<TokenizerFile> file, BroughtVocabulary vocabulary, string path, VersionDraft draft)
    {
        if (!FileForm().IsMatch(vocabulary.File))
        {
            yield return file.Fault(
                $"{path}.file",
                $"'{Echo.Of(vocabulary.File)}' must be the name of a file, of letters, digits and . _ - and at most 128 of them");
        }
        if (!Sha256Form().IsMatch(vocabulary.Sha256))
            yield return file.Fault($"{path}.sha256", "must be a SHA-256 in lower-case hexadecimal");
        if (string.IsNullOrWhiteSpace(vocabulary.Licence))
            yield return file.Fault($"{path}.licence", "must name the licence the vocabulary was published under");
        if (vocabulary.Kind == VocabularyKind.SentencePiece)
        {
            if (vocabulary.Split is not null || vocabulary.Normalization != Normalization.None)
                yield return file.Fault(path, "has neither 'split' nor 'normalization': a sentencepiece model says itself what it does");
        }
        else if (vocabulary.Split is null)
        {
            yield return file.Fault(
                path, $"lacks 'split': {EnumNames<VocabularyKind>.Of(vocabulary.Kind)} goes with {EnumNames<SplitPattern>.Rule}");
        }
        foreach (var fault in PeriodRules.Provenance(file, path, vocabulary.Source, vocabulary.Checked, null, draft))
            yield return fault;
    }

    // A wrong split or normalization counts plain English right: what would show it must be among the samples.
    private static IEnumerable<PricingFault> Samples(PricingFile<TokenizerFile> file, IReadOnlyList<VocabularySample> samples, string path)
    {
        (string What, Func<string, bool> IsIn)[] telling =
        [
            ("four digits in a row", text => FourDigits().IsMatch(text)),
            ("a line end", text => text.Contains('\n')),
            ("a letter with an accent of its own (e and U+0301)", text => AccentOfItsOwn().IsMatch(text)),
            ("a contraction in capitals ('LL)", text => CapitalContraction().IsMatch(text)),
        ];
        var missing = telling.Where(kind => !samples.Any(sample => kind.IsIn(sample.Text))).Select(kind => kind.What).ToList();
        if (missing.Count > 0)
            yield return file.Fault(path, $"must have between them, since vocabularies differ by it: {string.Join(", ", missing)}");
    }

    private static IEnumerable<PricingFault> Counted(
        PricingFile<TokenizerFile> file, string tokenizer, BroughtVocabulary vocabulary, string path, BroughtVocabularies vocabularies)
    {
        if (vocabularies.AreShippedFor(tokenizer))
            return [file.Fault(path, $"'{tokenizer}' is counted with a vocabulary that is shipped: leave this out, or give another id")];

        return vocabularies.Of(tokenizer, vocabulary) switch
        {
            VocabularyReading.Misstated misstated => [file.Fault($"{path}.{misstated.Field}", misstated.Sentence)],
            VocabularyReading.Broken broken =>
                [new PricingFault($"{vocabularies.Folder}/{vocabulary.File}", broken.Line, broken.Path, broken.Sentence)],
            VocabularyReading.Counter { With: var counter } => vocabulary.Samples.At($"{path}.samples")
                .Select(sample => (sample.Item, sample.Path, Tokens: counter.Count(sample.Item.Text)))
                .Where(sample => sample.Tokens != sample.Item.Tokens.Value)
                .Select(sample => file.Fault($"{sample.Path}.tokens", Missed(sample.Item, sample.Tokens))),
            _ => throw new InvalidOperationException("A vocabulary is read or is not."),
        };
    }

    private static string Missed(VocabularySample sample, int tokens) =>
        $"'{Echo.Of(sample.Text)}' has {tokens} tokens by this vocabulary, split and normalization, "
            + $"and not {PlainNumber.Format(sample.Tokens.Value)}";

    [GeneratedRegex(@"^[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}\z")]
    private static partial Regex FileForm();

    [GeneratedRegex(@"^[0-9a-f]{64}\z")]
    private static partial Regex Sha256Form();

    [GeneratedRegex(@"[0-9]{4}")]
    private static partial Regex FourDigits();

    [GeneratedRegex(@"\p{L}\p{M}")]
    private static partial Regex AccentOfItsOwn();

    [GeneratedRegex(@"\p{L}'(LL|RE|VE|S|T|M|D)")]
    private static partial Regex CapitalContraction();
}
