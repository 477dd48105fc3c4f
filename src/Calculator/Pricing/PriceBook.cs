using Calculator.Outcomes;
using Calculator.Units;

namespace Calculator.Pricing;

/// <summary>One version's prices as they stand at one moment. Every calculation starts here.</summary>
/// <param name="Version">The version the prices are from.</param>
/// <param name="AsOf">The moment they hold at.</param>
public sealed record PriceBook(PricingVersion Version, Moment AsOf)
{
    /// <summary>A model at its price in force.</summary>
    /// <param name="name">An id or a listed alias; case aside it must be exact. An unknown name is never priced as a near one.</param>
    /// <returns>The model, or a refusal about <c>model</c>: the name is unknown, or <see cref="AsOf"/> lies before its first price.</returns>
    public Outcome<PricedModel> Model(string name)
    {
        if (Version.FindModel(name) is not { } listed)
        {
            return new Refusal(
                RefusalKind.Unknown,
                "model",
                $"There is no model '{Echo.Of(name)}' in pricing {Version.Id}; the nearest are {string.Join(", ", Nearest.To(name, Version.ModelNames, near => Version.FindModel(near)!.Model.Id))}.");
        }

        return listed.Model.Prices.InForce(AsOf) is { } period
            ? new PricedModel(listed, period, AsOf)
            : BeforeFirst(listed.Model.Id, listed.Model.Prices[0].From);
    }

    /// <summary>A plan at its fee in force.</summary>
    /// <param name="id">The exact id, case aside.</param>
    /// <returns>The plan, or a refusal about <c>plans</c>.</returns>
    public Outcome<PricedPlan> Plan(string id)
    {
        if (Version.FindPlan(id) is not { } plan)
        {
            return new Refusal(
                RefusalKind.Unknown,
                "plans",
                $"There is no plan '{Echo.Of(id)}' in pricing {Version.Id}; the nearest are {string.Join(", ", Nearest.To(id, Version.Plans.Select(known => known.Id)))}.");
        }

        return plan.Prices.InForce(AsOf) is { } period
            ? new PricedPlan(plan, period)
            : BeforeFirst(plan.Id, plan.Prices[0].From);
    }

    private Refusal BeforeFirst(string id, Moment first) => new(
        RefusalKind.NotOffered,
        "asOf",
        $"Pricing {Version.Id} has no price of {id} at {AsOf}; its first price is from {first}.");
}

/// <summary>A plan at its fee in force.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Period">The fee in force.</param>
public sealed record PricedPlan(Plan Plan, PlanPeriod Period)
{
    /// <summary>Where the fee comes from.</summary>
    public Provenance Provenance { get; } = new(Period.From, Period.Source, Period.Checked, Period.Confidence, Period.Note);
}
