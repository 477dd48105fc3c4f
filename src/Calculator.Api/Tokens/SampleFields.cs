using Calculator.Api.Costs;
using Calculator.Api.Http;
using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Tokens;
using Calculator.Units;

namespace Calculator.Api.Tokens;

/// <summary>A sample of the caller's own text: what tokenizers do to it says more than any published ratio.</summary>
[FieldGroup]
internal sealed record SampleFields
{
    [Field("A sample of your own text, up to the limit of the body. Where both tokenizers are public the ratio is measured on it; else its content class chooses the range.", Unit = "text", Example = "Hello, world!")]
    public string? SampleText { get; init; }

    [Field("The characters of one session's prompt, in place of inputTokens: counted at the tokens a character of the sample.", Unit = "characters / session", Example = "12000")]
    public CharacterCount? InputCharacters { get; init; }

    /// <summary>The workload with its input tokens: as given, or as the sample makes them of inputCharacters.</summary>
    public Outcome<WorkloadFields> Complete(WorkloadFields workload, PricedModel model, PriceBook book, ContentClass content)
    {
        if (workload.InputTokens is not null)
            return workload;

        var characters = SampleText!.EnumerateRunes().Count();
        return TextCounts.Of(book, [model], SampleText, content, CancellationToken.None)
            .Telling("model", insteadOf: "models")
            .Select(counts => workload with { InputTokens = new TokenCount(counts[0].Tokens.Expected.Value / characters * InputCharacters!.Value.Value) });
    }

    /// <summary>What kind of text it is: as stated, else as the sample shows, else any.</summary>
    public ContentClass ContentOf(ContentClass? stated) => stated ?? Classified?.Class ?? ContentClass.Any;

    /// <summary>What the sample decided, as sentences.</summary>
    public IEnumerable<string> Assumptions(ContentClass? stated, WorkloadFields given, WorkloadFields complete)
    {
        if (given.InputTokens is null)
            yield return $"inputTokens was left out: {PlainNumber.ForReading(InputCharacters!.Value.Value)} characters count {complete.InputTokens} tokens, at the tokens a character of the sample.";
        if (stated is null && Classified is { } found)
            yield return $"The sample was taken for {EnumNames<ContentClass>.Of(found.Class)}: {found.Why}";
    }

    private ClassifiedContent? Classified => SampleText is null ? null : ContentClassifier.Classify(SampleText);
}
