using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Calculator.Units;

namespace Calculator.Pricing.Files;

/// <summary>How pricing files are written as JSON: strictly, each unit in its one form.</summary>
internal static partial class PricingJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters =
        {
            new RateConverter(),
            new MomentConverter(),
            new UnitConverter<TokenRatio>(),
            new NamedConverter<ServiceTier>(),
            new NamedConverter<ContentClass>(),
            new NamedConverter<Confidence>(),
            new NamedConverter<PriceStatus>(),
            new NamedConverter<LimitWindow>(),
            new NamedConverter<LimitUnit>(),
            new NamedConverter<Overage>(),
        },
    };

    /// <summary>What a failed reading means to the person who wrote the file: no type names, no positions.</summary>
    public static string Explain(JsonException exception) => exception switch
    {
        BrokenRuleException => exception.Message,
        _ when Unmapped().Match(exception.Message) is { Success: true } match => $"there is no field '{match.Groups[1].Value}' here",
        _ when Missing().Match(exception.Message) is { Success: true } match => $"lacks {match.Groups[1].Value}",
        _ when Duplicate().Match(exception.Message) is { Success: true } match => $"the field '{match.Groups[1].Value}' stands here twice",
        _ when Null().IsMatch(exception.Message) => "must not be null",
        _ when WrongType().Match(exception.Message) is { Success: true } match => $"must be {Kind(match.Groups[1].Value)}",
        _ => $"is not JSON: {Position().Replace(exception.Message, "")}",
    };

    private static string Kind(string type) => type switch
    {
        _ when type.Contains("Collections", StringComparison.Ordinal) => type.Contains("Dictionary", StringComparison.Ordinal) ? "an object" : "a list",
        _ when type.Contains("System.String", StringComparison.Ordinal) => "a text",
        _ when type.Contains("System.Decimal", StringComparison.Ordinal) => "a number",
        _ when type.Contains("System.Boolean", StringComparison.Ordinal) => "true or false",
        _ when type.Contains("System.DateOnly", StringComparison.Ordinal) => "a date such as 2026-11-20",
        _ => "an object",
    };

    [GeneratedRegex("JSON property '(.+?)' could not be mapped")]
    private static partial Regex Unmapped();

    [GeneratedRegex("missing required properties including: (.+?)\\.( Path:|$)")]
    private static partial Regex Missing();

    [GeneratedRegex("Duplicate property '(.+?)' encountered")]
    private static partial Regex Duplicate();

    [GeneratedRegex("(?:doesn't|does not) allow setting null values|parameter .+ null")]
    private static partial Regex Null();

    [GeneratedRegex(@"could not be converted to (.+?)\.( Path:|$)")]
    private static partial Regex WrongType();

    [GeneratedRegex(@"( Path: .*)? LineNumber: .*$")]
    private static partial Regex Position();

    /// <summary>A value that has the right JSON type and still breaks the rule of its unit.</summary>
    private sealed class BrokenRuleException(string message) : JsonException(message);

    private sealed class RateConverter : JsonConverter<Rate>
    {
        public override Rate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(ReadNumber(ref reader));

        public override void Write(Utf8JsonWriter writer, Rate value, JsonSerializerOptions options) => writer.WriteNumberValue(value.UsdPerMillionTokens);
    }

    private sealed class UnitConverter<T> : JsonConverter<T>
        where T : struct, IUnit<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            ReadNumber(ref reader) is var number && T.Bounds.Contain(number) ? T.Of(number) : throw new BrokenRuleException($"must be {T.Bounds.Rule}");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
    }

    private sealed class MomentConverter : JsonConverter<Moment>
    {
        public override Moment Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && Moment.TryParse(reader.GetString()!, out var moment) ? moment : throw new BrokenRuleException($"must be {Moment.Rule}");

        public override void Write(Utf8JsonWriter writer, Moment value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }

    private sealed class NamedConverter<T> : JsonConverter<T>
        where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String ? Named(reader.GetString()!) : throw new BrokenRuleException($"must be {EnumNames<T>.Rule}");

        public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Named(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(EnumNames<T>.Of(value));

        // Files are reviewed by eye: one spelling, so 'Batch' for 'batch' is a fault, unlike in a request.
        private static T Named(string name) =>
            EnumNames<T>.TryParse(name, out var value) && EnumNames<T>.Of(value) == name ? value : throw new BrokenRuleException($"must be {EnumNames<T>.Rule}");
    }

    private static decimal ReadNumber(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out var number) ? number : throw new BrokenRuleException("must be a number");
}
