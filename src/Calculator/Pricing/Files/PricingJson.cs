using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Calculator.Pricing.Files;

/// <summary>How pricing files are written as JSON: strictly, each unit in its one form.</summary>
internal static class PricingJson
{
    private static readonly JsonSerializerOptions ObjectForms = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new RateConverter(), new MomentConverter(), new ClockTimeConverter(), new UnitConverters(), new NamedConverters() },
        TypeInfoResolver = PricingTypes.Default.WithAddedModifier(LeaveOutWhatNoFileStates),
    };

    public static JsonSerializerOptions Options { get; } = new(ObjectForms) { Converters = { new AliasConverter() } };

    /// <summary>Takes apart the types of some files, down to their values.</summary>
    /// <returns>All of those types, those of the files first.</returns>
    public static IReadOnlyCollection<JsonTypeInfo> TakeApart(params Type[] files)
    {
        var known = new OrderedDictionary<Type, JsonTypeInfo>();
        var waiting = new Queue<Type>(files);
        while (waiting.TryDequeue(out var type))
        {
            var info = ObjectForm(type) ?? TypeOf(type);
            if (!known.TryAdd(type, info))
                continue;

            foreach (var part in info.Properties.Select(property => property.PropertyType).Append(info.KeyType).Append(info.ElementType))
            {
                if (part is not null)
                    waiting.Enqueue(part);
            }
        }

        return known.Values;
    }

    /// <summary>What is known of a type: its kind, its fields, its items.</summary>
    public static JsonTypeInfo TypeOf(Type type) => Options.GetTypeInfo(type);

    /// <summary>What is known of the object that may stand where a text alone may too; null for a type that has one form.</summary>
    public static JsonTypeInfo? ObjectForm(Type type) => type == typeof(Alias) ? ObjectForms.GetTypeInfo(type) : null;

    /// <summary>The fields a file may state of a type, by name.</summary>
    public static IReadOnlyDictionary<string, JsonPropertyInfo> FieldsOf(JsonTypeInfo type) =>
        type.Properties.ToDictionary(property => property.Name);

    // A file that states one of them would be read as if it did not.
    private static void LeaveOutWhatNoFileStates(JsonTypeInfo type)
    {
        foreach (var computed in type.Properties.Where(property => property.Set is null).ToList())
            type.Properties.Remove(computed);
    }

    /// <summary>What a text says; null if it is not, strictly, of the type.</summary>
    public static T? OrNull<T>(byte[] json)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Options);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Why a single value cannot be read as a type; null if it can.</summary>
    /// <param name="at">Where the value stands.</param>
    /// <param name="type">What it should be.</param>
    public static string? WhyNot(Utf8JsonReader at, JsonTypeInfo type)
    {
        try
        {
            JsonSerializer.Deserialize(ref at, type);
            return null;
        }
        catch (BrokenRuleException broken)
        {
            return broken.Message;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            var isNoText = at.TokenType == JsonTokenType.String && TextOf(at) is null;
            return isNoText ? "holds a text that is not valid Unicode" : $"must be {Kind(type.Type)}";
        }
    }

    /// <inheritdoc cref="WhyNot(Utf8JsonReader, JsonTypeInfo)"/>
    public static string? WhyNot(string name, JsonTypeInfo type)
    {
        var reader = new Utf8JsonReader(JsonSerializer.SerializeToUtf8Bytes(name));
        reader.Read();
        return WhyNot(reader, type);
    }

    /// <summary>The text of a name or a value; null if it is not valid Unicode.</summary>
    public static string? TextOf(Utf8JsonReader at)
    {
        try
        {
            return at.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The end of a sentence about a word that is not known, if there is one that is near.</summary>
    public static string DidYouMean(string? nearest) => nearest is null ? "" : $"; did you mean {nearest}?";

    // Kinds without a converter of their own.
    private static string Kind(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var text when text == typeof(string) => "a text",
        var yesOrNo when yesOrNo == typeof(bool) => "true or false",
        var day when day == typeof(DateOnly) => "a date such as 2026-11-20",
        var either when ObjectForm(either) is not null => "a text or an object",
        _ => "a number",
    };
}
