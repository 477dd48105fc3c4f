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
internal sealed record TokenizersAnswer(IReadOnlyList<TokenizerRow> Tokenizers, IReadOnlyList<MeasurementRow> Measurements, PricingAnswer Pricing);

/// <summary>A tokenizer.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Public">Whether its vocabulary is published.</param>
/// <param name="UsedBy">Which models use it, in words.</param>
/// <param name="Models">The models of this version that use it.</param>
internal sealed record TokenizerRow(string Id, bool Public, string UsedBy, IReadOnlyList<string> Models)
{
    public static TokenizerRow Of(Tokenizer tokenizer, PriceBook book) => new(
        tokenizer.Id,
        tokenizer.Public,
        tokenizer.UsedBy,
        [.. book.Models.Where(model => model.Tokenizer == tokenizer.Id).Select(model => model.Id)]);
}

/// <summary>One finding about two tokenizers.</summary>
/// <param name="From">The tokenizer counted from.</param>
/// <param name="To">The tokenizer counted to.</param>
/// <param name="Content">The class of text.</param>
/// <param name="Sample">What exactly was tokenised, where that is narrower.</param>
/// <param name="Low">The lowest ratio found.</param>
/// <param name="Expected">The ratio the source itself expects.</param>
/// <param name="High">The highest ratio found.</param>
/// <param name="Source">Where the finding was taken from.</param>
/// <param name="Checked">The day on which the source was last read.</param>
/// <param name="Confidence">How far the finding is to be trusted.</param>
internal sealed record MeasurementRow(
    string From, string To, ContentClass Content, string? Sample, decimal Low, decimal? Expected, decimal High, string Source, string Checked, Confidence Confidence)
{
    public static MeasurementRow Of(RatioMeasurement row) => new(
        row.From, row.To, row.Content, row.Sample, row.Low.Value, row.Expected?.Value, row.High.Value, row.Source, PriceAnswer.Date(row.Checked), row.Confidence);
}
