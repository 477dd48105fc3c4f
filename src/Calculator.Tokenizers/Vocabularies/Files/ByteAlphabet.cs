using System.Collections.Frozen;

namespace Calculator.Tokenizers.Vocabularies.Files;

/// <summary>
/// The characters that stand for bytes in the files of byte-level BPE: for those that would not show U+0100 and those after it.
/// </summary>
internal static class ByteAlphabet
{
    private const int FirstStandIn = 0x100;

    private static readonly FrozenDictionary<char, byte> Bytes =
        Signs.Index().ToFrozenDictionary(pair => pair.Item, pair => (byte)pair.Index);

    /// <summary>What stands for each byte, from 0 on.</summary>
    public static IEnumerable<char> Signs
    {
        get
        {
            var next = FirstStandIn;
            for (var value = 0; value < SingleBytes.Count; value++)
                yield return (char)(Shows(value) ? value : next++);
        }
    }

    /// <summary>The bytes a token is written for; null if one of its characters stands for none.</summary>
    public static byte[]? BytesOf(string token)
    {
        var bytes = new byte[token.Length];
        for (var at = 0; at < token.Length; at++)
        {
            if (!Bytes.TryGetValue(token[at], out bytes[at]))
                return null;
        }

        return bytes.Length == 0 ? null : bytes;
    }

    private static bool Shows(int value) => value is (>= 0x21 and <= 0x7E) or (>= 0xA1 and <= 0xAC) or (>= 0xAE and <= 0xFF);
}
