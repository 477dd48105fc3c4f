using System.Globalization;

namespace Calculator.Warehouse.Tests;

/// <summary>A row of a query's result.</summary>
/// <param name="Key">The request's key; null of sums.</param>
/// <param name="Day">The day, as ISO writes it; empty without a time.</param>
/// <param name="Model">The model.</param>
/// <param name="Reason">Why there is no price; null if there is one.</param>
/// <param name="Requests">How many requests it is the sum of.</param>
/// <param name="Usd">The price.</param>
internal sealed record ResultRow(string? Key, string Day, string Model, string? Reason, long Requests, decimal? Usd)
{
    /// <summary>The row of a result by the names of its columns.</summary>
    public static ResultRow Of(Func<string, object?> value, bool hasKey) => new(
        hasKey ? Text(value("request_key")) : null,
        value("day") switch
        {
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            var day => Text(day) ?? "",
        },
        Text(value("model"))!,
        Text(value("reason")),
        Convert.ToInt64(Text(value("requests")), CultureInfo.InvariantCulture),
        Text(value("usd")) is { } usd ? decimal.Parse(usd, CultureInfo.InvariantCulture) : null);

    private static string? Text(object? value) => value is null or DBNull ? null : Convert.ToString(value, CultureInfo.InvariantCulture);
}

/// <summary>An engine with a table of usage in it.</summary>
internal interface IWarehouse : IAsyncDisposable
{
    /// <summary>Makes the table <c>usage</c> of a file of <see cref="DrawnUsage"/>.</summary>
    Task Load(DrawnUsage usage);

    /// <summary>Runs a query.</summary>
    Task<IReadOnlyList<ResultRow>> Ask(string sql, bool hasKey = false);
}
