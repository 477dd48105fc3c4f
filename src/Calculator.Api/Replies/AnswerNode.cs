using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Calculator.Api.Replies;

/// <summary>A value of an answer as it is sent, and what its type says of it.</summary>
/// <param name="Value">The value.</param>
/// <param name="Type">Its type; null below a value that writes itself.</param>
internal readonly record struct AnswerNode(JsonElement Value, JsonTypeInfo? Type)
{
    /// <summary>What a row goes by; null for one that goes by its place.</summary>
    public string? Key
    {
        get
        {
            foreach (var property in Type?.Properties ?? [])
            {
                if (Of<RowKeyAttribute>(property) is not null && Property(property.Name)?.AsWord is { } key)
                    return key;
            }

            return null;
        }
    }

    public string? AsWord => Value.ValueKind == JsonValueKind.String ? Value.GetString() : null;

    public IEnumerable<AnswerNode> Items
    {
        get
        {
            var type = TypeInfo(Type?.ElementType);
            return Value.EnumerateArray().Select(item => new AnswerNode(item, type));
        }
    }

    public static AnswerNode Of<T>(T answer) =>
        new(JsonSerializer.SerializeToElement(answer, AnswerJson.Options), AnswerJson.Options.GetTypeInfo(typeof(T)));

    public AnswerNode? Property(string name) =>
        Value.TryGetProperty(name, out var value) ? new AnswerNode(value, TypeInfo(Find(name)?.PropertyType)) : null;

    /// <summary>What stood under this name before it was called otherwise; null if nothing did.</summary>
    public AnswerNode? AsItWas(string name) => FindFormer(name) is { } property ? Property(property.Name) : null;

    /// <summary>Where in the value of this name that stands which was all of it before; null if it has always been what it is.</summary>
    public string? NowBelow(string name) => FindFormer(name) is { } property ? Of<FormerNameAttribute>(property)!.Below : null;

    /// <summary>The paths of the word that stands for a null.</summary>
    public IEnumerable<string> ReasonsOf(string name) =>
        (Find(name) ?? FindFormer(name)) is { } property && Of<MayBeNullAttribute>(property) is { } mark
            ? mark.Because.Select(JsonNamingPolicy.CamelCase.ConvertName)
            : [];

    private JsonPropertyInfo? Find(string name) => Type?.Properties.FirstOrDefault(property => property.Name == name);

    private JsonPropertyInfo? FindFormer(string name) =>
        Type?.Properties.FirstOrDefault(property => Of<FormerNameAttribute>(property)?.Name == name);

    private JsonTypeInfo? TypeInfo(Type? type) => type is null ? null : Type?.Options.GetTypeInfo(type);

    private static TMark? Of<TMark>(JsonPropertyInfo property)
        where TMark : Attribute => (property.AttributeProvider as MemberInfo)?.GetCustomAttribute<TMark>();
}
