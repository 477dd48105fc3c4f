using Calculator.Api.Binding;
using Calculator.Api.Fields;
using Calculator.Api.OpenApi;
using Calculator.Api.Replies;
using Calculator.Costs;
using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Spend;
using Calculator.Units;

namespace Calculator.Api.Endpoints.Spend;

/// <summary>What does a day, a month, a year cost?</summary>
internal sealed class ForecastSpend : Calculator<SpendRequest, SpendAnswer>
{
    public override void Configure() => Ask(
        "/spend",
        Sections.Spend,
        "Cost per session, day, month and year.",
        "A month has daysPerMonth days (30 unless said otherwise), a year 12 such months unless daysPerYear is given.",
        headline: "perMonthUsd");

    protected override Outcome<SpendAnswer> Answer(SpendRequest request, PriceBook book) =>
        request.Task.Price(book).Select(cost => SpendAnswer.Of(request.Forecast(cost), book));
}

internal sealed record SpendRequest : IPricedRequest
{
    public required TaskFields Task { get; init; }

    [Field("How many sessions run a day.", Unit = "sessions / day", Example = "1000")]
    public required SessionsPerDay SessionsPerDay { get; init; }

    public required MonthFields Month { get; init; }

    [Field("How many days of use a year has; 12 months of daysPerMonth if left out, so 360 where a month has 30.", Unit = "days / year", Example = "365")]
    public DaysPerYear? DaysPerYear { get; init; }

    public required PricingFields Prices { get; init; }

    public SpendForecast Forecast(TaskCost cost) => new(cost, SessionsPerDay, Month.DaysPerMonth) { DaysPerYear = DaysPerYear };
}

/// <summary>What a workload costs over time, in dollars.</summary>
/// <param name="Model">The model's id.</param>
/// <param name="PerSessionUsd">One session.</param>
/// <param name="PerSuccessUsd">One session that succeeds.</param>
/// <param name="PerDayUsd">One day of sessionsPerDay sessions.</param>
/// <param name="PerMonthUsd">One month of daysPerMonth days.</param>
/// <param name="PerYearUsd">One year: of daysPerYear days, else of twelve months.</param>
/// <param name="SessionsPerDay">The sessions a day, as given.</param>
/// <param name="DaysPerMonth">The month convention.</param>
/// <param name="Price">Where the rates come from.</param>
/// <param name="Pricing">Which prices were used.</param>
/// <param name="Assumptions">What was assumed on the way.</param>
internal sealed record SpendAnswer(
    string Model,
    decimal PerSessionUsd,
    decimal PerSuccessUsd,
    decimal PerDayUsd,
    decimal PerMonthUsd,
    decimal PerYearUsd,
    decimal SessionsPerDay,
    decimal DaysPerMonth,
    PriceAnswer Price,
    PricingAnswer Pricing,
    IReadOnlyList<string> Assumptions)
{
    public static SpendAnswer Of(SpendForecast forecast, PriceBook book) => new(
        forecast.Session.Model.Id,
        forecast.Session.Total.Value,
        forecast.Session.PerSuccess.Value,
        forecast.PerDay.Value,
        forecast.PerMonth.Value,
        forecast.PerYear.Value,
        forecast.SessionsPerDay.Value,
        forecast.DaysPerMonth.Value,
        PriceAnswer.Of(forecast.Session.Provenance),
        PricingAnswer.Of(book),
        [.. forecast.Session.Assumptions, .. forecast.Assumptions]);
}
