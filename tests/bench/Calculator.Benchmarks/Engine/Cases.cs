using Calculator.Costs;
using Calculator.Pricing;
using Calculator.Pricing.Files;
using Calculator.Testing;
using Calculator.Units;

namespace Calculator.Benchmarks.Engine;

/// <summary>One session on one model: what both sides are asked to price.</summary>
internal sealed record Case(string Provider, string Model, Workload Session);

/// <summary>
/// What is timed: every model of the newest prices that both sides know and that offers the session, so that nobody picks the quick ones.
/// </summary>
internal static class Cases
{
    public const string Batch = "half of the sessions in batch";

    /// <summary>A moment at which the newest prices are the default.</summary>
    public static Moment Today { get; } = Moment.StartOf(new DateOnly(2026, 11, 22));

    public static Catalog Catalog { get; } = Read();

    /// <summary>A moment that both sides have prices for.</summary>
    public static Moment AsOf { get; } = Moment.StartOf(new DateOnly(2026, 11, 20));

    public static PriceBook Book { get; } = Open();

    /// <summary>The sessions by what is special about them.</summary>
    public static IReadOnlyDictionary<string, Workload> Sessions { get; } = new Dictionary<string, Workload>
    {
        ["plain"] = Session(3_000, 0, 0, 1_200),
        ["cached"] = Session(50_000, 40_000, 5_000, 4_000),
        ["long prompt"] = Session(300_000, 200_000, 0, 5_000),
        [Batch] = Session(50_000, 40_000, 0, 4_000) with { BatchShare = new(0.5m) },
    };

    /// <summary>What our prices offer, before it is known what the baseline does.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Case>> Offered { get; } = Sessions.ToDictionary(
        kind => kind.Key,
        kind => OfferedOf(kind.Value));

    /// <summary>What both sides price.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Case>> Shared { get; } = Offered.ToDictionary(
        kind => kind.Key,
        kind => (IReadOnlyList<Case>)[.. kind.Value.Where((_, place) => GenaiPrices.Before[kind.Key].Usd[place] is not null)]);

    /// <summary>The prices, opened as a question opens them.</summary>
    public static PriceBook Open() => new(Catalog.DefaultAt(Today), AsOf);

    private static IReadOnlyList<Case> OfferedOf(Workload session) =>
    [
        .. from model in Book.Models
           where TaskCost.Of(model, session).TryGet(out _, out _)
           select new Case(model.Provider.Id, model.Id, session),
    ];

    private static Workload Session(int input, int read, int written, int output) =>
        new() { Tokens = TokenMix.FromCounts(new(input), new(read), new(written), new(output)) };

    private static Catalog Read() => PricingFolder.TryRead(Repository.Prices, Today, out var catalog, out var faults)
        ? catalog
        : throw new InvalidOperationException(string.Join('\n', faults));
}
