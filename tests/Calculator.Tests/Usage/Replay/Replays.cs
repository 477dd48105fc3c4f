using System.Globalization;
using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Tests.Plans;
using Calculator.Units;
using Calculator.Usage;
using Calculator.Usage.Replay;

namespace Calculator.Tests.Usage.Replay;

/// <summary>Tables of requests on Claude Haiku 4.5, a dollar a million uncached tokens, under a plan of 20 a month.</summary>
internal static class Replays
{
    /// <summary>November 2026, which begins on a Sunday.</summary>
    public static UsageOptions November { get; } = new()
    {
        KeepsTimes = true,
        From = new DateTime(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc),
        To = new DateTime(2026, 12, 1, 0, 0, 0, DateTimeKind.Utc),
    };

    /// <summary>All there is, whatever its days.</summary>
    public static UsageOptions AsItIs { get; } = new() { KeepsTimes = true };

    /// <summary>A plan of Anthropic's models that bills what is beyond, unless something else is said.</summary>
    public static PricedPlan Plan(
        IReadOnlyList<PlanLimit>? limits = null,
        Overage? overage = Overage.ApiRates,
        decimal? included = null,
        decimal fee = 20,
        PlanUnit per = PlanUnit.Seat)
    {
        var plan = Acme.Plan(limits, included, overage, fee, per);
        return plan with { Plan = plan.Plan with { Covers = ["anthropic"] } };
    }

    public static PlanLimit Weekly(decimal usd) => Acme.Limit(LimitWindow.Week, LimitUnit.Usd, usd);

    public static PlanLimit FiveHours(decimal usd) => Acme.Limit(LimitWindow.FiveHours, LimitUnit.Usd, usd);

    /// <summary>A table of requests, each <c>time dollars</c>, or <c>time dollars user</c>.</summary>
    public static string Log(params IEnumerable<string> requests) => string.Join('\n', requests.Select(Row).Prepend(
        "timestamp,user,model,uncached_input_tokens"));

    public static UsageReplay Of(
        string log, PricedPlan plan, UsageOptions? options = null, PlanTerms? terms = null, Discount discount = default) =>
        Of(Read(log, options ?? November), options ?? November, plan, terms, discount);

    public static UsageReplay Of(
        UsageProfile profile, UsageOptions options, PricedPlan plan, PlanTerms? terms = null, Discount discount = default)
    {
        var seats = SeatShares.Even(new(profile.Timeline!.Owners));
        return UsageReplay.Of(profile, options, [plan], terms ?? new PlanTerms { Seats = seats }, discount, default);
    }

    public static UsageProfile Read(string log, UsageOptions options) => Logs.Read(log, options);

    private static string Row(string request)
    {
        var words = request.Split(' ');
        var tokens = decimal.Parse(words[1], CultureInfo.InvariantCulture) * 1_000_000;
        return $"{words[0]},{(words.Length > 2 ? words[2] : "")},claude-haiku-4-5,{tokens.ToString("0", CultureInfo.InvariantCulture)}";
    }
}
