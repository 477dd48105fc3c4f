using Calculator.Counting;
using Calculator.Units;

namespace Calculator.Pricing;

/// <summary>The tokenizers of a version and how they compare: <c>tokenizers.json</c>.</summary>
public sealed record TokenizerFile
{
    /// <summary>The tokenizers that models name.</summary>
    public required IReadOnlyList<Tokenizer> Tokenizers { get; init; }

    /// <summary>What has been measured or published of one tokenizer against another.</summary>
    public required IReadOnlyList<RatioMeasurement> Measurements { get; init; }
}

/// <summary>A tokenizer.</summary>
public sealed record Tokenizer
{
    /// <summary>The id models name.</summary>
    public required string Id { get; init; }

    /// <summary>Whether its vocabulary is published, so that counts can be exact.</summary>
    public required bool Public { get; init; }

    /// <summary>Which models use it.</summary>
    public required string UsedBy { get; init; }

    /// <summary>The vocabulary that is brought for it; null where one is shipped, or none is public.</summary>
    public BroughtVocabulary? Vocabulary { get; init; }
}

/// <summary>
/// One finding: for the same text, tokens(to) / tokens(from). Sources disagree, so findings are kept as they are and combined when asked.
/// </summary>
public sealed record RatioMeasurement
{
    /// <summary>The tokenizer counted from.</summary>
    public required string From { get; init; }

    /// <summary>The tokenizer counted to.</summary>
    public required string To { get; init; }

    /// <summary>The class of text the finding is for.</summary>
    public required ContentClass Content { get; init; }

    /// <summary>What exactly was tokenised, where that is narrower than the class.</summary>
    public string? Sample { get; init; }

    /// <summary>The lowest ratio found.</summary>
    public required TokenRatio Low { get; init; }

    /// <summary>The ratio the source itself expects; null if it gives only a range or a single value.</summary>
    public TokenRatio? Expected { get; init; }

    /// <summary>The highest ratio found.</summary>
    public required TokenRatio High { get; init; }

    /// <summary>The page, article or document the finding was taken from.</summary>
    public required string Source { get; init; }

    /// <summary>The day on which the source was last read.</summary>
    public required DateOnly Checked { get; init; }

    /// <summary>How far the finding is to be trusted.</summary>
    public required Confidence Confidence { get; init; }
}
