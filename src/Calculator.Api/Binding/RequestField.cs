using System.Reflection;

namespace Calculator.Api.Binding;

/// <summary>One field of a request as callers see it.</summary>
/// <param name="Name">The name in queries and bodies.</param>
/// <param name="Type">How its values are read.</param>
/// <param name="Required">Whether it must be given.</param>
/// <param name="Default">What holds if it is left out; null if nothing does.</param>
/// <param name="Meaning">What it means.</param>
/// <param name="Path">The properties that lead to it, from the request on.</param>
/// <param name="IsFilledIn">Whether the documentation's example request states it.</param>
/// <param name="IsVerbatim">Whether its value is taken as it is.</param>
internal sealed record RequestField(
    string Name,
    FieldType Type,
    bool Required,
    object? Default,
    FieldAttribute Meaning,
    IReadOnlyList<PropertyInfo> Path,
    bool IsFilledIn,
    bool IsVerbatim)
{
    // Made at first use: most of the fields are never sent in the life of a process.
    private readonly Lazy<Action<object, object>> _setter = new(() => RecordCode.Setter(Path));

    /// <summary>Its place among the fields of the request.</summary>
    public int Place { get; init; }

    /// <summary>What a request says of it; null if nothing.</summary>
    public object? ValueIn(object request) =>
        Path.Aggregate((object?)request, (owner, property) => owner is null ? null : property.GetValue(owner));

    /// <summary>Lets a request that is being made say a value of it.</summary>
    public void Set(object request, object value) => _setter.Value(request, value);
}
