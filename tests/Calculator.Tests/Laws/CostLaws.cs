using System.Numerics;
using Calculator.Costs;
using Calculator.Pricing;
using Calculator.Spend;
using Calculator.Units;
using FsCheck.Fluent;

namespace Calculator.Tests.Laws;

public class CostLaws
{
    [Fact]
    public void The_generator_draws_every_model_tier_band_and_period_of_both_versions()
    {
        var drawn = Law.Draw(Cases.Generator, 10_000, size: 100);
        drawn.Select(drawn => drawn.Place).Distinct().Count().ShouldBe(Cases.Places.Count);
        Cases.Places.Count.ShouldBeGreaterThan(200);
        drawn.Select(drawn => drawn.AsOf).Distinct().Count().ShouldBeGreaterThan(500);
    }

    [Fact]
    public void The_card_drawn_is_the_card_billed() => Holds(drawn =>
        drawn.Cost.Lines.All(line => line.Tier == drawn.Place.Card.Tier && line.Band == drawn.Place.Card.Band));

    [Fact]
    public void Zero_use_is_free() => Holds(drawn =>
    {
        var nothing = drawn.Workload with { Tokens = new TokenMix(TokenCount.Zero, TokenCount.Zero, TokenCount.Zero, TokenCount.Zero) };
        return !TaskCost.Of(drawn.Priced, nothing).TryGet(out var cost, out _) || (cost.Total == Usd.Zero && cost.Lines.Count == 0);
    });

    [Fact]
    public void The_total_is_what_whole_numbers_say() => Holds(drawn =>
    {
        var card = drawn.Place.Card;
        var write = drawn.Ttl == CacheTtl.OneHour ? card.CacheWrite1h : card.CacheWrite5m;
        var millionths =
            Product(drawn.Input, 1000 - drawn.ReadPermille - drawn.WritePermille, card.Input)
            + Product(drawn.Input, drawn.ReadPermille, card.CacheRead ?? card.Input)
            + Product(drawn.Input, drawn.WritePermille, write ?? card.Input)
            + Product(drawn.Output, 1000, card.Output);
        return new BigInteger(drawn.Cost.Total.Value * 1_000_000_000_000_000m) == millionths;
    });

    [Fact]
    public void Lines_sum_to_the_total_and_their_tokens_to_the_session() => Holds(drawn =>
    {
        var lines = drawn.Cost.Lines;
        return lines.Sum(line => line.Usd.Value) == drawn.Cost.Total.Value
            && lines.Sum(line => line.Tokens.Value) == drawn.Input + drawn.Output
            && lines.All(line => line.Tokens.Value > 0);
    });

    [Fact]
    public void Cost_is_linear_in_sessions() => Holds(drawn =>
    {
        Usd PerMonth(decimal sessions) => new SpendForecast(drawn.Cost, new(sessions), new(30)).PerMonth;
        return PerMonth(drawn.Output) + PerMonth(7) == PerMonth(drawn.Output + 7);
    });

    [Fact]
    public void Cost_is_monotone_in_each_count_inside_a_band() => Holds(drawn =>
    {
        var tokens = drawn.Workload.Tokens;
        TokenMix[] larger =
        [
            tokens with { Output = tokens.Output + new TokenCount(1) },
            .. drawn.Input < drawn.Place.MostPrompt ? MorePrompt(tokens) : [],
        ];
        return larger.All(more => TaskCost.Of(drawn.Priced, drawn.Workload with { Tokens = more }).Value().Total >= drawn.Cost.Total);
    });

    [Fact]
    public void A_batch_share_costs_between_the_pure_costs_in_exact_proportion() => Holds(drawn =>
    {
        TaskCost? Of(int permille) =>
            TaskCost.Of(drawn.Priced, drawn.Workload with { BatchShare = new(permille / 1000m) }).TryGet(out var cost, out _) ? cost : null;
        if (Of(0) is not { } rest || Of(1000) is not { } batch || Of(drawn.BatchPermille) is not { } mixed)
            return drawn.Priced.Cards(ServiceTier.Batch).All(card => card.Band != drawn.Place.Card.Band);

        var share = drawn.Place.Card.Tier == ServiceTier.Batch ? 0 : drawn.BatchPermille / 1000m;
        return mixed.Total == rest.Total * (1 - share) + batch.Total * share
            && mixed.Total >= Min(rest.Total, batch.Total) && mixed.Total <= Max(rest.Total, batch.Total);
    });

    [Fact]
    public void A_cache_read_is_never_dearer_than_uncached_input() => Holds(drawn =>
    {
        var tokens = drawn.Workload.Tokens;
        var unread = tokens with { Uncached = tokens.Uncached + tokens.CacheRead, CacheRead = TokenCount.Zero };
        return TaskCost.Of(drawn.Priced, drawn.Workload with { Tokens = unread }).Value().Total >= drawn.Cost.Total;
    });

    private static IEnumerable<TokenMix> MorePrompt(TokenMix tokens) =>
    [
        tokens with { Uncached = tokens.Uncached + new TokenCount(1) },
        tokens with { CacheRead = tokens.CacheRead + new TokenCount(1) },
        tokens with { CacheWrite = tokens.CacheWrite + new TokenCount(1) },
    ];

    // tokens × permille × rate in units of 10^-15 dollars: rates have at most 6 decimals, checked by the cast below.
    private static BigInteger Product(long tokens, int permille, Rate rate) =>
        new BigInteger(tokens) * permille * (BigInteger)checked((long)Whole(rate.UsdPerMillionTokens * 1_000_000m));

    private static decimal Whole(decimal number) =>
        number == decimal.Truncate(number) ? number : throw new InvalidOperationException($"{number} is not whole.");

    private static Usd Min(Usd left, Usd right) => left < right ? left : right;

    private static Usd Max(Usd left, Usd right) => left > right ? left : right;

    private static void Holds(Func<Case, bool> law) =>
        Law.Holds(Cases.Arbitrary, 1000, law);
}
