using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Calculator.Api.Binding;

/// <summary>
/// A JSON text that the framework refuses for a lone surrogate, written as an escape. Programs that cut strings by UTF-16 send such
/// texts, and a text that is only counted need not be refused for it.
/// </summary>
internal static class HalvedText
{
    private const char ReplacementCharacter = '\uFFFD';

    /// <summary>The text with its lone surrogates; null if it is no text at all, for bytes that are no UTF-8.</summary>
    public static string? Read(JsonElement element)
    {
        try
        {
            return Unescape(element.GetRawText().AsSpan()[1..^1]);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>How many lone surrogates a text has.</summary>
    public static int Halves(string text)
    {
        var halves = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsSurrogate(text[at]))
                continue;
            if (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]))
                at++;
            else
                halves++;
        }

        return halves;
    }

    /// <summary>What is to be said of a text that has any.</summary>
    public static IEnumerable<string> Sentences(string text)
    {
        if (Halves(text) is > 0 and var halves)
            yield return $"{halves} lone surrogate{(halves == 1 ? "" : "s")} of the text counted as U+FFFD ({ReplacementCharacter}).";
    }

    // The escapes are sound, since the body has been parsed as JSON.
    private static string Unescape(ReadOnlySpan<char> raw)
    {
        var text = new StringBuilder(raw.Length);
        for (var at = 0; at < raw.Length; at++)
        {
            if (raw[at] != '\\')
                text.Append(raw[at]);
            else if (raw[++at] != 'u')
                text.Append(Short(raw[at]));
            else
                text.Append((char)ushort.Parse(raw.Slice((at += 4) - 3, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    private static char Short(char escape) => escape switch
    {
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        _ => escape,
    };
}
