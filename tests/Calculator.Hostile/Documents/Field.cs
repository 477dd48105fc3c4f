using System.Text.RegularExpressions;
using Calculator.Hostile.Drawing;

namespace Calculator.Hostile.Documents;

/// <summary>Where a field stands in a request.</summary>
internal enum Place
{
    Route,
    Query,
    Body,
}

/// <summary>One documented field of a request.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Schema">What its values may be.</param>
/// <param name="Required">Whether it must be given.</param>
/// <param name="FilledIn">The value that the documented example of the request gives it; null if it has none.</param>
/// <param name="Description">What it means.</param>
internal sealed partial record Field(string Name, Place Place, Schema Schema, bool Required, Written? FilledIn, string Description)
{
    /// <summary>A value that works: the one filled in, else the one that the description tells; null if there is neither.</summary>
    public Written? Example =>
        FilledIn ?? (Told().Match(Description) is { Success: true } told ? Written.Told(told.Groups["value"].Value, Schema) : null);

    /// <summary>The schema of a single value: a list's item, else its own.</summary>
    public Schema Single => Schema.Items ?? Schema;

    public bool IsNumber => Alternatives.Any(one => one.Type is "number" or "integer");

    public bool IsWord => Alternatives.Any(one => one.Enum is not null);

    public bool IsList => Schema.Items is not null;

    public bool IsObjects => Single.Properties.Count > 0;

    /// <summary>Whether any text at all is of the right type.</summary>
    public bool IsFreeText => Single is { Type: "string", Enum: null };

    private IReadOnlyList<Schema> Alternatives => Single.OneOf is { Count: > 0 } several ? several : [Single];

    // Swagger UI would fill in the example of an optional field, so the document tells it in words.
    [GeneratedRegex(@"Example: (?<value>.+?)\.(?=$| Default: )", RegexOptions.Singleline)]
    private static partial Regex Told();
}
