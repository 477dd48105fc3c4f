using System.Globalization;
using System.Text.Json.Serialization;

namespace Calculator.Warehouse.Sql;

/// <summary>The engines whose SQL is written.</summary>
public enum SqlEngine
{
    /// <summary>DuckDB.</summary>
    [JsonStringEnumMemberName("duckdb")]
    DuckDb,

    /// <summary>PostgreSQL.</summary>
    Postgres,

    /// <summary>ClickHouse.</summary>
    [JsonStringEnumMemberName("clickhouse")]
    ClickHouse,

    /// <summary>Apache Spark.</summary>
    Spark,

    /// <summary>Google BigQuery.</summary>
    [JsonStringEnumMemberName("bigquery")]
    BigQuery,

    /// <summary>Snowflake.</summary>
    Snowflake,

    /// <summary>Trino.</summary>
    Trino,
}

/// <summary>What a column of inlined rows holds.</summary>
internal enum SqlType
{
    Text,
    Whole,
    Decimal,
}

/// <summary>Where the SQL of one engine differs from that of the others.</summary>
internal sealed record SqlDialect
{
    private SqlDialect()
    {
    }

    /// <summary>What a name is put in.</summary>
    private char Quote { get; init; } = '"';

    /// <summary>Whether a backslash begins an escape in a text.</summary>
    private bool HasBackslashes { get; init; }

    /// <summary>
    /// Whether a number with a point is a double: then it is written as a text and read as a decimal, so that no digit is lost.
    /// </summary>
    private bool PointsAreDoubles { get; init; }

    /// <summary>The seconds since 1970 of a column's timestamps, as whole numbers.</summary>
    public required Func<string, string> Seconds { get; init; }

    /// <summary>The day of a number of days since 1970.</summary>
    public required Func<string, string> Day { get; init; }

    /// <summary>A decimal type by its digits and its decimals.</summary>
    public Func<int, int, string> Decimal { get; private init; } = (digits, decimals) => $"DECIMAL({digits}, {decimals})";

    /// <summary>The type of texts.</summary>
    public string Text { get; private init; } = "VARCHAR";

    /// <summary>A table of rows, as a common table expression.</summary>
    public Func<string, IReadOnlyList<SqlColumn>, IEnumerable<string>, string> Rows { get; private init; } = Values;

    /// <summary>What follows the query; empty for nothing.</summary>
    public string Settings { get; private init; } = "";

    /// <summary>A column's name where the caller says none: one that was never quoted is in capitals in Snowflake.</summary>
    public Func<string, string> Unsaid { get; private init; } = name => name;

    public static SqlDialect Of(SqlEngine engine) => engine switch
    {
        SqlEngine.DuckDb => DuckDb,
        SqlEngine.Postgres => Postgres,
        SqlEngine.ClickHouse => ClickHouse,
        SqlEngine.Spark => Spark,
        SqlEngine.BigQuery => BigQuery,
        SqlEngine.Snowflake => Snowflake,
        SqlEngine.Trino => Trino,
        _ => throw new ArgumentOutOfRangeException(nameof(engine), engine, null),
    };

    /// <summary>A name in the engine's quotes; it has none inside.</summary>
    public string Name(SqlName name) => string.Join('.', name.Parts.Select(part => $"{Quote}{part}{Quote}"));

    /// <summary>A text as a literal, whatever is in it.</summary>
    public string Literal(string text)
    {
        if (!HasBackslashes)
            return $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

        // Spark puts variables into texts too, where it finds ${.
        var escaped = text
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("'", "\\'", StringComparison.Ordinal)
            .Replace("${", "\\u0024{", StringComparison.Ordinal);
        return $"'{escaped}'";
    }

