using Calculator.Units;

namespace Calculator.Costs;

/// <summary>
/// An agent loop: every turn sends the whole context again and adds to it. The context is kept in the provider's
/// cache, so a turn reads what the turn before it left there and writes what is new.
/// </summary>
public sealed record SessionShape
{
    /// <summary>The prompt of the first turn: system prompt, tools, the task.</summary>
    public required TokenCount System { get; init; }

    /// <summary>What each turn after the first adds to the context: the answer before it, tool results, the next message.</summary>
    public required TokenCount GrowthPerTurn { get; init; }

    /// <summary>Output tokens of each turn.</summary>
    public required TokenCount OutputPerTurn { get; init; }

    /// <summary>Prompt tokens of each turn that neither go through the cache nor stay in the context.</summary>
    public TokenCount UncachedPerTurn { get; init; }

    /// <summary>How many turns there are.</summary>
    public required Turns Turns { get; init; }

    /// <summary>
    /// The turns, counted from 1, that begin after the cache has expired: what they would
    /// have read is written again. The first turn is cold by nature.
    /// </summary>
    public IReadOnlySet<int> ColdTurns { get; init; } = new HashSet<int>();

    /// <summary>The tokens of each turn, the first one first.</summary>
    /// <param name="leastCached">
    /// The smallest context, in tokens, that the provider caches: a smaller one is sent as
    /// plain input, and leaves nothing for the next turn to read.
    /// </param>
    public IEnumerable<TokenMix> EachTurn(decimal leastCached) =>
        Enumerable.Range(1, (int)Turns.Value).Select(turn => Turn(turn, leastCached));

    /// <summary>The prompt of the last turn: contexts only grow.</summary>
    public TokenCount LargestPrompt => UncachedPerTurn + ContextOf((int)Turns.Value);

    /// <summary>How many turns send a context below what the provider caches: the first ones, since it only grows.</summary>
    /// <param name="leastCached">The smallest context, in tokens, that the provider caches.</param>
    public int TurnsBelow(decimal leastCached) =>
        Enumerable.Range(1, (int)Turns.Value).TakeWhile(turn => ContextOf(turn).Value < leastCached).Count();

    private TokenMix Turn(int turn, decimal leastCached)
    {
        var context = ContextOf(turn);
        if (context.Value < leastCached)
            return new TokenMix(UncachedPerTurn + context, TokenCount.Zero, TokenCount.Zero, OutputPerTurn);

        return turn == 1 || ColdTurns.Contains(turn) || ContextOf(turn - 1).Value < leastCached
            ? new TokenMix(UncachedPerTurn, TokenCount.Zero, context, OutputPerTurn)
            : new TokenMix(UncachedPerTurn, context - GrowthPerTurn, GrowthPerTurn, OutputPerTurn);
    }

    private TokenCount ContextOf(int turn) => new(System.Value + (turn - 1) * GrowthPerTurn.Value);
}
