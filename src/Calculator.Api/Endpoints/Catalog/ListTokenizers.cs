using Calculator.Api.Fields;
using Calculator.Api.OpenApi;
using Calculator.Api.Replies;
using Calculator.Outcomes;
using Calculator.Pricing;

namespace Calculator.Api.Endpoints.Catalog;

/// <summary>Which tokenizers are there, and what is known of one against another?</summary>
internal sealed class ListTokenizers : Question<TokenizersRequest, TokenizersAnswer>
{
    public override void Configure() => Ask(
        "/tokenizers",
        Sections.Catalog,
        "The tokenizers, and what was measured between them.",
        "A measurement is tokens(to) / tokens(from) for the same text, as its source states it; sources disagree.");

    protected override Outcome<TokenizersAnswer> Answer(TokenizersRequest request, AnswerContext context) =>
        context.Open(request.Prices).Select(book => new TokenizersAnswer(
            [.. book.Version.Tokenizers.Select(tokenizer => TokenizerRow.Of(tokenizer, book))],
            [.. book.Version.Measurements.Select(MeasurementRow.Of)],
            PricingAnswer.Of(book)));
}

internal sealed record TokenizersRequest
{
    public required PricingFields Prices { get; init; }
}

/// <summary>The tokenizers of a version.</summary>
/// <param name="Tokenizers">One row a tokenizer.</param>
/// <param name="Measurements">What was measured or published of one against another.</param>
/// <param name="Pricing">Which prices were used.</param>
[CsvRows(nameof(Tokenizers))]
internal sealed record TokenizersAnswer(
    IReadOnlyList<TokenizerRow> Tokenizers,
    IReadOnlyList<MeasurementRow> Measurements,
    PricingAnswer Pricing);

/// <summary>A tokenizer.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Public">Whether its vocabulary is published.</param>
/// <param name="UsedBy">Which models use it, in words.</param>
/// <param name="Models">The models of this version that use it.</param>
internal sealed record TokenizerRow([property: RowKey] string Id, bool Public, string UsedBy, IReadOnlyList<string> Models)
{
    public static TokenizerRow Of(Tokenizer tokenizer, PriceBook book) => new(
        tokenizer.Id,
        tokenizer.Public,
        tokenizer.UsedBy,
        [.. book.Models.Where(model => model.Tokenizer == tokenizer.Id).Select(model => model.Id)]);
}

/// <summary>One finding about two tokenizers.</summary>
internal sealed record MeasurementRow
{
    /// <summary>The tokenizer counted from.</summary>
    public required string From { get; init; }

    /// <summary>The tokenizer counted to.</summary>
    public required string To { get; init; }

    /// <summary>The class of text.</summary>
    public required ContentClass Content { get; init; }

    /// <summary>What exactly was tokenised, where that is narrower.</summary>
    public string? Sample { get; init; }

    /// <summary>The lowest ratio found.</summary>
    public required decimal Low { get; init; }

    /// <summary>The ratio the source itself expects.</summary>
    public decimal? Expected { get; init; }

    /// <summary>The highest ratio found.</summary>
    public required decimal High { get; init; }

    /// <summary>Where the finding was taken from.</summary>
    public required string Source { get; init; }

    /// <summary>The day on which the source was last read.</summary>
    public required string Checked { get; init; }

    /// <summary>How far the finding is to be trusted.</summary>
    public required Confidence Confidence { get; init; }

    public static MeasurementRow Of(RatioMeasurement row) => new()
    {
        From = row.From,
        To = row.To,
        Content = row.Content,
        Sample = row.Sample,
        Low = row.Low.Value,
        Expected = row.Expected?.Value,
        High = row.High.Value,
        Source = row.Source,
        Checked = PriceAnswer.Date(row.Checked),
        Confidence = row.Confidence,
    };
}
