using System.Text.Json.Serialization;
using Calculator.Api.Replies;
using Calculator.Pricing;
using Calculator.Usage;

namespace Calculator.Api.Endpoints.Usage;

/// <summary>What a log comes to.</summary>
[CsvRows(nameof(Rows))]
internal sealed record UsageProfileAnswer
{
    private const string Undated = "undated";

    /// <summary>What was found, and what was left out.</summary>
    public required UsageCountsAnswer Counts { get; init; }

    /// <summary>The days it is about; absent where no request has a time.</summary>
    public UsagePeriodAnswer? Period { get; init; }

    /// <summary>All that has a price.</summary>
    public required UsageFiguresAnswer Totals { get; init; }

    /// <summary>What all of it cost at list price: <c>totals.listUsd</c>, where one looks for it.</summary>
    public required decimal ListUsd { get; init; }

    /// <summary>The same by model, the dearest first.</summary>
    public required IReadOnlyList<ModelUsageAnswer> ByModel { get; init; }

    /// <summary>The same by day.</summary>
    public required IReadOnlyList<DayUsageAnswer> ByDay { get; init; }

    /// <summary>What sessions are like.</summary>
    [MayBeNull(nameof(SessionsReason))]
    public required UsageSessionsAnswer? Sessions { get; init; }

    /// <summary>Why there are none: <c>noSessions</c>, where some request belongs to none.</summary>
    public string? SessionsReason { get; init; }

    /// <summary>What has no price, the most tokens first; at most 100.</summary>
    public required IReadOnlyList<UnpricedUsageAnswer> Unpriced { get; init; }

    /// <summary>The workload of each model, the dearest first; none where the source counts no requests.</summary>
    public required IReadOnlyList<WorkloadAnswer> Profiles { get; init; }

    /// <summary>All models together as one workload; absent where the source counts no requests.</summary>
    public WorkloadAnswer? Mix { get; init; }

    /// <summary>Which prices were used; each request takes those of its own time.</summary>
    public required PricingAnswer Pricing { get; init; }

    /// <summary>What there is to be said of how the log was read and priced.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The answer as a table: a row for each model on each day.</summary>
    [JsonIgnore]
    public IReadOnlyList<UsageRow> Rows =>
        [.. ByDay.SelectMany(day => day.Models, (day, model) => new UsageRow(day.Day, model.Model, model.Used))];

    public static UsageProfileAnswer Of(UsageProfile profile, TimeZoneInfo zone, PriceBook book)
    {
        var query = new WorkloadQuery(book.Version.Id, [.. profile.Workloads.Select(workload => workload.Model!)], book.Discount);
        var models = profile.ByDayAndModel.ToLookup(part => part.Day, Of);
        return new UsageProfileAnswer
        {
            Counts = UsageCountsAnswer.Of(profile.Counts),
            Period = profile.Period is { } period ? UsagePeriodAnswer.Of(period, zone) : null,
            Totals = UsageFiguresAnswer.Of(profile.Total),
            ListUsd = profile.Total.List.Value,
            ByModel = [.. profile.ByModel.Select(Of)],
            ByDay = [.. profile.ByDay.Select(part => Of(part, models[part.Day]))],
            Sessions = profile.Sessions is { } sessions ? UsageSessionsAnswer.Of(sessions, profile.Period) : null,
            SessionsReason = profile.Sessions is null ? ReasonWords.NoSessions : null,
            Unpriced = [.. profile.Unpriced.Select(UnpricedUsageAnswer.Of)],
            Profiles = [.. profile.Workloads.Select(workload => WorkloadAnswer.Of(workload, query))],
            Mix = profile.Mix is { } mix ? WorkloadAnswer.Of(mix, query) : null,
            Pricing = PricingAnswer.Of(book),
            Warnings = profile.Warnings,
        };
    }

    private static DayUsageAnswer Of(UsagePart part, IEnumerable<ModelUsageAnswer> models) =>
        new(DayOf(part), UsageFiguresAnswer.Of(part.Figures), [.. models]);

    private static ModelUsageAnswer Of(UsagePart part) => new(part.Model!, UsageFiguresAnswer.Of(part.Figures));

    private static string DayOf(UsagePart part) => part.Day is { } day ? PriceAnswer.Date(day) : Undated;
}
