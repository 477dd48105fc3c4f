using System.Text.Json;
using System.Text.Json.Serialization;
using Calculator.Units;

namespace Calculator.Api.Replies;

/// <summary>A figure that is known exactly or as a range: written as a number, or as an object with low, expected and high.</summary>
[JsonConverter(typeof(ExactOrRangeConverter))]
internal sealed record ExactOrRange(decimal Low, decimal Expected, decimal High, bool Exact)
{
    public static ExactOrRange Of(Range<decimal> range, bool exact) => new(range.Low, range.Expected, range.High, exact);

    private sealed class ExactOrRangeConverter : JsonConverter<ExactOrRange>
    {
        public override ExactOrRange Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Answers are written, never read.");

        public override void Write(Utf8JsonWriter writer, ExactOrRange value, JsonSerializerOptions options)
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
