using Calculator.Api.Binding;
using Calculator.Api.Fields;
using Calculator.Outcomes;

namespace Calculator.Api.Endpoints.Spend;

/// <summary>Puts the values of a grid's axes into the fields they name, by the same rules as if they had been sent alone.</summary>
internal static class GridCells
{
    private static readonly RequestShape Shape = RequestShape.Of<GridCell>();
    private static readonly WorkloadFields.Rules Rules = new();

    /// <summary>What is wrong with an axis: its field, or one of its values.</summary>
    public static IEnumerable<string> FaultsOf(GridAxis axis)
    {
        if (Shape.Find(axis.Field, StringComparison.OrdinalIgnoreCase) is not { } field)
            return [$"There is no field '{Echo.Of(axis.Field)}' to put on an axis; {Instead(axis.Field)}"];

        if (axis.Values.GroupBy(value => value, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice)
            return [$"{field.Name} has the value '{Echo.Of(twice.Key)}' twice; give it once."];

        return axis.Values
            .Select((value, place) => (Fault: field.Type.Read(RawValue.FromQuery(value)).Fault, Place: place + 1))
            .Where(read => read.Fault is not null)
            .Select(read => $"{field.Name} at place {read.Place} {read.Fault}{(read.Fault!.EndsWith('?') ? "" : ".")}");
    }

    /// <summary>The workload of one cell.</summary>
    public static GridCell At(GridRequest request, string row, string column)
    {
        var cell = Shape.New();
        foreach (var field in Shape.Fields)
        {
            if (ValueOf(field, request, row, column) is { } value)
                field.Set(cell, value);
        }

        return (GridCell)cell;
    }

    /// <summary>How the inputs of a cell contradict each other; null if they do not.</summary>
    public static string? FaultOf(GridCell cell) =>
        Rules.Validate(cell.Task.Workload).Errors.Select(error => error.ErrorMessage).FirstOrDefault();

    private static string Instead(string field) => Nearest.SlipOf(field, Shape.Names) is { } meant
        ? $"did you mean {meant}?"
        : $"there are {string.Join(", ", Shape.Names)}.";

    private static object? ValueOf(RequestField field, GridRequest request, string row, string column) => field switch
    {
        _ when request.Rows.IsOf(field.Name) => Read(field, row),
        _ when request.Columns.IsOf(field.Name) => Read(field, column),
        _ => field.ValueIn(request.Cell),
    };

    private static object? Read(RequestField field, string value) => field.Type.Read(RawValue.FromQuery(value)).Value;
}
