using Calculator.Plans;
using Calculator.Pricing;

namespace Calculator.Api.Endpoints.Plans;

/// <summary>
/// Says of which plans another fee, or another usage that it includes, is confirmed from a day within a year on: what is answered of a
/// month is at the fee in force.
/// </summary>
internal static class ComingFees
{
    public static IEnumerable<string> Of(IReadOnlyList<PlanQuote> quotes)
    {
        List<string> changes = [.. quotes.SelectMany(Changes)];
        if (changes.Count > 0)
        {
            yield return "Plans are taken at the fee in force throughout, though a confirmed one is another: "
                + $"{string.Join("; ", changes)}.";
        }
    }

    private static IEnumerable<string> Changes(PlanQuote quote)
    {
        var last = quote;
        foreach (var period in quote.Plan.Plan.Prices.TakingEffect(quote.Plan.AsOf, quote.Plan.AsOf.AYearLater))
        {
            var later = PlanQuote.Of(quote.Plan with { Period = period }, quote.Session, quote.Terms);
            if (later.Fee != last.Fee)
                yield return $"from {period.From} on {quote.Plan.Plan.Id} costs {later.Fee.InsteadOf(quote.Fee)} a month";
            if (later.Included != last.Included)
                yield return $"from {period.From} on {quote.Plan.Plan.Id} includes {Words(later)} of usage instead of {Words(quote)}";
            last = later;
        }
    }

    private static string Words(PlanQuote quote) => quote.Included is { } usd ? $"{usd}" : "no stated sum";
}
