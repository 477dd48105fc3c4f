using Calculator.Api.Endpoints.Plans;
using Calculator.Api.Replies;
using Calculator.Usage.Replay;

namespace Calculator.Api.Endpoints.Usage;

/// <summary>What a log comes to under each plan.</summary>
[CsvRows(nameof(Plans))]
internal sealed record UsagePlansAnswer
{
    /// <summary>What was found, and what was left out.</summary>
    public required UsageCountsAnswer Counts { get; init; }

    /// <summary>The days it is about.</summary>
    public required UsagePeriodAnswer Period { get; init; }

    /// <summary>How many months those are: each month of the calendar by the part of its days.</summary>
    public required decimal Months { get; init; }

    /// <summary>All that has a price, as <c>/v1/usage/profile</c> has it.</summary>
    public required UsageFiguresAnswer Totals { get; init; }

    /// <summary>What of it has no time, and is in no month.</summary>
    public required decimal UndatedUsd { get; init; }

    /// <summary>How many people the log names; absent where it names nobody, and all is taken to be of the seats together.</summary>
    public decimal? People { get; init; }

    /// <summary>The seats that carry the usage.</summary>
    public required decimal Seats { get; init; }

    /// <summary>Sessions a month; absent where the source names none.</summary>
    public decimal? SessionsPerMonth { get; init; }

    /// <summary>A month at API rates, in dollars.</summary>
    public required decimal ApiPerMonthUsd { get; init; }

    /// <summary>One row a plan.</summary>
    public required IReadOnlyList<UsagePlanRow> Plans { get; init; }

    /// <summary>
    /// <c>api</c> or the id of the cheapest plan that is known to serve all of it, by limitBound, the smallest fee on a tie.
    /// </summary>
    public required string Cheapest { get; init; }

    /// <summary>The same if no plan had a limit: by fee and included usage alone.</summary>
    public required string CheapestByFeeAlone { get; init; }

    /// <summary>Plans that would cost less than the cheapest if they had no limit, and of whose limits nothing is known.</summary>
    public required IReadOnlyList<PossiblyCheaper> MightBeCheaper { get; init; }

    /// <summary>The months of the calendar, each as it was.</summary>
    public required IReadOnlyList<UsageMonthAnswer> ByMonth { get; init; }

    /// <summary>What has no price, the most tokens first; at most 100. It is in no other figure.</summary>
    public required IReadOnlyList<UnpricedUsageAnswer> Unpriced { get; init; }

    /// <summary>What <c>/v1/usage/profile</c> answers; absent unless <c>withProfile</c> asks for it.</summary>
    public UsageProfileAnswer? Profile { get; init; }

    /// <summary>Which prices were used; each request takes those of its own time, plans those of asOf.</summary>
    public required PricingAnswer Pricing { get; init; }

    /// <summary>What was assumed on the way.</summary>
    public required IReadOnlyList<string> Assumptions { get; init; }

    /// <summary>What there is to be said of how the log was read and priced.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    public static UsagePlansAnswer Of(ReplayedLog log)
    {
        var (profile, replay) = (log.Profile, log.Replay);
        var zone = log.Request.ToOptions().Zone;
        var sessions = profile.Sessions?.Count / replay.MonthCount;
        return new UsagePlansAnswer
        {
            Counts = UsageCountsAnswer.Of(profile.Counts),
            Period = UsagePeriodAnswer.Of(profile.Period!, zone),
            Months = replay.MonthCount,
            Totals = UsageFiguresAnswer.Of(profile.Total),
            UndatedUsd = (replay.Timeline.Undated.List * log.Book.Discount.Factor).Value,
            People = replay.Timeline.NamedOwners > 0 ? replay.Timeline.Owners : null,
            Seats = log.Chosen.Terms.Seats.Count.Value,
            SessionsPerMonth = sessions,
            ApiPerMonthUsd = replay.ApiPerMonth.Value,
            Plans = [.. replay.Plans.Select(plan => UsagePlanRow.Of(plan, replay.ApiPerMonth, sessions))],
            Cheapest = LadderRung.NameOf(replay.Cheapest),
            CheapestByFeeAlone = LadderRung.NameOf(replay.CheapestByFeeAlone),
            MightBeCheaper = [.. replay.MightBeCheaper.Select(plan => PossiblyCheaper.Of(plan.Quote))],
            ByMonth = [.. replay.Months.Select((_, place) => UsageMonthAnswer.Of(replay, place))],
            Unpriced = [.. profile.Unpriced.Select(UnpricedUsageAnswer.Of)],
            Profile = log.Request.WithProfile ? UsageProfileAnswer.Of(profile, zone, log.Book) : null,
            Pricing = PricingAnswer.Of(log.Book),
            Assumptions = [.. UsagePlanSentences.Of(log)],
            Warnings = profile.Warnings,
        };
    }
}

/// <summary>A month of the calendar.</summary>
internal sealed record UsageMonthAnswer
{
    /// <summary>The month.</summary>
    [RowKey]
    public required string Month { get; init; }

    /// <summary>How many days it has.</summary>
    public required decimal Days { get; init; }

    /// <summary>How many of them lie in the period.</summary>
    public required decimal DaysInPeriod { get; init; }

    /// <summary>What the API billed, as far as the log tells.</summary>
    public required decimal ApiUsd { get; init; }

    /// <summary>What each plan would have cost.</summary>
    public required IReadOnlyList<PlanOfMonthAnswer> Plans { get; init; }

    public static UsageMonthAnswer Of(UsageReplay replay, int place)
    {
        var month = replay.Months[place];
        return new UsageMonthAnswer
        {
            Month = PriceAnswer.Date(month.First)[..^3],
            Days = month.Days,
            DaysInPeriod = month.DaysInPeriod,
            ApiUsd = replay.ApiByMonth[place].Value,
            Plans = [.. replay.Plans.Select(plan => PlanOfMonthAnswer.Of(plan, month, place))],
        };
    }
}

/// <summary>What a plan would have cost in a month of the calendar.</summary>
/// <param name="Plan">The plan's id.</param>
/// <param name="Usd">Dollars: its fee, what is billed beyond, and what the plan does not cover.</param>
/// <param name="Reason">Why that is null: <c>limitUnknown</c>, <c>partialMonth</c>, or <c>notWhollyServed</c>.</param>
internal sealed record PlanOfMonthAnswer(
    [property: RowKey] string Plan, [property: MayBeNull(nameof(PlanOfMonthAnswer.Reason))] decimal? Usd, string? Reason)
{
    public static PlanOfMonthAnswer Of(PlanReplay plan, ReplayedMonth month, int place) =>
        new(plan.Quote.Plan.Plan.Id, plan.ByMonth[place]?.Value, plan switch
        {
            _ when plan.ByMonth[place] is not null => null,
            { PerMonth: null } => ReasonWords.LimitUnknown,
            _ => month.DaysInPeriod < month.Days ? ReasonWords.PartialMonth : ReasonWords.NotWhollyServed,
        });
}
