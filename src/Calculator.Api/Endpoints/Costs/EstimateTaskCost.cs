using Calculator.Api.Binding;
using Calculator.Api.Fields;
using Calculator.Api.OpenApi;
using Calculator.Api.Replies;
using Calculator.Costs;
using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Api.Endpoints.Costs;

/// <summary>What does one session cost?</summary>
internal sealed class EstimateTaskCost : Calculator<TaskCostRequest, TaskCostAnswer>
{
    public override void Configure() => Ask(
        "/task-cost",
        Sections.TaskCost,
        "Cost of one session, line by line.",
        "Each line is one class of tokens in one service tier: tokens × rate = dollars. The lines add up to the total; "
            + "none is a share of another.",
        headline: "totalUsd");

    protected override Outcome<TaskCostAnswer> Answer(TaskCostRequest request, PriceBook book) =>
        request.Task.Price(book).Select(cost => TaskCostAnswer.Of(cost, book, request.Volume.Assumptions));
}

internal sealed record TaskCostRequest : IPricedRequest
{
    public required TaskFields Task { get; init; }

    public required VolumeWithoutEffect Volume { get; init; }

    public required PricingFields Prices { get; init; }
}

/// <summary>
/// How often the workload runs: the cost of one session does not depend on it. Taken
/// all the same, so that one query serves every calculator.
/// </summary>
[FieldGroup]
internal sealed record VolumeWithoutEffect
{
    [Field("How many sessions run a day.", Unit = "sessions / day", Example = "100", HasNoEffect = true)]
    public SessionsPerDay? SessionsPerDay { get; init; }

    [Field("How many days of use a month has.", Unit = "days / month", Example = "30", HasNoEffect = true)]
    public DaysPerMonth? DaysPerMonth { get; init; }

    /// <summary>Says of what was given that it made no difference.</summary>
    public IReadOnlyList<string> Assumptions => SessionsPerDay is null && DaysPerMonth is null ? [] : [.. WithoutEffect()];

    private IEnumerable<string> WithoutEffect()
    {
        if (SessionsPerDay is not null)
            yield return "sessionsPerDay has no effect on the cost of one session; /v1/spend has figures by day, month and year.";
        if (DaysPerMonth is not null)
            yield return "daysPerMonth has no effect on the cost of one session; /v1/spend has figures by day, month and year.";
    }
}

/// <summary>The cost of one session.</summary>
[CsvRows(nameof(Lines))]
internal sealed record TaskCostAnswer
{
    /// <summary>The model's id, whatever alias it was asked for by.</summary>
    public required string Model { get; init; }

    /// <summary>The bill; only lines with something on them.</summary>
    public required IReadOnlyList<TaskCostLine> Lines { get; init; }

    /// <summary>The sum of the lines, in dollars.</summary>
    public required decimal TotalUsd { get; init; }

    /// <summary>The total divided by the success rate, in dollars.</summary>
    public required decimal PerSuccessUsd { get; init; }

    /// <summary>Where the rates come from.</summary>
    public required PriceAnswer Price { get; init; }

    /// <summary>Which prices were used.</summary>
    public required PricingAnswer Pricing { get; init; }

    /// <summary>What was assumed on the way.</summary>
    public required IReadOnlyList<string> Assumptions { get; init; }

    /// <summary>The answer.</summary>
    /// <param name="cost">The cost of one session.</param>
    /// <param name="book">The prices.</param>
    /// <param name="besides">What is to be said beside what the cost assumes.</param>
    public static TaskCostAnswer Of(TaskCost cost, PriceBook book, IReadOnlyList<string> besides) => new()
    {
        Model = cost.Model.Id,
        Lines = TaskCostLine.Of(cost),
        TotalUsd = cost.Total.Value,
        PerSuccessUsd = cost.PerSuccess.Value,
        Price = PriceAnswer.Of(cost.Provenance),
        Pricing = PricingAnswer.Of(book),
        Assumptions = besides.Count == 0 ? cost.Assumptions : [.. cost.Assumptions, .. besides],
    };
}
