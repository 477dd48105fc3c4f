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
        "Each input is moved by itself, by spread of its value either way or over a range of its own. "
            + "With versusModel or versusPlan each row also says whether the cheaper side changes on the way, and where. "
            + "The bill is monotone in every input, so the ends are exact extremes. The swing is of the API bill; "
            + "against versusModel the decision goes by the cost of one success, "
            + "which successRate and failureCostUsd change though they leave the bill as it is. "
            + "Cached tokens given as counts are taken as shares of inputTokens.",
        headline: "rows.inputTokens.swingUsd");

    protected override Outcome<SensitivityAnswer> Answer(SensitivityRequest request, PriceBook book) =>
        from stated in request.Rival.Scenario(request.Task, request.SessionsPerDay, request.Month.DaysPerMonth, book)
        let scenario = stated with { Use = stated.Use.ToShares() }
        from sensitivity in Sensitivity.Of(
            scenario,
            request.Spread,
            (request.Ranges ?? []).ToDictionary(range => range.Variable, range => range.Values))
        from answer in SensitivityAnswer.Of(scenario, sensitivity, book)
        select answer;
}

[RuledBy<SensitivityRules>]
internal sealed record SensitivityRequest : IPricedRequest
{
    public required TaskFields Task { get; init; }

    public required RivalFields Rival { get; init; }

    [Field("How many sessions run a day, of all users together.", Unit = "sessions / day", Example = "1000")]
    public required SessionsPerDay SessionsPerDay { get; init; }

    public required MonthFields Month { get; init; }

    [Field("How far each input is moved either way, as a share of its value.", Unit = "share of the value", Example = "0.2")]
    public Share Spread { get; init; } = new(0.2m);

    [Field(
        "Inputs with a low and a high value of their own.",
        Unit = "input:low:high",
        Example = "cacheRatio:0.5:0.95,outputTokens:1000:6000")]
    public IReadOnlyList<InputRange>? Ranges { get; init; }

    public required PricingFields Prices { get; init; }
}

/// <summary>What each input does to the monthly bill.</summary>
[CsvRows(nameof(Rows))]
internal sealed record SensitivityAnswer
{
    /// <summary>The model's id.</summary>
    public required string Model { get; init; }

    /// <summary>The month as it stands, at API rates, in dollars.</summary>
    public required decimal PerMonthUsd { get; init; }

    /// <summary>The other side's id, if there is one.</summary>
    public string? Versus { get; init; }

    /// <summary>Its month as it stands, in dollars.</summary>
    public decimal? VersusPerMonthUsd { get; init; }

    /// <summary>The cheaper side as it stands: by the cost of one success against a model, of a month against a plan.</summary>
    public CheaperSide? Cheaper { get; init; }

    /// <summary>One row an input, the largest swing first.</summary>
    public required IReadOnlyList<SwingRow> Rows { get; init; }

    /// <summary>Where the model's rates come from.</summary>
    public required PriceAnswer Price { get; init; }

    /// <summary>Where the other side's price comes from.</summary>
    public PriceAnswer? VersusPrice { get; init; }

    /// <summary>Which prices were used.</summary>
    public required PricingAnswer Pricing { get; init; }

    /// <summary>What was assumed on the way.</summary>
    public required IReadOnlyList<string> Assumptions { get; init; }

    public static Outcome<SensitivityAnswer> Of(Scenario scenario, Sensitivity sensitivity, PriceBook book) =>
        scenario.MonthOn(scenario.Model).Select(month =>
        {
            var versus = scenario.Rival is null ? default : SolveSide.OfRival(scenario, isValue: false);
            return new SensitivityAnswer
            {
                Model = month.Session.Model.Id,
                PerMonthUsd = month.PerMonth.Value,
                Versus = versus.Side?.Id,
                VersusPerMonthUsd = scenario.RivalMonth?.Value,
                Cheaper = sensitivity.Cheaper,
                Rows = [.. sensitivity.Swings.Select(SwingRow.Of)],
                Price = PriceAnswer.Of(month.Session.Provenance),
                VersusPrice = versus.Side?.Price,
                Pricing = PricingAnswer.Of(book),
                Assumptions =
                [
                    .. month.Session.AssumptionsOverTime.Union(versus.Assumptions ?? []),
                    .. sensitivity.Swings.Where(swing => swing.Base == 0).SelectMany(swing => OfTheHigh(scenario, swing)),
                ],
            };
        });

