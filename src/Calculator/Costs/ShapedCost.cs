using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Costs;

/// <summary>What an agent loop costs, each turn in the size band of its own prompt.</summary>
/// <param name="Model">The model it runs on.</param>
/// <param name="Tokens">The tokens of the whole session.</param>
/// <param name="Lines">The bill, smaller prompts first; only lines with tokens.</param>
/// <param name="WithoutCache">What it costs if no token goes through the cache.</param>
/// <param name="CachePaysAbove">
/// The share of read tokens among those that go through the cache above which caching costs
/// less than not caching; 0 if it always does, null if it never does.
/// </param>
/// <param name="Provenance">Where the rates come from.</param>
/// <param name="Assumptions">What was assumed on the way, as sentences.</param>
public sealed record ShapedCost(
    PricedModel Model,
    TokenMix Tokens,
    IReadOnlyList<CostLine> Lines,
    Usd WithoutCache,
    decimal? CachePaysAbove,
    Provenance Provenance,
    IReadOnlyList<string> Assumptions)
{
    /// <summary>The sum of the lines.</summary>
    public Usd Total => Bill.Total(Lines);

    /// <summary>The part of the total that is paid for reads from cache.</summary>
    public Usd CacheRead => Bill.Total([.. Lines.Where(line => line.Item == TokenItem.CacheRead)]);

    /// <summary>Prices an agent loop.</summary>
    /// <param name="model">The model.</param>
    /// <param name="shape">The loop.</param>
    /// <param name="tier">
    /// The service tier of all its requests; null where nobody said: standard, or the peak card at a time in peak hours.
    /// </param>
    /// <param name="ttl">How long what it writes to the cache lives; null for the shortest time the model's cards have.</param>
    /// <returns>The cost, or a refusal about the first prompt, the turns or the tier: the context outgrows what the model offers.</returns>
    public static Outcome<ShapedCost> Of(PricedModel model, SessionShape shape, ServiceTier? tier, CacheTtl? ttl)
    {
        var served = tier ?? model.UnsaidTier;
        var ofCards = new Dictionary<RateCard, TokenMix>();
        var edgeNote = default(string);
        var first = default(RateCard);
        var turns = 0;
        foreach (var turn in shape.EachTurn(model.MinCacheTokens))
        {
            turns++;
            if (!model.Card(served, turn.Input).TryGet(out var card, out var refusal))
                return refusal.Subject == RefusalSubject.Prompt ? TooLarge(turns, turn, model) : refusal;
            if (CacheLifetimes.Missing(model.Id, card, turn, ttl) is { } missing)
                return missing;
            first ??= card;
            edgeNote ??= model.EdgeNote(card, turn.Input);
            ofCards[card] = ofCards.TryGetValue(card, out var before) ? before + turn : turn;
        }

        var parts = ofCards.OrderBy(part => part.Key.Band.Start).ToList();
        var lines = parts.SelectMany(part => Billed(part.Key, part.Value, ttl)).ToList();
        var session = ofCards.Values.Aggregate((sum, tokens) => sum + tokens);
        var counted = new Workload { Tokens = session, Requests = new(shape.Turns.Value), CacheTtl = ttl, Tier = served };
        var total = Bill.Total(lines);
        return new ShapedCost(
            model,
            session,
            lines,
            Bill.Total(parts.SelectMany(part => Billed(part.Key, part.Value.Uncaching(), ttl))),
            Threshold(first!, ttl),
            model.ProvenanceOf(ofCards.Keys),
            [
                .. CostAssumptions.Of(model, counted, [.. ofCards.Keys], total, total, edgeNote),
                .. BelowTheMinimum(model, shape),
                .. SeveralBands(model, counted, parts.Count, total),
                .. new[] { OfPeakHours(model, shape, tier, ttl, total), ChargeAssumptions.OverTheWindow(model, shape.LargestPrompt) }
                    .OfType<string>(),
            ]);
    }

    private static string? OfPeakHours(PricedModel model, SessionShape shape, ServiceTier? stated, CacheTtl? ttl, Usd total)
    {
        return stated is null && model.NamedTier is null ? ChargeAssumptions.PricedByTheClock(model, total, Evenly) : null;

        Usd? Evenly() =>
            Of(model, shape, ServiceTier.Peak, ttl).TryGet(out var atPeak, out _)
                && Of(model, shape, ServiceTier.Standard, ttl).TryGet(out var offPeak, out _)
                ? atPeak.Total * model.Peak!.ShareOfWeek.Value + offPeak.Total * model.Peak.ShareOfWeek.Rest.Value
                : null;
    }

    private static IEnumerable<string> BelowTheMinimum(PricedModel model, SessionShape shape)
    {
        if (shape.TurnsBelow(model.MinCacheTokens) is var turns and > 0)
        {
            yield return $"{model.Id} caches no prompt below {PlainNumber.ForReading(model.MinCacheTokens)} tokens: "
                + $"the first {turns} of {shape.Turns.Value} turns are priced without a cache.";
        }
    }

    // What other calculators make of the counts: they know the mean prompt alone.
    private static IEnumerable<string> SeveralBands(PricedModel model, Workload served, int bands, Usd total)
    {
        if (bands < 2)
            yield break;

        var byTheMean = TaskCost.Of(model, served).TryGet(out var cost, out _)
            ? $"a session there costs {cost.Total.InsteadOf(total)}"
            : "they do not offer it";
        yield return $"The turns fall into {bands} prompt-size bands. Calculators that are given these counts price them by the mean "
            + $"prompt of {served.Prompt} tokens alone: {byTheMean}.";
    }

    private static IReadOnlyList<CostLine> Billed(RateCard card, TokenMix tokens, CacheTtl? ttl) =>
        Bill.Lines([new BilledPart(card, Share.Whole)], tokens, ttl);

    // h × read + (1 − h) × write = input, solved for the hit ratio h.
    private static decimal? Threshold(RateCard card, CacheTtl? ttl)
    {
        var (input, read, write) = (
            card.Input.UsdPerMillionTokens,
            (card.CacheRead ?? card.Input).UsdPerMillionTokens,
            card.WriteRate(ttl).UsdPerMillionTokens);
        return read >= input ? null : write <= input ? 0 : (write - input) / (write - read);
    }

    private static Refusal TooLarge(int turn, TokenMix tokens, PricedModel model)
    {
        var limit = $"tokens, over what {model.Id} takes: at most {PlainNumber.ForReading(model.MaxPrompt.GetValueOrDefault())}.";
        return turn == 1
            ? new Refusal(RefusalKind.NotOffered, RefusalSubject.FirstPrompt, $"The first prompt has {tokens.Input} {limit}")
            : new Refusal(
                RefusalKind.NotOffered,
                RefusalSubject.Turns,
                $"The prompt of turn {turn} has grown to {tokens.Input} {limit} At most {turn - 1} turns fit.");
    }
}
