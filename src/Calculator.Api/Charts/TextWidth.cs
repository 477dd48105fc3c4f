using System.Globalization;

namespace Calculator.Api.Charts;

/// <summary>
/// How wide a text is drawn, about: each reader's fonts are their own, so letters are taken as a wide one has them.
/// </summary>
internal static class TextWidth
{
    private const string Ellipsis = "…";
    private const string Narrow = " .,:;|!'()[]ijltfr-";
    private const string Wide = "mwMW@%&…";

    // Scripts from here on are written in full squares.
    private const char FirstSquare = '\u1100';

    /// <summary>The width in pixels at a size of the font.</summary>
    public static decimal Of(string text, decimal size) => Elements(text).Sum(Em) * size;

    /// <summary>A text and what must follow it, the text cut short where both would be wider than the room.</summary>
    public static string Fit(string text, string tail, decimal size, decimal room)
    {
        if (Of(text + tail, size) <= room)
            return text + tail;

        var left = room - Of(Ellipsis + tail, size);
        var kept = Elements(text).TakeWhile(element => (left -= Em(element) * size) >= 0);
        return $"{string.Concat(kept).TrimEnd()}{Ellipsis}{tail}";
    }

    private static decimal Em(string element) => element[0] switch
    {
        >= FirstSquare and not '…' => 1.2m,
        var sign when Wide.Contains(sign, StringComparison.Ordinal) => 1,
        var sign when Narrow.Contains(sign, StringComparison.Ordinal) => 0.36m,
        var sign when char.IsUpper(sign) => 0.7m,
        _ => 0.61m,
    };

    private static IEnumerable<string> Elements(string text)
    {
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
            yield return elements.GetTextElement();
    }
}