    // What is nothing as it stands may take something for granted where it is not, such as a cache that is read from.
    private static IEnumerable<string> OfTheHigh(Scenario scenario, Swing swing)
    {
        var (stated, high) = (AssumptionsOf(scenario), AssumptionsOf(scenario.With(swing.Variable, swing.Values.To)));
        return high.Except(stated)
            .Select(sentence => $"At {EnumNames<Variable>.Of(swing.Variable)} {PlainNumber.ForReading(swing.Values.To)}: {sentence}");
    }

    private static IEnumerable<string> AssumptionsOf(Scenario at) => new[] { at.Model, at.Other }
        .OfType<Candidate>()
        .SelectMany(candidate => at.Cost(candidate).OrNull()?.Assumptions ?? []);
}

/// <summary>What one input does.</summary>
internal sealed record SwingRow
{
    /// <summary>The input.</summary>
    [RowKey]
    public required Variable Variable { get; init; }

    /// <summary>Its low value.</summary>
    public required decimal Low { get; init; }

    /// <summary>The value it has; absent where the request says it in another way.</summary>
    public decimal? Base { get; init; }

    /// <summary>Its high value.</summary>
    public required decimal High { get; init; }

    /// <summary>How far the month moves between them, in dollars, on the side that moves more.</summary>
    [MayBeNull(nameof(Reason))]
    public required decimal? SwingUsd { get; init; }

    /// <summary>The month at the low value, in dollars.</summary>
    [MayBeNull(nameof(Reason))]
    public required decimal? PerMonthUsdAtLow { get; init; }

    /// <summary>The month at the high value, in dollars.</summary>
    [MayBeNull(nameof(Reason))]
    public required decimal? PerMonthUsdAtHigh { get; init; }

    /// <summary>The other side's month at the low value, in dollars.</summary>
    public decimal? VersusPerMonthUsdAtLow { get; init; }

    /// <summary>The other side's month at the high value, in dollars.</summary>
    public decimal? VersusPerMonthUsdAtHigh { get; init; }

    /// <summary>The cheaper side at the low value.</summary>
    public CheaperSide? CheaperAtLow { get; init; }

    /// <summary>The cheaper side at the high value.</summary>
    public CheaperSide? CheaperAtHigh { get; init; }

    /// <summary>Whether each side is the cheaper one at some value between the two.</summary>
    public bool? Flips { get; init; }

    /// <summary>The first value at which the cheaper side changes.</summary>
    public decimal? FlipsAt { get; init; }

    /// <summary>Why a figure is null: <c>notOffered</c>.</summary>
    public string? Reason { get; init; }

    public static SwingRow Of(Swing swing) => new()
    {
        Variable = swing.Variable,
        Low = swing.Values.From,
        Base = swing.Base,
        High = swing.Values.To,
        SwingUsd = swing.Size?.Value,
        PerMonthUsdAtLow = swing.Model.Low?.Value,
        PerMonthUsdAtHigh = swing.Model.High?.Value,
        VersusPerMonthUsdAtLow = swing.Versus?.Low?.Value,
        VersusPerMonthUsdAtHigh = swing.Versus?.High?.Value,
        CheaperAtLow = swing.CheaperAtLow,
        CheaperAtHigh = swing.CheaperAtHigh,
        Flips = swing.Versus is null ? null : swing.Flips,
        FlipsAt = swing.Flips ? swing.Crossing!.Changes[0] : null,
        Reason = swing.Size is null ? ReasonWords.NotOffered : null,
    };
}

internal sealed class SensitivityRules : AbstractValidator<SensitivityRequest>
{
    public SensitivityRules()
    {
        RuleFor(request => request.Ranges)
            .Must(ranges => ranges!.DistinctBy(range => range.Variable).Count() == ranges!.Count)
            .When(request => request.Ranges is not null)
            .WithMessage("ranges names an input twice; give it one range.");
    }
}
