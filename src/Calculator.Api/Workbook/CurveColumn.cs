using Calculator.Api.Replies;
using Calculator.Plans;
using Calculator.Units;

namespace Calculator.Api.Workbook;

/// <summary>What the curve asks of each plan at a step: why there is no verdict on it, and its month by each bound.</summary>
internal static class CurveColumn
{
    private const int Reason = 0;
    private const int Low = 1;
    private const int Expected = 2;
    private const int High = 3;

    /// <summary>The columns of the service's own table, in this order.</summary>
    public static IReadOnlyList<string> Paths { get; } =
        ["verdictReason", "planPerMonthUsd.low", "planPerMonthUsd.expected", "planPerMonthUsd.high"];

    /// <summary>A month as the service sends it.</summary>
    public static string RowOf(PlanMonth month) => string.Join(',',
    [
        ReasonWords.OfVerdict(month),
        Text(month.PerMonth?.Low ?? month.Quote.Fee + month.Besides),
        Text(month.PerMonth?.Expected),
        Text(month.PerMonth?.High),
    ]);

    /// <summary>The month by the bound that decides: a low limit gives the high figure.</summary>
    public static Usd? ByBound(PlanMonth month) => month.Quote.Terms.Bound switch
    {
        LimitBound.Low => month.PerMonth?.High,
        LimitBound.High => month.PerMonth?.Low,
        _ => month.PerMonth?.Expected,
    };

    /// <summary>
    /// The month of a row that was sent, by the bound in a cell; where no limit is known its low figure, and not available where the
    /// plan does not serve so much or there is no plan.
    /// </summary>
    public static string MonthOf(string row, string boundCell)
    {
        var (reason, low) = (LiveFormula.ColumnOf(row, Reason), LiveFormula.ColumnOf(row, Low));
        var month = $"IF(OR({reason}=\"{ReasonWords.LimitUnknown}\",{boundCell}=\"high\"),{low},"
            + $"IF({boundCell}=\"low\",{LiveFormula.ColumnOf(row, High)},{LiveFormula.ColumnOf(row, Expected)}))";
        return $"IF({reason}=\"{ReasonWords.NotWhollyServed}\",NA(),IFERROR({LiveFormula.Number(month)},NA()))";
    }

    private static string Text(Usd? usd) => usd is { } amount ? PlainNumber.Format(AnswerNumber.Of(amount.Value)) : "";
}
