using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Calculator.Api.Replies;

/// <summary>How answers are written as JSON: indented, since people read them too, and every number in its one form.</summary>
internal static class AnswerJson
{
    public static void Configure(JsonSerializerOptions options)
    {
        options.WriteIndented = true;
        options.NewLine = "\n";
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        // Answers are sent as JSON with nosniff, never inside HTML: an apostrophe may stay an apostrophe.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new AnswerNumberConverter());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }

    private sealed class AnswerNumberConverter : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteNumberValue(AnswerNumber.Of(value));
    }
}
