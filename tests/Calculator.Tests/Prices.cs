using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Pricing.Files;
using Calculator.Tokenizers;
using Calculator.Units;

namespace Calculator.Tests;

/// <summary>The released prices, read once.</summary>
internal static class Prices
{
    private static readonly Lazy<Catalog> Released = new(Read);

    public static Catalog Catalog => Released.Value;

    /// <summary>The day after the newest of them.</summary>
    public static Moment Today { get; } = At("2026-11-22");

    public static PricingVersion Default => Catalog.DefaultAt(Today);

    public static PriceBook Of(string version, string asOf) => Catalog.Open(version, At(asOf)).Value();

    public static PricedModel Model(string id, string version = "2026-11-20", string asOf = "2026-11-20") =>
        Of(version, asOf).Model(id).Value();

    public static Moment At(string text) => Moment.TryParse(text, out var moment) ? moment : throw new FormatException(text);

    public static Outcome<PriceBook> Open(this Catalog catalog, string? version, Moment asOf, Moment now) =>
        version is null ? new PriceBook(catalog.DefaultAt(now), asOf) : catalog.Open(version, asOf);

    public static Outcome<PriceBook> Open(this Catalog catalog, string version, Moment asOf) =>
        catalog.Find(version).Select(found => new PriceBook(found, asOf));

    public static T Value<T>(this Outcome<T> outcome)
        where T : notnull =>
            outcome.TryGet(out var value, out var refusal) ? value : throw new InvalidOperationException(refusal.ToString());

    public static Refusal Refusal<T>(this Outcome<T> outcome)
        where T : notnull =>
            outcome.TryGet(out var value, out var refusal) ? throw new InvalidOperationException($"Answered {value}.") : refusal;

    private static Catalog Read() => PricingFolder.TryRead(Repository.Prices, Today, out var catalog, out var faults, TokenCounters.Shipped)
        ? catalog
        : throw new InvalidOperationException(string.Join('\n', faults));
}
