using System.Text.Json.Serialization;
using Calculator.Api.Replies;
using Calculator.Costs;
using Calculator.Plans;
using Calculator.Units;

namespace Calculator.Api.Endpoints.Plans;

/// <summary>The usage over which one way to pay is the cheapest.</summary>
/// <param name="Option"><c>api</c>, a plan's id, or <c>unknown</c>: a plan whose limits nobody knows would be the cheapest, if it allowed that much.</param>
/// <param name="FromUsdPerMonth">Usage a month at list price, in dollars, from which on it is.</param>
/// <param name="ToUsdPerMonth">The usage up to which it is; null for the last rung.</param>
/// <param name="FromSessions">The same as sessions a month.</param>
/// <param name="ToSessions">The same as sessions a month; null for the last rung.</param>
/// <param name="Reason">Why a value is null: <c>unbounded</c>; or <c>beyondRange</c>, more than 10^15 sessions.</param>
internal sealed record LadderRung(
    string Option,
    decimal FromUsdPerMonth,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? ToUsdPerMonth,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? FromSessions,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? ToSessions,
    string? Reason)
{
    public const string Api = "api";
    private const string Unknown = "unknown";

    public static LadderRung Of(Rung rung, TaskCost session)
    {
        var (from, to) = (Sessions(rung.From, session), rung.To is { } end ? Sessions(end, session) : null);
        return new LadderRung(
            NameOf(rung.Option),
            rung.From.Value,
            rung.To?.Value,
            from,
            to,
            rung.To is null ? ReasonWords.Unbounded : from is null || to is null ? ReasonWords.BeyondRange : null);
    }

    public static string NameOf(PayOption option) => option switch
    {
        PayOption.Api => Api,
        PayOption.Plan plan => plan.Offer.Plan.Id,
        _ => Unknown,
    };

    private static decimal? Sessions(Usd usage, TaskCost session) =>
        usage.Value / BreakEven.MostSessions > session.ListTotal.Value ? null : usage.Value / session.ListTotal.Value;
}
