namespace Calculator.Drafting.Checking;

/// <summary>A rate that a source states otherwise than we do.</summary>
/// <param name="Rate">Which.</param>
/// <param name="Ours">What we state; null where we have no such rate, or no such card.</param>
/// <param name="Checked">The day on which ours was checked.</param>
/// <param name="Votes">What the sources state, ours among it.</param>
internal sealed record Disagreement(RateName Rate, decimal? Ours, DateOnly Checked, IReadOnlyList<Vote> Votes)
{
    /// <summary>Whether we have no card for it at all.</summary>
    public bool IsCardMissing { get; init; }

    /// <summary>Whether the sizes it is for are those of a card of ours; a size of the source's own is left to a person.</summary>
    public bool IsOfOurCard { get; init; }

    /// <summary>The other figure that two independent families state, and more of them than state ours; null if none is.</summary>
    public decimal? Contradiction => Votes.Where(vote => vote.Usd != Ours)
        .GroupBy(vote => vote.Usd)
        .Where(same => same.Count() >= 2 && same.Count() > Votes.Count(vote => vote.Usd == Ours))
        .OrderByDescending(same => same.Count())
        .Select(same => (decimal?)same.Key)
        .FirstOrDefault();

    /// <summary>Whether ours is contradicted by sources that were all taken after ours was checked.</summary>
    public bool IsContradictedByNewer =>
        Contradiction is { } usd && Votes.Where(vote => vote.Usd == usd).All(vote => vote.Date > Checked);

    /// <summary>What sources that were taken after ours was checked state.</summary>
    public IReadOnlyList<Vote> Newer => [.. Votes.Where(vote => vote.Date > Checked)];

    public override string ToString() =>
        $"{Rate}: {(Ours is { } usd ? PlainUsd.Of(usd) : IsCardMissing ? "no card" : "none")}, checked {PlainUsd.Day(Checked)}; "
            + string.Join(", ", Votes);
}
