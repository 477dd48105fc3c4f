using Calculator.Api.Replies;
using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Api.Endpoints.Plans;

/// <summary>
/// Says what a comparison of plans rests on: which limits, from where, how they are bought, and of which plans nothing is known.
/// </summary>
internal static class PlanSentences
{
    /// <summary>What holds of the plans, whatever the volume.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<PlanQuote> quotes, PlanTerms terms) =>
        [.. OfEach(quotes, terms), .. OfAll(quotes, terms)];

    /// <summary>What holds of each of them, whether or not it is known when what was used.</summary>
    public static IEnumerable<string> OfEach(IReadOnlyList<PlanQuote> quotes, PlanTerms terms) =>
    [
        .. OpaqueLimits.Of(quotes),
        .. quotes.SelectMany(quote => quote.IncludesModel ? OfLimit(quote, terms) : [OfferSentences.OfNotIncluded(quote)]),
        .. quotes.SelectMany(quote => OfPurchase(quote, terms)),
        .. OfferSentences.OfSale(quotes),
        .. OfferSentences.OfUnknownModels(quotes),
        .. OfTiers([.. quotes.SelectMany(quote => quote.Session.Tiers).Distinct()]),
        .. OfPlaces(quotes.Select(quote => quote.Session.Priced).OfType<PricedModel>()),
        .. OldFees.Of(quotes),
        .. ComingFees.Of(quotes),
    ];

    /// <summary>What the verdict over a month rests on.</summary>
    public static IEnumerable<string> Of(MonthVerdict verdict, LimitBound bound)
    {
        foreach (var month in verdict.Plans.Where(month => RestsOnDoubt(month, verdict)))
        {
            var limit = month.Quote.Limit!;
            yield return $"The verdict on {month.Quote.Plan.Plan.Id} rests on an estimate of low confidence: "
                + $"a seat's limit of {Words(limit.PerMonth)} of usage a month{TakenAs(limit.PerMonth.Select(usd => usd.Value), bound)}.";
        }

        foreach (var quote in verdict.MightBeCheaper)
        {
            var month = verdict.Plans.First(month => ReferenceEquals(month.Quote, quote));
            yield return $"{quote.Plan.Plan.Id} would cost its fee of {quote.Fee}{Beside(month)} if that bought so much usage: "
                + "nothing is known of its limits.";
        }
    }

    private static string Beside(PlanMonth month) => month.Besides > Usd.Zero ? $", and {Rounded(month.Besides)} beside it," : "";

    // A doubtful limit decides where it makes the plan the cheapest, or keeps one from it that would be by its fee.
    private static bool RestsOnDoubt(PlanMonth month, MonthVerdict verdict) =>
        month.Quote.Limit is { IsDoubtful: true }
        && (month.Quote.Is(verdict.Cheapest) || month.Quote.Is(verdict.CheapestByFeeAlone));

    private static IEnumerable<string> OfTiers(IReadOnlyList<ServiceTier> tiers)
    {
        foreach (var tier in tiers.Where(tier => tier.IsDeferred()).Select(EnumNames<ServiceTier>.Of))
        {
            yield return $"No plan sells {tier}: what the API serves in it counts for a plan, and is billed beyond what its fee buys, "
                + "at the list price of the standard tier.";
        }

        foreach (var tier in tiers.Where(tier => tier.IsBesidePlans()).Select(EnumNames<ServiceTier>.Of))
        {
            yield return $"No plan is taken to cover {tier}: Anthropic's do not (code.claude.com/docs/en/fast-mode), and of others nothing "
                + "is stated. What is served in it is paid beside the fee from the first token on, by usage credits, and is taken at what "
                + "the API bills for it.";
        }

        foreach (var tier in tiers.Where(tier => tier.IsPreferred()).Select(EnumNames<ServiceTier>.Of))
            yield return $"Plans are taken to offer {tier} too, and what is served in it to count at that tier's list price.";
    }

    private static IEnumerable<string> OfPlaces(IEnumerable<PricedModel> models)
    {
        foreach (var (provider, factor) in models
            .Where(model => model.PlaceFactor != 1)
            .Select(model => (model.Provider.Name, model.PlaceFactor))
            .Distinct())
        {
            yield return $"Plans count and bill usage at {provider}'s own list price, {PlainNumber.Format(factor)} times which the API's "
                + "token rates are here.";
        }

        foreach (var region in models.Select(model => model.Region).OfType<string>().Distinct())
            yield return $"No plan is taken to keep requests in {region}: under one they may be served anywhere.";
    }

