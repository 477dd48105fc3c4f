namespace Calculator.Api.Replies;

/// <summary>An answer whose table has the columns its caller asked for, not those of a type.</summary>
internal interface ICsvMatrix
{
    /// <summary>The columns' names, each one once.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>The rows: a number or a text for each column.</summary>
    IEnumerable<IReadOnlyList<object?>> Rows { get; }
}
