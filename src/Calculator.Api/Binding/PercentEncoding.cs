using System.Buffers;
using System.Globalization;
using System.Text;

namespace Calculator.Api.Binding;

/// <summary>Escapes such as <c>%C3%A9</c> in a query string.</summary>
internal static class PercentEncoding
{
    private const int MostBytes = 4;
    private const int CharactersOfEscape = 3;

    /// <summary>
    /// Whether the bytes that escapes stand for are UTF-8. Where they are not, decoding leaves the
    /// escapes as they are, and <c>caf%E9</c> would be counted as seven characters.
    /// </summary>
    public static bool IsText(ReadOnlySpan<char> encoded)
    {
        Span<byte> run = stackalloc byte[MostBytes];
        while (encoded.IndexOf('%') is var at and >= 0)
        {
            encoded = encoded[at..];
            var escaped = run[..ReadRun(encoded, run)];
            if (escaped.IsEmpty)
                encoded = encoded[1..];
            else if (Rune.DecodeFromUtf8(escaped, out _, out var bytes) == OperationStatus.Done)
                encoded = encoded[(bytes * CharactersOfEscape)..];
            else
                return false;
        }

        return true;
    }

    // Up to four bytes are one character; a % that begins no escape stands for itself.
    private static int ReadRun(ReadOnlySpan<char> text, Span<byte> run)
    {
        var count = 0;
        while (count < run.Length
            && text.Length >= CharactersOfEscape
            && text[0] == '%'
            && char.IsAsciiHexDigit(text[1])
            && char.IsAsciiHexDigit(text[2]))
        {
            run[count++] = byte.Parse(text[1..CharactersOfEscape], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            text = text[CharactersOfEscape..];
        }

        return count;
    }
}
