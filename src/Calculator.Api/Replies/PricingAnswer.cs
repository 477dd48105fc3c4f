using System.Globalization;
using Calculator.Pricing;

namespace Calculator.Api.Replies;

/// <summary>Which prices an answer was made from: enough to make it again.</summary>
/// <param name="Version">The pricing version.</param>
/// <param name="Digest">The first 12 hexadecimal digits of the SHA-256 over the version's files.</param>
/// <param name="AsOf">The moment whose prices were used, in UTC.</param>
internal sealed record PricingAnswer(string Version, string Digest, string AsOf)
{
    private const int ShownDigits = 12;

    public static PricingAnswer Of(PriceBook book) => new(book.Version.Id, book.Version.Digest[..ShownDigits], book.AsOf.ToInstantText());
}

/// <summary>Where a price comes from.</summary>
internal sealed record PriceAnswer
{
    /// <summary>Since when it holds: a date, or an instant where the change was not at midnight UTC.</summary>
    public required string From { get; init; }

    /// <summary>The page, file or document it was taken from.</summary>
    public required string Source { get; init; }

    /// <summary>The day on which the source was last read.</summary>
    public required string Checked { get; init; }

    /// <summary>How far it is to be trusted.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>Where sources disagree, or a rate was derived.</summary>
    public string? Note { get; init; }

    /// <summary>Who serves the model under the name it was asked for by; absent for the provider itself.</summary>
    [AppendedColumn]
    public string? Host { get; init; }

    /// <summary>What the provider's rates were multiplied by under that name; absent where they are its own.</summary>
    [AppendedColumn]
    public decimal? Factor { get; init; }

    public static PriceAnswer Of(Provenance provenance) => new()
    {
        From = provenance.From.ToString(),
        Source = provenance.Source,
        Checked = Date(provenance.Checked),
        Confidence = provenance.Confidence,
        Note = provenance.Note,
        Host = provenance.Host,
        Factor = provenance.Factor?.Value,
    };

    public static string Date(DateOnly date) => date.ToString("O", CultureInfo.InvariantCulture);
}
