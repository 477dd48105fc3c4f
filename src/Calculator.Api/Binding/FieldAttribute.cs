using FluentValidation;

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

    /// <summary>Whether the value is a text to be counted, where lone surrogates stand for U+FFFD and are no fault.</summary>
    public bool Counted { get; init; }

    /// <summary>Whether the example of an optional field is filled in too, where the question would have no answer without it.</summary>
    public bool FilledIn { get; init; }

    /// <summary>
    /// Whether the field means nothing to the question. It is read all the same, so that one query serves several routes, but
    /// documented nowhere.
    /// </summary>
    public bool HasNoEffect { get; init; }
}

/// <summary>Marks a record whose fields stand among those of the request that holds it: callers see one flat list of names.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class FieldGroupAttribute : Attribute;

/// <summary>On a request: its body is a log and no JSON object, so that its fields stand in the query whatever the method.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class FieldsInQueryAttribute(string example) : Attribute
{
    /// <summary>A log that works.</summary>
    public string Example { get; } = example;
}

/// <summary>On a request: a text/plain body is one of its fields, which is taken as it is: white space is a value of it too.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TextBodyAttribute(string property) : Attribute
{
    public string Property { get; } = property;
}

/// <summary>
/// On a group of fields: names one that is required elsewhere and that this question can do without, by a rule of its own.
/// </summary>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
internal sealed class MayBeLeftOutAttribute(string property) : Attribute
{
    public string Property { get; } = property;
}

/// <summary>On a group of fields: names one whose example is filled in here, where the question would have no answer without it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AlsoFilledInAttribute(string property) : Attribute
{
    public string Property { get; } = property;
}

/// <summary>
/// Names the rules across the fields of a group or a request. Whatever request holds the group is held to them, and need not say so.
/// </summary>
internal abstract class RuledByAttribute : Attribute
{
    public abstract Type Rules { get; }
}

/// <inheritdoc cref="RuledByAttribute"/>
/// <typeparam name="TRules">The rules.</typeparam>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RuledByAttribute<TRules> : RuledByAttribute
    where TRules : IValidator, new()
{
    public override Type Rules => typeof(TRules);
}

/// <summary>
/// On a group of fields: its rules do not hold as it stands, since the question puts something in its place first; the request's own
/// rules say where they do.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RuledByRequestAttribute : Attribute;
