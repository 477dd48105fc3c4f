using Calculator.Api.Binding;
using Calculator.Api.Fields;
using Calculator.Api.Hosting;
using Calculator.Api.OpenApi;
using Calculator.Api.Settings;
using Calculator.Outcomes;
using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Units;
using Calculator.Usage;
using Calculator.Usage.Replay;

namespace Calculator.Api.Endpoints.Usage;

/// <summary>Which plan would have been cheaper for what is in my logs, and what would it have blocked?</summary>
internal sealed class ReplayUsage : Question<UsagePlansRequest, UsagePlansAnswer>
{
    public override void Configure() => Ask(
        "/usage/plans",
        Sections.Usage,
        "A usage log replayed through the windows of each plan: what a month costs, what is blocked, and which way to pay is the cheapest.",
        Texts.UsagePlans,
        limit: RequestLimits.Usage);

    protected override async ValueTask<Outcome<UsagePlansAnswer>> AnswerAsync(
        UsagePlansRequest request, AnswerContext context, CancellationToken cancellation)
    {
        var log = await ReadLog.From(
            HttpContext.Request,
            context.Open(request.Prices),
            request.Usage.Log.Discount,
            request.ToOptions(),
            HttpContext.RequestServices.GetRequiredService<Limits>().UsageBytes,
            cancellation);
        return log.Then(read => request.Replay(read.Profile, read.Book));
    }
}

[FieldsInQuery(Texts.Example)]
internal sealed record UsagePlansRequest : IPricedRequest
{
    public required UsageFields Usage { get; init; }

    [Field("The day that weekly windows begin with, at midnight in timeZone.", Example = "mon")]
    public Weekday WeekStart { get; init; }

    [Field("Whether the answer holds what /v1/usage/profile answers too: a long log is then sent once for both.", Example = "false")]
    public bool WithProfile { get; init; }

    public required PlanFields Plans { get; init; }

    public required PricingFields Prices { get; init; }

    public UsageOptions ToOptions() => Usage.ToOptions() with { KeepsTimes = true };

    public Outcome<UsagePlansAnswer> Replay(UsageProfile profile, PriceBook book) =>
        from seats in SeatsOf(profile.Timeline!)
        from chosen in Plans.Choose(book, ModelsOf(profile.Timeline!), seats)
        let replay = UsageReplay.Of(profile, ToOptions(), chosen.Plans, chosen.Terms, book.Discount, WeekStart)
        select UsagePlansAnswer.Of(new ReplayedLog(profile, replay, chosen, this, book));

    private static IReadOnlyList<PricedModel> ModelsOf(UsageTimeline timeline) =>
        [.. timeline.Models.Select(used => used.Model).DistinctBy(model => model.Id)];

    // People do not share windows: each that the log names has a seat.
    private Outcome<SeatShares> SeatsOf(UsageTimeline timeline)
    {
        var stated = Plans.Chosen;
        if (timeline.NamedOwners == 0)
            return stated.SeatShares;
        if (stated.UsagePerSeat is not null)
            return Refused("The log says whose each request is, so that usagePerSeat has nothing to say; leave it out.");
        if (stated.Seats is { } seats && seats.Value != timeline.Owners)
        {
            return Refused($"The log is of {timeline.Owners} people, each with a seat, "
                + $"and seats is {PlainNumber.Format(seats.Value)}; leave it out.");
        }

        return SeatShares.Even(new(timeline.Owners));
    }

    private static Refusal Refused(string sentence) => new(RefusalKind.Contradiction, RefusalSubject.Seats, sentence);
}

/// <summary>A log, its replay, and what was asked.</summary>
internal sealed record ReplayedLog(
    UsageProfile Profile, UsageReplay Replay, ChosenPlans Chosen, UsagePlansRequest Request, PriceBook Book);
