using System.Text;
using System.Text.Json;

namespace Calculator.Drafting.Drafts;

/// <summary>
/// The text of a provider's file. What stands in it stays as it is, byte by byte: a period is put behind a model's last one.
/// </summary>
internal static class ModelFile
{
    /// <summary>The text with one period more.</summary>
    /// <param name="json">The text.</param>
    /// <param name="model">The place of the model in the file's list.</param>
    /// <param name="period">The period, as <see cref="PeriodText"/> writes it.</param>
    public static byte[] With(byte[] json, int model, string period)
    {
        var end = EndOfPrices(json, model);
        return [.. json.AsSpan(0, end), .. Encoding.UTF8.GetBytes($",\n{period}"), .. json.AsSpan(end)];
    }

    // Behind the last period of the model: a list of periods is never empty.
    private static int EndOfPrices(byte[] json, int model)
    {
        var reader = new Utf8JsonReader(json);
        var (index, end, isInModels, isInPrices) = (-1, 0, false, false);
        while (reader.Read())
        {
            switch (reader.TokenType, reader.CurrentDepth)
            {
                case (JsonTokenType.PropertyName, 1):
                    isInModels = reader.ValueTextEquals("models");
                    break;
                case (JsonTokenType.StartObject, 2) when isInModels:
                    index++;
                    break;
                case (JsonTokenType.PropertyName, 3):
                    isInPrices = isInModels && index == model && reader.ValueTextEquals("prices");
                    break;
                case (JsonTokenType.EndObject, 4) when isInPrices:
                    end = (int)reader.BytesConsumed;
                    break;
            }
        }

        return end > 0 ? end : throw new InvalidOperationException($"The file has no model {model}.");
    }
}