    /// <summary>A value of an inlined row.</summary>
    public string Value(object value) => value switch
    {
        string text => Literal(text),
        long number => number.ToString(CultureInfo.InvariantCulture),
        decimal number when PointsAreDoubles => $"'{Units.PlainNumber.Format(number)}'",
        decimal number => Units.PlainNumber.Format(number),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, null),
    };

    private static string Values(string name, IReadOnlyList<SqlColumn> columns, IEnumerable<string> rows) =>
        $"{name} ({string.Join(", ", columns.Select(column => column.Name))}) AS (VALUES\n    ({string.Join("),\n    (", rows)})\n)";

    // Decimals are texts here: both take a number with a point for a double.
    private static string Typed(IReadOnlyList<SqlColumn> columns, string text, string whole) =>
        string.Join(", ", columns.Select(column => $"{column.Name} {(column.Type == SqlType.Whole ? whole : text)}"));

    private static readonly SqlDialect DuckDb = new()
    {
        Seconds = column => $"EPOCH_US({column}) // 1000000",
        Day = days => $"DATE '1970-01-01' + CAST({days} AS INTEGER)",
    };

    private static readonly SqlDialect Postgres = new()
    {
        Seconds = column => $"CAST(FLOOR(EXTRACT(EPOCH FROM {column})) AS BIGINT)",
        Day = days => $"DATE '1970-01-01' + CAST({days} AS INTEGER)",
    };

    private static readonly SqlDialect ClickHouse = new()
    {
        HasBackslashes = true,
        PointsAreDoubles = true,
        Seconds = column => $"toInt64(toUnixTimestamp({column}))",
        Day = days => $"addDays(toDate('1970-01-01'), {days})",
        Text = "String",
        Rows = (name, columns, rows) =>
            $"{name} AS (\n  SELECT * FROM VALUES('{Typed(columns, "String", "Int64")}',\n"
                + $"    ({string.Join("),\n    (", rows)}))\n)",
        Settings = "\nSETTINGS join_use_nulls = 1, cast_keep_nullable = 1",
    };

    private static readonly SqlDialect Spark = new()
    {
        Quote = '`',
        HasBackslashes = true,
        Seconds = column => $"UNIX_SECONDS(CAST({column} AS TIMESTAMP))",
        Day = days => $"DATE_FROM_UNIX_DATE(CAST({days} AS INT))",
        Text = "STRING",
    };

    private static readonly SqlDialect BigQuery = new()
    {
        Quote = '`',
        HasBackslashes = true,
        PointsAreDoubles = true,
        Seconds = column => $"UNIX_SECONDS(CAST({column} AS TIMESTAMP))",
        Day = days => $"DATE_ADD(DATE '1970-01-01', INTERVAL CAST({days} AS INT64) DAY)",
        // Its other decimal has nine decimals, and the cost of a token up to twelve.
        Decimal = (_, _) => "BIGNUMERIC",
        Text = "STRING",
        Rows = (name, columns, rows) =>
            $"{name} AS (\n  SELECT * FROM UNNEST([STRUCT<{Typed(columns, "STRING", "INT64")}>\n"
                + $"    ({string.Join("),\n    (", rows)})])\n)",
    };

    private static readonly SqlDialect Snowflake = new()
    {
        HasBackslashes = true,
        Seconds = column => $"DATE_PART(EPOCH_SECOND, {column})",
        Day = days => $"DATE '1970-01-01' + CAST({days} AS INTEGER)",
        Rows = (name, columns, rows) =>
            $"{name} ({string.Join(", ", columns.Select(column => column.Name))}) AS (\n  SELECT * FROM VALUES\n"
                + $"    ({string.Join("),\n    (", rows)})\n)",
        Unsaid = name => name.ToUpperInvariant(),
    };

    private static readonly SqlDialect Trino = new()
    {
        Seconds = column => $"CAST(FLOOR(TO_UNIXTIME({column})) AS BIGINT)",
        Day = days => $"DATE_ADD('day', CAST({days} AS BIGINT), DATE '1970-01-01')",
    };
}

/// <summary>A column of inlined rows.</summary>
internal sealed record SqlColumn(string Name, SqlType Type);
