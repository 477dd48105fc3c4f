using System.Reflection;
using System.Text.Json.Serialization;
using Calculator.Warehouse;
using Parquet;
using Parquet.Schema;

namespace Calculator.Api.Endpoints.Warehouse;

/// <summary>Rows of an answer as a Parquet file: the same columns under the same names as in JSON and CSV.</summary>
internal static class ParquetTable
{
    private const int Precision = 18;

    public static async Task<byte[]> Write<TRow>(IReadOnlyList<TRow> rows, CancellationToken cancellation)
        where TRow : notnull
    {
        var columns = typeof(TRow).GetProperties().Select(property => (Property: property, Field: FieldOf(property))).ToList();
        using var file = new MemoryStream();
        var schema = new ParquetSchema(columns.Select(column => column.Field));
        await using (var writer = await ParquetWriter.CreateAsync(schema, file, cancellationToken: cancellation))
        {
            using var group = writer.CreateRowGroup();
            foreach (var (property, field) in columns)
                await WriteColumn(group, field, property.PropertyType, [.. rows.Select(row => property.GetValue(row))], cancellation);
        }

        return file.ToArray();
    }

    private static DataField FieldOf(PropertyInfo property)
    {
        var name = property.GetCustomAttribute<JsonPropertyNameAttribute>()!.Name;
        var isNull = new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return type == typeof(decimal) ? new DecimalDataField(name, Precision, RateTable.Decimals, isNullable: isNull)
            : type == typeof(DateTime)
                ? new DateTimeDataField(name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, DateTimeTimeUnit.Micros, isNullable: isNull)
            : new DataField(name, type, isNull);
    }

    private static ValueTask WriteColumn(
        ParquetRowGroupWriter group, DataField field, Type type, object?[] values, CancellationToken cancellation) => type switch
        {
            _ when type == typeof(string) => WriteTexts(group, field, values),
            _ when type == typeof(decimal) => WriteRequired<decimal>(group, field, values, cancellation),
            _ when type == typeof(decimal?) => WriteOptional<decimal>(group, field, values, cancellation),
            _ when type == typeof(DateTime) => WriteRequired<DateTime>(group, field, values, cancellation),
            _ when type == typeof(long) => WriteRequired<long>(group, field, values, cancellation),
            _ when type == typeof(int) => WriteRequired<int>(group, field, values, cancellation),
            _ when type == typeof(bool) => WriteRequired<bool>(group, field, values, cancellation),
            _ => throw new InvalidOperationException($"No column of a table is a {type}, and {field.Name} is."),
        };

    private static async ValueTask WriteTexts(ParquetRowGroupWriter group, DataField field, object?[] values) =>
        await group.WriteAsync(field, (string[])[.. values.Cast<string>()]);

    private static async ValueTask WriteRequired<T>(
        ParquetRowGroupWriter group, DataField field, object?[] values, CancellationToken cancellation)
        where T : struct =>
        await group.WriteAsync<T>(field, (T[])[.. values.Cast<T>()], cancellationToken: cancellation);

    private static async ValueTask WriteOptional<T>(
        ParquetRowGroupWriter group, DataField field, object?[] values, CancellationToken cancellation)
        where T : struct =>
        await group.WriteAsync<T>(field, (T?[])[.. values.Cast<T?>()], cancellationToken: cancellation);
}
