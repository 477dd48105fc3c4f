using System.Text.Json.Serialization;
using Calculator.Api.Binding;
using Calculator.Api.Fields;
using Calculator.Api.OpenApi;
using Calculator.Api.Replies;
using Calculator.Decisions;
using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Units;
using FluentValidation;

namespace Calculator.Api.Endpoints.Decisions;

/// <summary>Which inputs does the bill hang on, and which of them would change the decision?</summary>
internal sealed class TestSensitivity : Calculator<SensitivityRequest, SensitivityAnswer>
{
    public override void Configure() => Ask(
        "/sensitivity",
        Sections.Decisions,
        "What each input does to the monthly bill, the largest swing first.",
        "Each input is moved by itself, by spread of its value either way or over a range of its own. With versusModel or versusPlan each row also says whether the cheaper side changes on the way, and where. The bill is monotone in every input, so the ends are exact extremes. The swing is of the API bill; against versusModel the decision goes by the cost of one success, which successRate and failureCostUsd change though they leave the bill as it is. Cached tokens given as counts are taken as shares of inputTokens.",
        headline: "rows.inputTokens.swingUsd");

    protected override Outcome<SensitivityAnswer> Answer(SensitivityRequest request, PriceBook book) =>
        from stated in request.Rival.Scenario(request.Task, request.SessionsPerDay, request.Month.DaysPerMonth, book)
        let scenario = stated with { Use = stated.Use.ToShares() }
        from sensitivity in Sensitivity.Of(scenario, request.Spread, (request.Ranges ?? []).ToDictionary(range => range.Variable, range => range.Values))
        from answer in SensitivityAnswer.Of(scenario, sensitivity, book)
        select answer;
}

[RuledBy<SensitivityRules>]
internal sealed record SensitivityRequest : IPricedRequest
{
    public required TaskFields Task { get; init; }

    public required RivalFields Rival { get; init; }

    [Field("How many sessions run a day.", Unit = "sessions / day", Example = "1000")]
    public required SessionsPerDay SessionsPerDay { get; init; }

    public required MonthFields Month { get; init; }

    [Field("How far each input is moved either way, as a share of its value.", Unit = "share of the value", Example = "0.2")]
    public Share Spread { get; init; } = new(0.2m);

    [Field("Inputs with a low and a high value of their own.", Unit = "input:low:high", Example = "cacheRatio:0.5:0.95,outputTokens:1000:6000")]
    public IReadOnlyList<InputRange>? Ranges { get; init; }

    public required PricingFields Prices { get; init; }
}

/// <summary>What each input does to the monthly bill.</summary>
/// <param name="Model">The model's id.</param>
/// <param name="PerMonthUsd">The month as it stands, at API rates, in dollars.</param>
/// <param name="Versus">The other side's id, if there is one.</param>
/// <param name="VersusPerMonthUsd">Its month as it stands, in dollars.</param>
/// <param name="Cheaper">The cheaper side as it stands: by the cost of one success against a model, of a month against a plan.</param>
/// <param name="Rows">One row an input, the largest swing first.</param>
/// <param name="Price">Where the model's rates come from.</param>
/// <param name="VersusPrice">Where the other side's price comes from.</param>
/// <param name="Pricing">Which prices were used.</param>
/// <param name="Assumptions">What was assumed on the way.</param>
[CsvRows(nameof(Rows))]
internal sealed record SensitivityAnswer(
    string Model,
    decimal PerMonthUsd,
    string? Versus,
    decimal? VersusPerMonthUsd,
    CheaperSide? Cheaper,
    IReadOnlyList<SwingRow> Rows,
    PriceAnswer Price,
    PriceAnswer? VersusPrice,
    PricingAnswer Pricing,
    IReadOnlyList<string> Assumptions)
{
    public static Outcome<SensitivityAnswer> Of(Scenario scenario, Sensitivity sensitivity, PriceBook book) => scenario.MonthOn(scenario.Model).Select(month =>
    {
        var versus = scenario.Rival is null ? default : SolveSide.OfRival(scenario, isValue: false);
        return new SensitivityAnswer(
            month.Session.Model.Id,
            month.PerMonth.Value,
            versus.Side?.Id,
            scenario.RivalMonth?.Value,
            sensitivity.Cheaper,
            [.. sensitivity.Swings.Select(SwingRow.Of)],
            PriceAnswer.Of(month.Session.Provenance),
            versus.Side?.Price,
            PricingAnswer.Of(book),
            [.. month.Session.Assumptions.Union(versus.Assumptions ?? [])]);
    });
}

/// <summary>What one input does.</summary>
/// <param name="Variable">The input.</param>
/// <param name="Low">Its low value.</param>
/// <param name="Base">The value it has; absent where the request says it in another way.</param>
/// <param name="High">Its high value.</param>
/// <param name="SwingUsd">How far the month moves between them, in dollars, on the side that moves more.</param>
/// <param name="PerMonthUsdAtLow">The month at the low value, in dollars.</param>
/// <param name="PerMonthUsdAtHigh">The month at the high value, in dollars.</param>
/// <param name="VersusPerMonthUsdAtLow">The other side's month at the low value, in dollars.</param>
/// <param name="VersusPerMonthUsdAtHigh">The other side's month at the high value, in dollars.</param>
/// <param name="CheaperAtLow">The cheaper side at the low value.</param>
/// <param name="CheaperAtHigh">The cheaper side at the high value.</param>
/// <param name="Flips">Whether each side is the cheaper one at some value between the two.</param>
/// <param name="FlipsAt">The first value at which the cheaper side changes.</param>
/// <param name="Reason">Why a figure is null: <c>notOffered</c>.</param>
internal sealed record SwingRow(
    Variable Variable,
    decimal Low,
    decimal? Base,
    decimal High,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? SwingUsd,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? PerMonthUsdAtLow,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? PerMonthUsdAtHigh,
    decimal? VersusPerMonthUsdAtLow,
    decimal? VersusPerMonthUsdAtHigh,
    CheaperSide? CheaperAtLow,
    CheaperSide? CheaperAtHigh,
    bool? Flips,
    decimal? FlipsAt,
    string? Reason)
{
    public static SwingRow Of(Swing swing) => new(
        swing.Variable,
        swing.Values.From,
        swing.Base,
        swing.Values.To,
        swing.Size?.Value,
        swing.Model.Low?.Value,
        swing.Model.High?.Value,
        swing.Versus?.Low?.Value,
        swing.Versus?.High?.Value,
        swing.CheaperAtLow,
        swing.CheaperAtHigh,
        swing.Versus is null ? null : swing.Flips,
        swing.Flips ? swing.Crossing!.Changes[0] : null,
        swing.Size is null ? ReasonWords.NotOffered : null);
}

internal sealed class SensitivityRules : AbstractValidator<SensitivityRequest>
{
    public SensitivityRules()
    {
        RuleFor(request => request.Ranges)
            .Must(ranges => ranges!.DistinctBy(range => range.Variable).Count() == ranges!.Count).When(request => request.Ranges is not null)
            .WithMessage("ranges names an input twice; give it one range.");
    }
}
