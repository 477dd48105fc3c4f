using Calculator.Api.Fields;
using Calculator.Api.Replies;
using Calculator.Costs;
using Calculator.Outcomes;
using Calculator.Spend;

namespace Calculator.Api.Endpoints.Spend;

/// <summary>One figure over two fields.</summary>
internal sealed record GridAnswer : ICsvMatrix
{
    /// <summary>The field of the rows.</summary>
    public required string RowField { get; init; }

    /// <summary>The field of the columns.</summary>
    public required string ColumnField { get; init; }

    /// <summary>The figure in the cells.</summary>
    public required GridValue Value { get; init; }

    /// <summary>One row a value of the row field.</summary>
    public required IReadOnlyList<GridRow> Rows { get; init; }

    /// <summary>Where the rates of each model come from.</summary>
    public required IReadOnlyList<GridPrice> Prices { get; init; }

    /// <summary>Which prices were used.</summary>
    public required PricingAnswer Pricing { get; init; }

    /// <summary>What was assumed on the way, in any cell; at most 20 sentences.</summary>
    public required IReadOnlyList<string> Assumptions { get; init; }

    IReadOnlyList<string> ICsvMatrix.Columns => [RowField, .. Rows[0].Cells.Select(cell => cell.Column)];

    IEnumerable<IReadOnlyList<object?>> ICsvMatrix.Rows =>
        Rows.Select(row => (IReadOnlyList<object?>)
        [
            row.Row,
            .. row.Cells.Select(cell => cell.Usd is { } usd ? usd : (object?)cell.Reason),
        ]);
}

/// <summary>One row of a grid.</summary>
/// <param name="Row">The value of the row field.</param>
/// <param name="Cells">One cell a value of the column field.</param>
internal sealed record GridRow([property: RowKey] string Row, IReadOnlyList<GridCellAnswer> Cells);

/// <summary>One cell of a grid.</summary>
/// <param name="Column">The value of the column field.</param>
/// <param name="Usd">The figure, in dollars.</param>
/// <param name="Reason">Why it is null: <c>notOffered</c>, or <c>notAllowed</c> where the inputs contradict each other.</param>
/// <param name="Note">The same as a sentence.</param>
internal sealed record GridCellAnswer(
    [property: RowKey] string Column,
    [property: MayBeNull(nameof(GridCellAnswer.Reason))] decimal? Usd,
    string? Reason,
    string? Note)
{
    public static GridCellAnswer Of(string column, TaskCost session, GridValue value, VolumeFields volume) =>
        new(column, Figure(session, value, volume.Forecast(session)), null, null);

    public static GridCellAnswer NotAllowed(string column, string fault) => new(column, null, ReasonWords.NotAllowed, fault);

    public static GridCellAnswer NotOffered(string column, Refusal refusal) => new(column, null, ReasonWords.NotOffered, refusal.Sentence);

    private static decimal? Figure(TaskCost session, GridValue value, SpendForecast? forecast) => value switch
    {
        GridValue.PerSessionUsd => session.Total.Value,
        GridValue.PerSuccessUsd => session.PerSuccess.Value,
        GridValue.PerDayUsd => forecast?.PerDay.Value,
        GridValue.PerMonthUsd => forecast?.PerMonth.Value,
        GridValue.PerYearUsd => forecast?.PerYear.Value,
        _ => throw new InvalidOperationException($"Unknown figure {value}."),
    };
}

/// <summary>Where a model's rates come from.</summary>
/// <param name="Model">The model's id.</param>
/// <param name="Price">The source.</param>
internal sealed record GridPrice([property: RowKey] string Model, PriceAnswer Price);
