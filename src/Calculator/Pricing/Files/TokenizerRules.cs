using Calculator.Outcomes;

namespace Calculator.Pricing.Files;

/// <summary>What holds of the tokenizers, and of what is known of one against another.</summary>
internal static class TokenizerRules
{
    public static IEnumerable<PricingFault> Check(PricingFile<TokenizerFile> file, VersionDraft draft)
    {
        var known = new HashSet<string>();
        foreach (var (tokenizer, path) in file.Content.Tokenizers.At("$.tokenizers"))
        {
            foreach (var fault in PricingRules.Id(file, tokenizer.Id, $"{path}.id"))
                yield return fault;
            if (!known.Add(tokenizer.Id))
                yield return file.Fault($"{path}.id", $"'{Echo.Of(tokenizer.Id)}' is taken");
            foreach (var fault in VocabularyRules.Check(file, tokenizer, $"{path}.vocabulary", draft))
                yield return fault;
        }

        var expected = new HashSet<(string, string, ContentClass)>();
        foreach (var (row, path) in file.Content.Measurements.At("$.measurements"))
        {
            foreach (var fault in Measurement(file, row, path, known, draft))
                yield return fault;
            if (row.Expected is not null && !expected.Add((row.From, row.To, row.Content)))
                yield return file.Fault($"{path}.expected", "another row of the same pair and class states an expected ratio");
        }
    }

    private static IEnumerable<PricingFault> Measurement(
        PricingFile<TokenizerFile> file, RatioMeasurement row, string path, HashSet<string> known, VersionDraft draft)
    {
        foreach (var fault in PeriodRules.Provenance(file, path, row.Source, row.Checked, null, draft))
            yield return fault;
        foreach (var (name, id) in new[] { ("from", row.From), ("to", row.To) })
        {
            if (!known.Contains(id))
                yield return file.Fault($"{path}.{name}", $"'{Echo.Of(id)}' is not listed under tokenizers");
        }

        if (row.Low.Value > row.High.Value || row.Expected?.Value < row.Low.Value || row.Expected?.Value > row.High.Value)
            yield return file.Fault(path, "low, expected and high must rise");
    }
}
