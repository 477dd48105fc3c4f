using System.Globalization;

namespace Calculator.Hostile.Campaigns;

/// <summary>How much is done, by environment variables.</summary>
/// <param name="Requests">How many requests, by <c>Hostile__Requests</c>.</param>
/// <param name="Seed">What chance begins with, by <c>Hostile__Seed</c>; else what it begins with in every test.</param>
/// <param name="Only">The one request to replay, by <c>Hostile__Only</c>; null for all.</param>
internal sealed record Settings(int Requests, int Seed, int? Only)
{
    private const int UsualRequests = 30_000;

    public static Settings FromEnvironment() => new(
        Number("Hostile__Requests") ?? UsualRequests, Number("Hostile__Seed") ?? Calculator.Testing.Seed.Value, Number("Hostile__Only"));

    /// <summary>Whether nobody asked for fewer requests than usual.</summary>
    public bool AreUsual => Only is null && Requests >= UsualRequests;

    public IEnumerable<int> Numbers => Only is { } one ? [one] : Enumerable.Range(0, Requests);

    private static int? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value
            ? int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture)
            : null;
}
