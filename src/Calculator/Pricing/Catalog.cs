using Calculator.Outcomes;
using Calculator.Units;

namespace Calculator.Pricing;

/// <summary>Every pricing version at hand. Immutable: a change of files makes a new catalog.</summary>
public sealed class Catalog
{
    private readonly Dictionary<string, PricingVersion> _versions;

    internal Catalog(IReadOnlyList<PricingVersion> versions)
    {
        Versions = versions;
        Default = versions.Where(version => version.Date is not null).MaxBy(version => version.Date)
            ?? throw new ArgumentException("A catalog needs at least one dated version.", nameof(versions));
        _versions = versions.ToDictionary(version => version.Id, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The versions, in the order of their ids.</summary>
    public IReadOnlyList<PricingVersion> Versions { get; }

    /// <summary>The newest dated version: what a question without a version is answered from.</summary>
    public PricingVersion Default { get; }

    /// <summary>Opens a version at a moment.</summary>
    /// <param name="version">The id of a version; null for <see cref="Default"/>.</param>
    /// <param name="asOf">The moment whose prices are wanted.</param>
    /// <returns>The prices, or a refusal about <c>pricing</c> that names the nearest versions.</returns>
    public Outcome<PriceBook> Open(string? version, Moment asOf)
    {
        if (version is null)
            return new PriceBook(Default, asOf);

        return Find(version).TryGet(out var found, out var refusal) ? new PriceBook(found, asOf) : refusal;
    }

    /// <summary>A version by its exact name, case aside.</summary>
    /// <returns>The version, or a refusal about <c>pricing</c> that names the nearest ones.</returns>
    public Outcome<PricingVersion> Find(string version) => _versions.TryGetValue(version, out var found)
        ? found
        : new Refusal(
            RefusalKind.Unknown,
            "pricing",
            $"There is no pricing version '{Echo.Of(version)}'; the nearest are {string.Join(", ", Nearest.To(version, _versions.Keys))}.");
}