    private static IEnumerable<string> OfLimit(PlanQuote quote, PlanTerms terms)
    {
        var id = quote.Plan.Plan.Id;
        foreach (var unstated in quote.Unstated)
            yield return Unstated(id, unstated);
        if (quote.Limit is not { } limit)
        {
            if (quote.Line is null && quote.Uncounted.Count > 0)
                yield return Uncounted(quote);
            else if (quote.Line is null && quote.Unstated.Count > 0)
                yield return $"So nothing is claimed of {id} beyond its fee of {quote.Fee}.";
            else if (quote.Line is null)
                yield return $"No limit of {id} is known, so nothing is claimed of it beyond its fee of {quote.Fee}.";
            else if (terms.AssumeUnlimited && quote.Included is null)
                yield return $"{id} is taken to have no limit.";
            yield break;
        }

        if (limit.Origin == SeatLimitOrigin.Own)
            yield return $"{id} with your limit of {terms.OwnUsdPerWeek(quote.Plan)} of usage a week a seat at list price.{Beyond(quote)}";
        if (limit.Origin == SeatLimitOrigin.Envelope)
        {
            yield return $"No limit of {id} was measured on a mix like this one ({Mix(quote)}), so all that were are taken together, "
                + $"with low confidence: {Words(limit.PerMonth)} of usage a month a seat."
                + $"{OfAnyModel(quote)}{Floor(limit)}{Beyond(quote)}";
        }
        if (limit.Origin == SeatLimitOrigin.ByModel)
            yield return ByModel(quote, limit);
        if (quote.MayBeForSeveral)
        {
            yield return $"Each model has a limit of {id} of its own: a bill names none, and may be for one, or for as many as it takes. "
                + "So by the high figure no limit ends it.";
        }
        foreach (var one in limit.Of)
        {
            var isStated = one.Basis == LimitBasis.Published;
            yield return $"{id} is {(isStated ? "stated" : "estimated")} to end at {Amount(one)} "
                + $"a {EnumNames<LimitWindow>.Of(one.Window)} a seat{OfModels(one)}{TakenAs(one.ToRange(), terms.Bound)}"
                + $"{MeasuredOn(one)}, "
                + $"since {one.From} (confidence {EnumNames<Confidence>.Of(one.Confidence)}, "
                + $"checked {PriceAnswer.Date(one.Checked)}): {one.Source}."
                + (one.Note is { } note ? $" {note}" : "")
                + (limit.Origin is SeatLimitOrigin.Envelope or SeatLimitOrigin.ByModel ? "" : Beyond(quote));
        }
    }

    private static string ByModel(PlanQuote quote, SeatLimit limit) => limit.Of.Any(one => one.PerModel)
        ? $"Each model of the log has a limit of {quote.Plan.Plan.Id} of its own, and the first ends at {Words(limit.PerMonth)} of all "
            + $"usage in a month like this one; the others go on to theirs.{Beyond(quote, "a model's own limit")}"
        : $"{quote.Plan.Plan.Id} has no one limit for all models of the log: each takes its part of the limit that holds of it, so that "
            + $"a seat ends at {Words(limit.PerMonth)} of usage in a month like this one.{Beyond(quote)}";

    private static string Unstated(string id, UnstatedLimit unstated)
    {
        var others = unstated.Others.Count > 0
            ? $"nothing tells what {Names(unstated.Others)} may use of it."
            : "a bill names no model, and nothing tells what others may use of it.";
        return $"{id} has a limit by {EnumNames<LimitWindow>.Of(unstated.Window)} that is stated of {Names(unstated.Named)} alone, "
            + $"and {others}";
    }

    private static string OfAnyModel(PlanQuote quote) =>
        quote is { Session: { Model: null, ByModel.Count: 0 }, Limit.Of: var statements } && statements.Any(one => one.Models is not null)
            ? " Some hold of some models alone, and a bill names none, so that any may be the one."
            : "";

    private static string OfModels(PlanLimit limit) =>
        $"{(limit.PerModel ? " for each model" : "")}{(limit.Models is { } models ? $" on {Names(models)}" : "")}";

    private static string Names(IReadOnlyList<string> models) => models.Count < 2
        ? string.Concat(models)
        : $"{string.Join(", ", models.SkipLast(1))} and {models[^1]}";

    private static string Floor(SeatLimit limit) => limit.PerMonth.Low > Usd.Zero
        ? ""
        : " A limit is worth less to work that reads less from cache than what it was measured on, and how much less nobody measured.";

    private static string Uncounted(PlanQuote quote)
    {
        var units = string.Join(" and ", quote.Uncounted.Distinct().Select(EnumNames<LimitUnit>.Of));
        var why = quote.Session.Requests is null
            ? $"a bill does not say how many {units} it is for"
            : $"of a session that costs nothing at list price no dollars say how many {units} there are";
        return $"{quote.Plan.Plan.Id} has a limit in {units}, and {why}, "
            + $"so nothing is claimed of it beyond its fee of {quote.Fee}.";
    }

