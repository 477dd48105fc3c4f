namespace Calculator.Api.Http;

/// <summary>What a request's field means: shown in Swagger UI, with the unit, the example and the default.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class FieldAttribute(string description) : Attribute
{
    public string Description { get; } = description;

    /// <summary>The unit of the value, for example <c>tokens / session</c>.</summary>
    public string? Unit { get; init; }

    /// <summary>A value that works, as a query string writes it. Required fields need one; for others it is shown, not filled in.</summary>
    public string? Example { get; init; }
}

/// <summary>Marks a record whose fields stand among those of the request that holds it: callers see one flat list of names.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class FieldGroupAttribute : Attribute;
