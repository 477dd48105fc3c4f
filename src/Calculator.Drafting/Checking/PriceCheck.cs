using Calculator.Drafting.Ids;
using Calculator.Drafting.Sources;
using Calculator.Pricing;

namespace Calculator.Drafting.Checking;

/// <summary>What public files say of the prices of a version.</summary>
internal sealed record PriceCheck
{
    // Beyond this it is another unit, and no other price.
    private const decimal MostFactor = 100;

    /// <summary>Rates that sources state otherwise, those that two families contradict first.</summary>
    public required IReadOnlyList<Disagreement> Disagreements { get; init; }

    /// <summary>Rates that some source states which was taken after ours was checked, whatever it says.</summary>
    public required IReadOnlySet<RateName> Heard { get; init; }

    /// <summary>Rates that nobody but us states.</summary>
    public required IReadOnlyList<RateName> OursAlone { get; init; }

    /// <summary>Models in three or more sources that we lack, each with the sources.</summary>
    public required IReadOnlyList<string> Lacking { get; init; }

    /// <summary>Models of ours that the sources which had them list no longer, or say to have ended.</summary>
    public required IReadOnlyList<string> Gone { get; init; }

    /// <summary>Every model in force with the days since its price was checked, oldest first.</summary>
    public required IReadOnlyList<(string Model, DateOnly Checked, int Days)> Ages { get; init; }

    /// <summary>Rates so far from ours that the source must mean another unit; nothing is drafted while there are any.</summary>
    public required IReadOnlyList<string> Absurd { get; init; }

    public bool IsContradictedByNewer => Disagreements.Any(one => one.IsContradictedByNewer);

    public static PriceCheck Of(PriceBook ours, IReadOnlyList<StatedList> lists, IdTable ids)
    {
        var models = ours.Models.ToDictionary(model => model.Id);
        var votes = Votes.Of(ours, lists, ids).Where(stated => models.ContainsKey(stated.Rate.Model)).ToList();
        return new PriceCheck
        {
            Disagreements =
            [
                .. votes.Select(stated => Disagreement(models[stated.Rate.Model], stated.Rate, stated.Votes)).OfType<Disagreement>()
                    .OrderByDescending(one => one.Contradiction is not null)
                    .ThenBy(one => one.Rate.ToString(), StringComparer.Ordinal),
            ],
            Heard = votes.Where(stated => stated.Votes.Any(vote => vote.Date > models[stated.Rate.Model].Period.Checked))
                .Select(stated => stated.Rate).ToHashSet(),
            OursAlone = [.. models.Values.SelectMany(OwnRates.Of).Except(votes.Select(stated => stated.Rate))],
            Lacking = [.. Coverage.Lacking(ours, lists, ids)],
            Gone = [.. Coverage.Gone(models.Keys, lists, ids)],
            Ages =
            [
                .. models.Values.OrderBy(model => model.Period.Checked).ThenBy(model => model.Id, StringComparer.Ordinal)
                    .Select(model => (model.Id, model.Period.Checked, PriceAges.Days(model.Period.Checked, ours.AsOf.Day))),
            ],
            Absurd =
            [
                .. from stated in votes
                   let usd = OwnRates.Usd(models[stated.Rate.Model], stated.Rate).Usd
                   from vote in stated.Votes
                   where usd > 0 && (vote.Usd / usd >= MostFactor || usd / vote.Usd >= MostFactor)
                   select $"{vote.Family} {vote.Key}: must be near ours, {PlainUsd.Of(usd.Value)} dollars per million tokens: "
                       + $"is the unit another one?; it is {PlainUsd.Of(vote.Usd)}",
            ],
        };
    }

    private static Disagreement? Disagreement(PricedModel model, RateName rate, IReadOnlyList<Vote> votes)
    {
        var (card, usd) = OwnRates.Usd(model, rate);
        List<Vote> heard = [.. votes.Where(vote => !IsRounded(vote.Usd, usd))];
        return heard.TrueForAll(vote => vote.Usd == usd)
            ? null
            : new Disagreement(rate, usd, model.Period.Checked, heard)
            {
                IsCardMissing = card is null,
                IsOfOurCard = card?.Band.Start == rate.Above,
            };
    }

    // A page's two decimals of a rate that has more of them: 0.13 of 0.125.
    private static bool IsRounded(decimal theirs, decimal? ours) =>
        ours is { } usd && theirs != usd && theirs == Math.Round(usd, 2, MidpointRounding.AwayFromZero);
}
