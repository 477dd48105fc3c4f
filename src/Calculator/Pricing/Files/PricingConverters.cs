using System.Text.Json;
using System.Text.Json.Serialization;
using Calculator.Outcomes;
using Calculator.Units;

namespace Calculator.Pricing.Files;

/// <summary>A value of the right JSON type that breaks the rule of its unit; the message is the sentence a person reads.</summary>
internal sealed class BrokenRuleException(string message) : JsonException(message);

/// <summary>A price, from 0 on; its other rules are told with the card it stands on.</summary>
internal sealed class RateConverter : JsonConverter<Rate>
{
    public override Rate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonNumber.Read(ref reader));

    public override void Write(Utf8JsonWriter writer, Rate value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.UsdPerMillionTokens);
}

/// <summary>A date, or an instant with its zone.</summary>
internal sealed class MomentConverter : JsonConverter<Moment>
{
    public override Moment Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Moment.TryParse(reader.GetString()!, out var moment)
            ? moment
            : throw new BrokenRuleException($"must be {Moment.Rule}");

    public override void Write(Utf8JsonWriter writer, Moment value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}

/// <summary>A time of day.</summary>
internal sealed class ClockTimeConverter : JsonConverter<ClockTime>
{
    public override ClockTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && ClockTime.TryParse(reader.GetString()!, out var time)
            ? time
            : throw new BrokenRuleException($"must be {ClockTime.Rule}");

    public override void Write(Utf8JsonWriter writer, ClockTime value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}

/// <summary>An alias: its name alone, or an object that says more.</summary>
internal sealed class AliasConverter : JsonConverter<Alias>
{
    public override Alias Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? Alias.Plain(reader.GetString()!)
            : (Alias)JsonSerializer.Deserialize(ref reader, PricingJson.ObjectForm(typeof(Alias))!)!;

    public override void Write(Utf8JsonWriter writer, Alias value, JsonSerializerOptions options)
    {
        if (value == Alias.Plain(value.Id))
            writer.WriteStringValue(value.Id);
        else
            JsonSerializer.Serialize(writer, value, PricingJson.ObjectForm(typeof(Alias))!);
    }
}

/// <summary>Every unit, by its own bounds: none has to be listed.</summary>
internal sealed class UnitConverters : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsValueType && typeToConvert.IsAssignableTo(typeof(IUnit));

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert))!;

    private sealed class Of<T> : JsonConverter<T>
        where T : struct, IUnit<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonNumber.Read(ref reader) is var number && T.Bounds.Contain(number)
                ? T.Of(number)
                : throw new BrokenRuleException($"must be {T.Bounds.Rule}");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.Value);
    }
}

/// <summary>Every enumeration, by the names of its members: none has to be listed.</summary>
internal sealed class NamedConverters : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert))!;

    private sealed class Of<T> : JsonConverter<T>
        where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String
                ? Named(reader.GetString()!)
                : throw new BrokenRuleException($"must be {EnumNames<T>.Rule}");

        public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Named(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(EnumNames<T>.Of(value));

        public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WritePropertyName(EnumNames<T>.Of(value));

        // Files are reviewed by eye: one spelling, so 'Batch' for 'batch' is a fault, unlike in a request.
        private static T Named(string name) => EnumNames<T>.TryParse(name, out var value) && EnumNames<T>.Of(value) == name
            ? value
            : throw new BrokenRuleException($"must be {EnumNames<T>.Rule}{PricingJson.DidYouMean(Nearest.SlipOf(name, EnumNames<T>.All))}");
    }
}

internal static class JsonNumber
{
    public static decimal Read(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out var number)
            ? number
            : throw new BrokenRuleException("must be a number");
}
