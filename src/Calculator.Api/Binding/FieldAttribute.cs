namespace Calculator.Api.Binding;

/// <summary>What a request's field means: shown in Swagger UI, with the unit, the example and the default.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FieldAttribute(string description) : Attribute
{
    public string Description { get; } = description;

    /// <summary>The unit of the value, for example <c>tokens / session</c>.</summary>
    public string? Unit { get; init; }

    /// <summary>A value that works, as a query string writes it. For required fields it is filled in, for others only shown.</summary>
    public required string Example { get; init; }

    /// <summary>Whether the value is taken as it is: white space is a value too, and a text/plain body is this field.</summary>
    public bool Verbatim { get; init; }

    /// <summary>Whether the example of an optional field is filled in too, where the question would have no answer without it.</summary>
    public bool FilledIn { get; init; }
}

/// <summary>Marks a record whose fields stand among those of the request that holds it: callers see one flat list of names.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class FieldGroupAttribute : Attribute;
