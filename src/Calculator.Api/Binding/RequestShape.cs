using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Calculator.Api.Binding;

/// <summary>The flat list of fields that a request record stands for. Reading, error sentences and documentation all follow it.</summary>
/// <remarks>The fields are found when they are first asked for: a start would wait for those of every route, and needs none.</remarks>
internal sealed class RequestShape
{
    private readonly Lazy<Known> _known;
    private readonly Lazy<Func<object>> _constructor;

    private RequestShape(Type type)
    {
        Type = type;
        TakesText = type.IsDefined(typeof(TextBodyAttribute));
        LogExample = type.GetCustomAttribute<FieldsInQueryAttribute>()?.Example;
        Rules = new RequestRules(type, GroupsOf);
        _known = new(() => new Known([.. FieldsOf(type, []).Select((field, place) => field with { Place = place })]));
        _constructor = new(() => RecordCode.Constructor(type, GroupsOf));
    }

    public Type Type { get; }

    public IReadOnlyList<RequestField> Fields => _known.Value.Fields;

    /// <summary>The fields that must be given.</summary>
    public IReadOnlyList<RequestField> Required => _known.Value.Required;

    /// <summary>Whether the body may be a text in place of JSON.</summary>
    public bool TakesText { get; }

    /// <summary>The field that a text/plain body stands for; null if the question takes none.</summary>
    public RequestField? Verbatim => _known.Value.Verbatim;

    /// <summary>Whether the fields stand in the query whatever the method, since the body is a log.</summary>
    public bool FieldsAreInQuery => LogExample is not null;

    /// <summary>A log that works as the body; null where the body is none.</summary>
    public string? LogExample { get; }

    /// <summary>The rules across the fields.</summary>
    public RequestRules Rules { get; }

    /// <summary>The fields that have a meaning here: those that are documented.</summary>
    public IEnumerable<RequestField> Documented => Fields.Where(known => !known.Meaning.HasNoEffect);

    public IEnumerable<string> Names => Documented.Select(known => known.Name);

    /// <summary>
    /// The shape of a request record. Fails if rules are missing; its fields, if a property has no <see cref="FieldAttribute"/>.
    /// </summary>
    public static RequestShape Of<T>()
        where T : class => Cache<T>.Shape;

    /// <summary>The shape of an object inside a request.</summary>
    public static RequestShape Of(Type type) => new(type);

    /// <summary>A name that a caller wrote: that of a field, where it is spelled as one.</summary>
    public string Spelled(ReadOnlySpan<char> written) =>
        ByName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(written, out var field) && written.SequenceEqual(field.Name)
            ? field.Name
            : written.ToString();

    public RequestField? Find(string name, StringComparison comparison) =>
        ByName.TryGetValue(name, out var field) && field.Name.Equals(name, comparison) ? field : null;

    /// <summary>
    /// A request of which nothing is said yet: every field holds its default, for <see cref="RequestField.Set"/> to fill in.
    /// </summary>
    public object New() => _constructor.Value();

    private Dictionary<string, RequestField> ByName => _known.Value.ByName;

    private static IEnumerable<RequestField> FieldsOf(Type type, IReadOnlyList<PropertyInfo> path)
    {
        var verbatim = type.GetCustomAttribute<TextBodyAttribute>()?.Property;
        var defaults = Activator.CreateInstance(type, nonPublic: true);
        foreach (var property in type.GetProperties().Where(property => property.CanWrite))
        {
            if (IsGroup(property))
            {
                foreach (var field in FieldsOf(property.PropertyType, [.. path, property]))
                    yield return field;
                continue;
            }

            var meaning = property.GetCustomAttribute<FieldAttribute>()
                ?? throw new InvalidOperationException($"{type.Name}.{property.Name} has no [Field].");
            var required = property.IsDefined(typeof(RequiredMemberAttribute));
            yield return new RequestField(
                JsonNamingPolicy.CamelCase.ConvertName(property.Name),
                FieldType.Of(property.PropertyType),
                required && !MayBeLeftOut(property, path),
                required ? null : property.GetValue(defaults),
                meaning,
                [.. path, property],
                required || meaning.FilledIn || IsAlsoFilledIn(property, path),
                property.Name == verbatim);
        }
    }

    private static bool MayBeLeftOut(PropertyInfo property, IReadOnlyList<PropertyInfo> path) =>
        path.Any(group => group.GetCustomAttributes<MayBeLeftOutAttribute>().Any(attribute => attribute.Property == property.Name));

    private static bool IsAlsoFilledIn(PropertyInfo property, IReadOnlyList<PropertyInfo> path) =>
        path.Any(group => group.GetCustomAttribute<AlsoFilledInAttribute>()?.Property == property.Name);

    private static IEnumerable<PropertyInfo> GroupsOf(Type type) =>
        type.GetProperties().Where(property => property.CanWrite && IsGroup(property));

    private static bool IsGroup(PropertyInfo property) => property.PropertyType.IsDefined(typeof(FieldGroupAttribute));

    private sealed class Known(List<RequestField> fields)
    {
        public IReadOnlyList<RequestField> Fields { get; } = fields;

        public IReadOnlyList<RequestField> Required { get; } = fields.FindAll(field => field.Required);

        public RequestField? Verbatim { get; } = fields.Find(field => field.IsVerbatim);

        public Dictionary<string, RequestField> ByName { get; } =
            fields.ToDictionary(field => field.Name, StringComparer.OrdinalIgnoreCase);
    }

    private static class Cache<T>
    {
        public static readonly RequestShape Shape = new(typeof(T));
    }
}

/// <summary>How the caller spelled the fields of a request: in a query, upper and lower case are theirs to choose.</summary>
internal sealed class FieldNames(RequestShape shape)
{
    private readonly BitArray _given = new(shape.Fields.Count);

    // By the field's own name; those alone that are spelled otherwise, which hardly any is.
    private Dictionary<string, string>? _otherwise;

    /// <summary>Notes a field; false if it was given before.</summary>
    public bool TryAdd(RequestField field, string written)
    {
        if (Has(field))
            return false;

        _given[field.Place] = true;
        if (written != field.Name)
            (_otherwise ??= []).Add(field.Name, written);
        return true;
    }

    /// <summary>Whether the field was given.</summary>
    public bool Has(RequestField field) => _given[field.Place];

    /// <summary>The field's name as the caller wrote it; its own if they did not.</summary>
    public string AsWritten(string field) => _otherwise?.GetValueOrDefault(field) ?? field;
}
