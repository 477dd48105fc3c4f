using System.Text;

namespace Calculator.Tokenizers.SentencePieces;

/// <summary>A text as a SentencePiece model joins it: spaces marked by U+2581, and one before the text if the model has it so.</summary>
internal static class MarkedText
{
    /// <summary>What stands for a space.</summary>
    public static readonly byte[] Mark = Encoding.UTF8.GetBytes("\u2581");

    /// <summary>The text, marked; nothing stays nothing.</summary>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> utf8, bool hasSpaceBefore)
    {
        if (utf8.IsEmpty)
            return utf8;

        var marked = new byte[utf8.Length + ((utf8.Count((byte)' ') + 1) * Mark.Length)];
        var length = 0;
        if (hasSpaceBefore)
            Append(Mark);
        for (var rest = utf8; ; rest = rest[1..])
        {
            var space = rest.IndexOf((byte)' ');
            Append(space < 0 ? rest : rest[..space]);
            if (space < 0)
                return marked.AsSpan(0, length);
            Append(Mark);
            rest = rest[space..];
        }

        void Append(ReadOnlySpan<byte> bytes)
        {
            bytes.CopyTo(marked.AsSpan(length));
            length += bytes.Length;
        }
    }

    /// <summary>Where a place in the marked text is in the text itself: its bytes before that.</summary>
    public static int Unmarked(ReadOnlySpan<byte> utf8, bool hasSpaceBefore, int place)
    {
        var at = 0;
        for (var marked = hasSpaceBefore ? Mark.Length : 0; marked < place; at++)
            marked += utf8[at] == ' ' ? Mark.Length : 1;
        return at;
    }
}
