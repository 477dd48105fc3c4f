using System.Text.Json;
using System.Text.Json.Serialization;
using Calculator.Units;

namespace Calculator.Api.Replies;

/// <summary>A figure that is known exactly or as a range: written as a number, or as an object with low, expected and high.</summary>
[JsonConverter(typeof(TallyConverter))]
internal sealed record Tally(decimal Low, decimal Expected, decimal High, bool Exact)
{
    public static Tally Of(Range<decimal> range, bool exact) => new(range.Low, range.Expected, range.High, exact);

    private sealed class TallyConverter : JsonConverter<Tally>
    {
        public override Tally Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Answers are written, never read.");

        public override void Write(Utf8JsonWriter writer, Tally value, JsonSerializerOptions options)
        {
            if (value.Exact)
            {
                writer.WriteNumberValue(AnswerNumber.Of(value.Low));
                return;
            }

            writer.WriteStartObject();
            writer.WriteNumber("low", AnswerNumber.Of(value.Low));
            writer.WriteNumber("expected", AnswerNumber.Of(value.Expected));
            writer.WriteNumber("high", AnswerNumber.Of(value.High));
            writer.WriteEndObject();
        }
    }
}
