using System.Text.Json;

namespace Calculator.Api.Replies;

/// <summary>The same JSON with each number as a text of the same digits, whatever kind of number it is.</summary>
internal static class NumbersAsText
{
    public static byte[] Of(ReadOnlySpan<byte> json)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, AnswerJson.WriterOptions))
            Copy(new Utf8JsonReader(json), writer);
        return text.ToArray();
    }

    private static void Copy(Utf8JsonReader reader, Utf8JsonWriter writer)
    {
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    writer.WriteStartObject();
                    break;
                case JsonTokenType.EndObject:
                    writer.WriteEndObject();
                    break;
                case JsonTokenType.StartArray:
                    writer.WriteStartArray();
                    break;
                case JsonTokenType.EndArray:
                    writer.WriteEndArray();
                    break;
                case JsonTokenType.PropertyName:
                    writer.WritePropertyName(reader.GetString()!);
                    break;
                case JsonTokenType.Number:
                    writer.WriteStringValue(reader.ValueSpan);
                    break;
                case JsonTokenType.String:
                    writer.WriteStringValue(reader.GetString());
                    break;
                default:
                    writer.WriteRawValue(reader.ValueSpan);
                    break;
            }
        }
    }
}
