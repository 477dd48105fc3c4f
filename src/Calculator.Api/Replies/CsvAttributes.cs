namespace Calculator.Api.Replies;

/// <summary>Names the property whose items are the rows of the answer's CSV. An answer without one is a single row.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class CsvRowsAttribute(string property) : Attribute
{
    public string Property { get; } = property;
}

/// <summary>Marks what tables leave out: a column in the middle would move those after it, and headers grow at their end alone.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NotInCsvAttribute : Attribute;

/// <summary>Marks an answer that is no table.</summary>
/// <param name="instead">Where to find tables, for the sentence of refusal.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NoCsvAttribute(string instead) : Attribute
{
    public string Instead { get; } = instead;
}

/// <summary>
/// Marks a value that came to an inner record later: its column stands behind all others, since headers of CSV grow at their end alone.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AppendedColumnAttribute : Attribute;
