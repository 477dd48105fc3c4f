using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Calculator.Api.Replies;

/// <summary>How answers are written as JSON: indented, since people read them too, and every number in its one form.</summary>
internal static class AnswerJson
{
    /// <summary>The options that every answer is written by.</summary>
    public static JsonSerializerOptions Options { get; } = Whole(Configured(new JsonSerializerOptions(JsonSerializerDefaults.Web)));

    /// <summary>For JSON that is there already, to be written without white space.</summary>
    public static JsonSerializerOptions Compact { get; } = new() { Encoder = Options.Encoder };

    /// <summary>The same for a writer of JSON that is there already.</summary>
    public static JsonWriterOptions WriterOptions => new()
    {
        Indented = Options.WriteIndented,
        NewLine = Options.NewLine,
        Encoder = Options.Encoder,
    };

    public static JsonSerializerOptions Configured(JsonSerializerOptions options)
    {
        options.WriteIndented = true;
        options.NewLine = "\n";
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(WriteExplainedNulls);
        // Answers are sent as JSON with nosniff, never inside HTML: an apostrophe may stay an apostrophe.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new AnswerNumberConverter());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        return options;
    }

    private static void WriteExplainedNulls(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property =>
            property.AttributeProvider?.IsDefined(typeof(MayBeNullAttribute), inherit: false) == true))
        {
            property.ShouldSerialize = (_, _) => true;
        }
    }

    // Types are known to options once something was serialised by them, which a table's head is asked for without.
    private static JsonSerializerOptions Whole(JsonSerializerOptions options)
    {
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private sealed class AnswerNumberConverter : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(AnswerNumber.Of(value));
    }
}

/// <summary>
/// The one place where a number is rounded: on its way out, to 12 decimals, halves away from zero, without trailing zeros.
/// </summary>
internal static class AnswerNumber
{
    private const int Decimals = 12;

    // Dividing by a one with 28 zeros takes the trailing zeros off a decimal's scale: 45.00 becomes 45.
    private const decimal ScaleOff = 1.0000000000000000000000000000m;

    // What has no decimals has none to round or to take off, and half of all numbers have none.
    public static decimal Of(decimal exact) => exact.Scale == 0 ? exact
        : exact.Scale <= Decimals && TryStrip(exact, out var stripped) ? stripped
        : Math.Round(exact, Decimals, MidpointRounding.AwayFromZero) / ScaleOff;

    // Most sums of money have nothing to round and at most 64 bits of digits: those lose their zeros in a twentieth of the time.
    private static bool TryStrip(decimal exact, out decimal stripped)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(exact, bits);
        // The parts are bits and no numbers: of some the first is set.
        unchecked
        {
            var (digits, scale) = (((ulong)(uint)bits[1] << 32) | (uint)bits[0], exact.Scale);
            for (; scale > 0 && digits % 10 == 0; scale--)
                digits /= 10;
            stripped = digits == 0 ? 0 : new decimal((int)digits, (int)(digits >> 32), 0, exact < 0, scale);
        }

        return bits[2] == 0;
    }
}
