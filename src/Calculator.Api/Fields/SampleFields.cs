using Calculator.Api.Binding;
using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Tokens;
using Calculator.Units;

namespace Calculator.Api.Fields;

/// <summary>A sample of the caller's own text: what tokenizers do to it says more than any published ratio.</summary>
[FieldGroup]
internal sealed record SampleFields
{
    [Field(
        "A sample of your own text, up to the limit of the body. Where both tokenizers are public the ratio is measured on it; "
            + "else its content class chooses the range.",
        Unit = "text",
        Example = "Hello, world!",
        Counted = true)]
    public string? SampleText { get; init; }

    [Field(
        "The characters of one session's prompt, in place of inputTokens: counted at the tokens a character of the sample.",
        Unit = "characters / session",
        Example = "12000")]
    public CharacterCount? InputCharacters { get; init; }

    /// <summary>The workload with its input tokens: as given, or as the sample makes them of inputCharacters.</summary>
    public Outcome<CompleteWorkload> Complete(
        WorkloadFields workload, PricedModel model, PriceBook book, ContentClass content, CancellationToken cancellation)
    {
        if (workload.InputTokens is not null)
            return new CompleteWorkload(workload, []);

        return TextCounts.Of(book, [model], [], SampleText!, content, cancellation).Select(counts =>
        {
            var count = counts[0];
            var tokens = new TokenCount(count.Tokens.Expected.Value / SampleText!.EnumerateRunes().Count() * InputCharacters!.Value.Value);
            var how = count.IsExact
                ? "counted with its published vocabulary"
                : $"estimated by the expected ratio from o200k_base ({count.Source})";
            return new CompleteWorkload(
                workload with { InputTokens = tokens },
                [
                    $"inputTokens was left out: {PlainNumber.ForReading(InputCharacters.Value.Value)} characters are taken for {tokens} "
                        + $"tokens, at the tokens a character of the sample, {how}.",
                    .. count.Assumptions,
                ]);
        });
    }

    /// <summary>What kind of text it is: as stated, else as the sample shows, else any.</summary>
    public ContentClass ContentOf(ContentClass? stated) => stated ?? Classified?.Class ?? ContentClass.Any;

    /// <summary>What the sample decided of the class, as a sentence.</summary>
    public IEnumerable<string> Assumptions(ContentClass? stated) =>
    [
        .. stated is null && Classified is { } found
            ? [$"The sample was taken for {EnumNames<ContentClass>.Of(found.Class)}: {found.Why}"]
            : Array.Empty<string>(),
        .. SampleText is null ? [] : HalvedText.Sentences(SampleText),
    ];

    // Asked for several times in one answer, classified once.
    private ClassifiedContent? Classified => field ??= SampleText is null ? null : ContentClassifier.Classify(SampleText);
}

/// <summary>A workload whose tokens are all known, and what was assumed to know them.</summary>
internal sealed record CompleteWorkload(WorkloadFields Fields, IReadOnlyList<string> Assumptions);
