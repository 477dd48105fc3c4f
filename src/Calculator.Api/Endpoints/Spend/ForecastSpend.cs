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

    [Field("How many sessions run a day, of all users together.", Unit = "sessions / day", Example = "1000")]
    public required SessionsPerDay SessionsPerDay { get; init; }

    public required MonthFields Month { get; init; }

    [Field(
        "How many days of use a year has; 12 months of daysPerMonth if left out, so 360 where a month has 30.",
        Unit = "days / year",
        Example = "365")]
    public DaysPerYear? DaysPerYear { get; init; }

    public required PricingFields Prices { get; init; }

    public SpendForecast Forecast(TaskCost cost) => new(cost, SessionsPerDay, Month.DaysPerMonth) { DaysPerYear = DaysPerYear };
}

/// <summary>What a workload costs over time, in dollars.</summary>
internal sealed record SpendAnswer
{
    /// <summary>The model's id.</summary>
    public required string Model { get; init; }

    /// <summary>One session.</summary>
    public required decimal PerSessionUsd { get; init; }

    /// <summary>One session that succeeds.</summary>
    public required decimal PerSuccessUsd { get; init; }

    /// <summary>One day of sessionsPerDay sessions.</summary>
    public required decimal PerDayUsd { get; init; }

    /// <summary>One month of daysPerMonth days.</summary>
    public required decimal PerMonthUsd { get; init; }

    /// <summary>One year: of daysPerYear days, else of twelve months.</summary>
    public required decimal PerYearUsd { get; init; }

    /// <summary>The sessions a day, as given.</summary>
    public required decimal SessionsPerDay { get; init; }

    /// <summary>The month convention.</summary>
    public required decimal DaysPerMonth { get; init; }

    /// <summary>Where the rates come from.</summary>
    public required PriceAnswer Price { get; init; }

    /// <summary>Which prices were used.</summary>
    public required PricingAnswer Pricing { get; init; }

    /// <summary>What was assumed on the way.</summary>
    public required IReadOnlyList<string> Assumptions { get; init; }

    public static SpendAnswer Of(SpendForecast forecast, PriceBook book) => new()
    {
        Model = forecast.Session.Model.Id,
        PerSessionUsd = forecast.Session.Total.Value,
        PerSuccessUsd = forecast.Session.PerSuccess.Value,
        PerDayUsd = forecast.PerDay.Value,
        PerMonthUsd = forecast.PerMonth.Value,
        PerYearUsd = forecast.PerYear.Value,
        SessionsPerDay = forecast.SessionsPerDay.Value,
        DaysPerMonth = forecast.DaysPerMonth.Value,
        Price = PriceAnswer.Of(forecast.Session.Provenance),
        Pricing = PricingAnswer.Of(book),
        Assumptions = [.. forecast.Session.AssumptionsOverTime, .. forecast.Assumptions],
    };
}
