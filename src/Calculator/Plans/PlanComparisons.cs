namespace Calculator.Plans;

/// <summary>Plans held against the API for one kind of session.</summary>
/// <param name="Session">The session.</param>
/// <param name="Quotes">Each plan at the caller's terms, in the order they were asked for.</param>
/// <param name="Ladder">The cheapest way to pay by usage, of those on offer; null if a session costs nothing at list price.</param>
public sealed record PlanComparisons(PlanSession Session, IReadOnlyList<PlanQuote> Quotes, Ladder? Ladder)
{
    /// <summary>Quotes plans for a session.</summary>
    public static PlanComparisons Of(PlanSession session, IEnumerable<Pricing.PricedPlan> plans, PlanTerms terms)
    {
        var quotes = plans.Select(plan => PlanQuote.Of(plan, session, terms)).ToList();
        var candidates = quotes.Where(quote => quote.MayBeCheapest).Select(quote => quote.Line).OfType<PayLine>();
        return new PlanComparisons(session, quotes, Ladder.Of(session, candidates));
    }

    /// <summary>The verdict over a number of sessions a month.</summary>
    public MonthVerdict Judge(decimal sessions) => MonthVerdict.Of(this, sessions);
}
