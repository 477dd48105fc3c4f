using DocumentFormat.OpenXml.Spreadsheet;

namespace Calculator.Api.Workbook;

/// <summary>A field of a plan, as a column of the plans' table.</summary>
/// <param name="Path">The column of the service's own table.</param>
/// <param name="Title">What it is, in words.</param>
/// <param name="Style">How its numbers look; null where it holds words.</param>
internal sealed record PlanColumn(string Path, string Title, CellStyle? Style)
{
    public const string Fee = "feeUsd";
    public const string BreakEvenInSessions = "breakEvenSessionsPerDay";
    public const string BreakEvenInDollars = "breakEvenUsdPerMonth";
    public const string LimitReason = "limitReason";

    /// <summary>The column of the break-even.</summary>
    public static string BreakEven(bool isByTheDollar) => isByTheDollar ? BreakEvenInDollars : BreakEvenInSessions;

    /// <summary>The columns, in their order.</summary>
    /// <param name="isByTheDollar">Whether only a bill is known, and nothing of sessions.</param>
    public static IReadOnlyList<PlanColumn> Of(bool isByTheDollar) =>
    [
        new(Fee, "fee, USD a month", CellStyle.Money),
        new("planPerMonthUsd.expected", "its month, USD", CellStyle.Money),
        new("savingPerMonthUsd", "saves, USD a month", CellStyle.Money),
        .. isByTheDollar
            ? [new PlanColumn(BreakEvenInDollars, "cheaper above, USD", CellStyle.Money)]
            : new PlanColumn[]
            {
                new(BreakEvenInSessions, "from sessions a day", CellStyle.Count),
                new("cheaperUpToSessionsPerDay", "to sessions a day", CellStyle.Count),
            },
        new("outcome", "break-even", null),
        new("fits", "carries the work", null),
        new("limit.usdPerMonth.low", "limit, low, USD", CellStyle.Money),
        new("limit.usdPerMonth.high", "limit, high, USD", CellStyle.Money),
        new(LimitReason, "why no limit", null),
    ];

    /// <summary>The cell of a row: a formula that takes the piece, and what that is now.</summary>
    public Cell CellOf(string piece, string now) => Style is { } style
        ? Cells.NumberFormula(LiveFormula.NumberOrNothing(piece), now, style)
        : Cells.TextFormula(piece, now);
}