    private static IEnumerable<string> OfPurchase(PlanQuote quote, PlanTerms terms)
    {
        var (id, period, used) = (quote.Plan.Plan.Id, quote.Plan.Period, terms.Seats.Count.Value);
        if (quote.Plan.Plan.Per == PlanUnit.Person && used > 1)
            yield return $"{id} is one person's own account: {PlainNumber.ForReading(used)} seats are as many people, each with their own.";
        if (quote.Plan.Plan.Per == PlanUnit.Team && used > 1)
            yield return $"{id} has one fee for a whole team, which is not multiplied by seats.";
        if (quote.Plan.Plan.Per != PlanUnit.Team && quote.Seats > used)
        {
            yield return $"{id} is sold from {PlainNumber.ForReading(quote.Seats)} seats on, so that many are paid for; "
                + $"the usage is spread over {PlainNumber.ForReading(used)}.";
        }
        if (terms.Billing == Billing.Annual && !quote.IsAnnual)
            yield return $"{id} has no annual price; its monthly one is used.";
        if (period is { ApiCreditUsdPerMonth: { } credit, ApiCreditNote: { } note })
        {
            var most = period.MaxApiCreditUsdPerMonth is { } usd ? $", at most {new Usd(usd)} for all seats," : "";
            yield return $"{id} brings {new Usd(credit)} a seat a month{most} for the API, "
                + $"which comes off an API bill and is not taken off here: {note}";
        }
    }

    private static IEnumerable<string> OfAll(IReadOnlyList<PlanQuote> quotes, PlanTerms terms)
    {
        if (quotes.Any(quote => quote.Limit is { } limit
            && (limit.Origin == SeatLimitOrigin.Own || limit.Of.Any(one => one.Window == LimitWindow.Week))))
        {
            yield return "A weekly limit is counted over 30.4375 ÷ 7 weeks a month, on however many days of it work is done.";
        }
        if (quotes.Any(quote => quote.IncludesModel
            && (quote.Plan.Limits.Any(limit => limit.Window == LimitWindow.FiveHours) || quote.Plan.Period.UsageLimits is not null)))
        {
            yield return "A limit by hours may block sooner than the month's sum shows; only the times of real requests could tell.";
        }
        if (terms.Seats.Count.Value > 1 && terms.Seats.IsEven)
        {
            yield return $"The usage is taken to be spread evenly over {PlainNumber.ForReading(terms.Seats.Count.Value)} seats, "
                + "which do not pool; usagePerSeat says otherwise.";
        }
        if (quotes.Any(quote => quote.IsAnnual))
            yield return "An annual price is paid for the whole year, used or not.";
    }

    private static string Mix(PlanQuote quote) => quote.Session.CacheReadShare is { } share
        ? $"{PlainNumber.ForReading(Math.Round(share, 4))} of the input read from cache"
        : "of which only the bill is known";

    private static string MeasuredOn(PlanLimit limit) =>
        limit.CacheReadShare is { } share ? $", on a mix with {share} of the input read from cache" : "";

    private static string Amount(PlanLimit limit) => $"{Words(limit.Low, limit.High)} {EnumNames<LimitUnit>.Of(limit.Unit)}";

    private static string Words(decimal low, decimal high) =>
        low == high ? PlainNumber.ForReading(high) : $"{PlainNumber.ForReading(low)} to {PlainNumber.ForReading(high)}";

    private static string Words(Range<Usd> range) =>
        range.Low == range.High ? $"{Rounded(range.High)}" : $"{Rounded(range.Low)} to {Rounded(range.High)}";

    private static Usd Rounded(Usd usd) => new(Math.Round(usd.Value, 2));

    private static string TakenAs(Range<decimal> range, LimitBound bound) =>
        range.Low == range.High ? "" : $", taken as {EnumNames<LimitBound>.Of(bound)}";

    private static string Beyond(PlanQuote quote, string limit = "it") => quote.Line?.PerUsdBeyond switch
    {
        null => " The plan ends there.",
        1 => $" What exceeds {limit} is billed at list price.",
        { } price => $" What exceeds {limit} is billed at {PlainNumber.Format(price)} times list price.",
    };
}

/// <summary>Says of plans of which no limit is known, in tokens or in dollars, that nothing shows a workload fits them.</summary>
internal static class OpaqueLimits
{
    public static IEnumerable<string> Of(IEnumerable<PlanQuote> quotes) => quotes
        .Where(quote => quote is { IncludesModel: true, Included: null, Limit: null, Uncounted.Count: 0 })
        .Select(quote => quote.Plan.Period.UsageLimits is { } limits
            ? $"{quote.Plan.Name} has usage limits that the provider does not state in tokens or dollars, "
                + $"and nothing here says that the workload fits them: {limits}"
            : $"{quote.Plan.Name} states no usage limits; nothing here says that the workload fits them.");
}
