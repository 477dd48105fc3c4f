using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Calculator.Api.Http;

/// <summary>One field of a request as callers see it.</summary>
/// <param name="Name">The name in queries and bodies.</param>
/// <param name="Type">How its values are read.</param>
/// <param name="Required">Whether it must be given.</param>
/// <param name="Default">What holds if it is left out; null if nothing does.</param>
/// <param name="Meaning">What it means.</param>
/// <param name="Path">The properties that lead to it, from the request on.</param>
/// <param name="IsFilledIn">Whether the documentation's example request states it.</param>
internal sealed record RequestField(string Name, FieldType Type, bool Required, object? Default, FieldAttribute Meaning, IReadOnlyList<PropertyInfo> Path, bool IsFilledIn)
{
    /// <summary>What a request says of it; null if nothing.</summary>
    public object? ValueIn(object request) => Path.Aggregate((object?)request, (owner, property) => owner is null ? null : property.GetValue(owner));
}

/// <summary>The flat list of fields that a request record stands for. Reading, error sentences and documentation all follow it.</summary>
internal sealed class RequestShape
{
    private RequestShape(Type type)
    {
        Type = type;
        Fields = [.. FieldsOf(type, [])];
    }

    public Type Type { get; }

    public IReadOnlyList<RequestField> Fields { get; }

    /// <summary>The field that a text/plain body stands for; null if the question has none.</summary>
    public RequestField? Verbatim => Fields.FirstOrDefault(known => known.Meaning.Verbatim);

    public IEnumerable<string> Names => Fields.Select(known => known.Name);

    /// <summary>The shape of a request record. Fails if a property has no <see cref="FieldAttribute"/>: every field is documented.</summary>
    public static RequestShape Of<T>()
        where T : class => Cache<T>.Shape;

    /// <summary>The shape of an object inside a request.</summary>
    public static RequestShape Of(Type type) => new(type);

    public RequestField? Find(string name, StringComparison comparison) =>
        Fields.FirstOrDefault(field => field.Name.Equals(name, comparison));

    /// <summary>Makes the request from values that were read; what is missing keeps its default.</summary>
    public object Make(IReadOnlyDictionary<RequestField, object> values)
    {
        var request = New(Type);
        foreach (var (field, value) in values)
        {
            var owner = request;
            foreach (var group in field.Path.SkipLast(1))
                owner = group.GetValue(owner)!;
            field.Path[^1].SetValue(owner, value);
        }

        return request;
    }

    private static object New(Type type)
    {
        var made = Activator.CreateInstance(type, nonPublic: true)!;
        foreach (var property in type.GetProperties().Where(property => property.CanWrite && IsGroup(property)))
            property.SetValue(made, New(property.PropertyType));
        return made;
    }

    private static IEnumerable<RequestField> FieldsOf(Type type, IReadOnlyList<PropertyInfo> path)
    {
        var defaults = New(type);
        foreach (var property in type.GetProperties().Where(property => property.CanWrite))
        {
            if (IsGroup(property))
            {
                foreach (var field in FieldsOf(property.PropertyType, [.. path, property]))
                    yield return field;
                continue;
            }

            var meaning = property.GetCustomAttribute<FieldAttribute>() ?? throw new InvalidOperationException($"{type.Name}.{property.Name} has no [Field].");
            var required = property.IsDefined(typeof(RequiredMemberAttribute));
            yield return new RequestField(
                JsonNamingPolicy.CamelCase.ConvertName(property.Name),
                FieldType.Of(property.PropertyType),
                required && !MayBeLeftOut(property, path),
                required ? null : property.GetValue(defaults),
                meaning,
                [.. path, property],
                required || meaning.FilledIn);
        }
    }

    private static bool MayBeLeftOut(PropertyInfo property, IReadOnlyList<PropertyInfo> path) =>
        path.Any(group => group.GetCustomAttributes<MayBeLeftOutAttribute>().Any(attribute => attribute.Property == property.Name));

    private static bool IsGroup(PropertyInfo property) => property.PropertyType.IsDefined(typeof(FieldGroupAttribute));

    private static class Cache<T>
    {
        public static readonly RequestShape Shape = new(typeof(T));
    }
}
