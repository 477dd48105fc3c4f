using System.Text.Json;

namespace Calculator.Tokenizers.Vocabularies.Files;

/// <summary>A name or a value of a JSON that is no Unicode: half a surrogate pair, or bytes that are no UTF-8.</summary>
internal static class BrokenText
{
    /// <summary>The line of the first one in a file that is JSON; null if there is none.</summary>
    public static int? LineIn(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String && !IsText(reader))
                return json.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n') + 1;
        }

        return null;
    }

    private static bool IsText(Utf8JsonReader at)
    {
        try
        {
            at.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
