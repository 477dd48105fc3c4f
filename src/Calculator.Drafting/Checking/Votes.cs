using Calculator.Drafting.Ids;
using Calculator.Drafting.Sources;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Drafting.Checking;

/// <summary>What one family of sources states of a rate of ours.</summary>
/// <param name="Family">The family: it has one voice, that of its newest file.</param>
/// <param name="Date">The day its file was taken.</param>
/// <param name="Usd">The rate.</param>
/// <param name="Key">Where it stands in the file.</param>
internal sealed record Vote(string Family, DateOnly Date, decimal Usd, string Key)
{
    public string Reference => $"{Family}@{PlainUsd.Day(Date)}";

    public override string ToString() => $"{PlainUsd.Of(Usd)} {Reference}";
}

/// <summary>A rate that sources speak of: of a model of ours, a tier, the prompts above a size, and a class of tokens.</summary>
internal readonly record struct RateName(string Model, ServiceTier Tier, decimal Above, RateClass Class)
{
    /// <summary>The card it stands on: <c>batch above 272000</c>.</summary>
    public string Card => $"{EnumNames<ServiceTier>.Of(Tier)}{(Above == 0 ? "" : $" above {PlainUsd.Of(Above)}")}";

    public override string ToString() => $"{Model} {Card} {EnumNames<RateClass>.Of(Class)}";
}

/// <summary>Everything the sources state of models of ours, each family once.</summary>
internal static class Votes
{
    // The same rule is written as 271999, 272000 and 272001.
    private const decimal OneApart = 1;

    public static IReadOnlyList<(RateName Rate, IReadOnlyList<Vote> Votes)> Of(
        PriceBook ours, IReadOnlyList<StatedList> lists, IdTable ids)
    {
        var pairs = ids.Ids.ToDictionary(pair => (pair.Source, pair.Theirs));
        var stated =
            from list in lists
            from model in list.Models
            let pair = pairs.GetValueOrDefault((list.File.Family, model.Id))
            where pair is not null && ours.Version.FindModel(pair.Ours) is not null
            from rate in model.Rates
            let provider = ours.Version.FindModel(pair.Ours)!.Provider
            let above = Math.Max(pair.Above ?? 0, rate.Band.Start)
            select (
                Name: new RateName(pair.Ours, provider.Resolve(rate.Tier), Rounded(above), rate.Class),
                Vote: new Vote(list.File.Family, list.File.Date, rate.Usd, rate.Key));
        return
        [
            .. stated.GroupBy(rate => rate.Name, rate => rate.Vote)
                .Select(votes => (votes.Key, (IReadOnlyList<Vote>)[.. OneEach(votes)])),
        ];
    }

    private static IEnumerable<Vote> OneEach(IEnumerable<Vote> votes) =>
        votes.GroupBy(vote => vote.Family)
            .Select(family => family.MaxBy(vote => vote.Date)!)
            .OrderBy(vote => vote.Family, StringComparer.Ordinal);

    private static decimal Rounded(decimal size) =>
        Math.Round(size / 1000) * 1000 is var round && Math.Abs(round - size) <= OneApart ? round : size;
}
