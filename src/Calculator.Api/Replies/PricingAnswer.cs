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
/// <param name="From">Since when it holds: a date, or an instant where the change was not at midnight UTC.</param>
/// <param name="Source">The page, file or document it was taken from.</param>
/// <param name="Checked">The day on which the source was last read.</param>
/// <param name="Confidence">How far it is to be trusted.</param>
/// <param name="Note">Where sources disagree, or a rate was derived.</param>
/// <param name="Host">Who serves the model under the name it was asked for by; absent for the provider itself.</param>
/// <param name="Factor">What the provider's rates were multiplied by under that name; absent where they are its own.</param>
internal sealed record PriceAnswer(
    string From,
    string Source,
    string Checked,
    Confidence Confidence,
    string? Note,
    [property: NotInCsv] string? Host = null,
    [property: NotInCsv] decimal? Factor = null)
{
    public static PriceAnswer Of(Provenance provenance) => new(
        provenance.From.ToString(),
        provenance.Source,
        Date(provenance.Checked),
        provenance.Confidence,
        provenance.Note,
        provenance.Host,
        provenance.Factor?.Value);

    public static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
