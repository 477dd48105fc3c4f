namespace Calculator.Hostile.Invariants;

/// <summary>All that holds of every answer.</summary>
internal static class Invariants
{
    private static readonly IReadOnlyList<Invariant> All = [.. InvariantsOfAll.All, .. InvariantsOfOperations.All];

    /// <summary>What an answer breaks; empty if nothing.</summary>
    public static IEnumerable<(Invariant Invariant, string Fault)> Broken(Exchange exchange) =>
        from invariant in All let fault = invariant.Fault(exchange) where fault is not null select (invariant, fault);
}
