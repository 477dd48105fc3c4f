using System.Text;
using Calculator.Tokenizers.BytePairs;

namespace Calculator.Benchmarks;

/// <summary>Texts without a break, or with hardly one, as nobody writes them and anybody may send them.</summary>
internal static class LongTexts
{
    private const int Seed = 1;

    public static IEnumerable<(string Name, Func<int, byte[]> Make)> All =>
    [
        ("one letter", bytes => Repeated("a", bytes)),
        ("spaces", bytes => Repeated(" ", bytes)),
        ("equals signs", bytes => Repeated("=", bytes)),
        ("line ends", bytes => Repeated("\n", bytes)),
        ("line ends and spaces", bytes => Repeated("\n ", bytes)),
        ("digits", bytes => Repeated("1234567890", bytes)),
        ("emoji with joiners", bytes => Repeated("👩‍👩‍👧‍👦", bytes)),
        ("가", bytes => Repeated("가", bytes)),
        ("a and b by chance", bytes => Drawn("ab", bytes)),
        ("letters by chance", bytes => Drawn("abcdefghijklmnopqrstuvwxyz", bytes)),
        ("words without spaces", WordsInARow),
        ("base64", Base64),
    ];

    private static byte[] Repeated(string shape, int bytes) =>
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(shape, bytes / Encoding.UTF8.GetByteCount(shape))));

    private static byte[] Drawn(string letters, int bytes) => new Random(Seed).GetItems(Encoding.UTF8.GetBytes(letters), bytes);

    // Tokens of five letters and more: each is made by many merges, and its pairs are found nowhere near each other.
    private static byte[] WordsInARow(int bytes)
    {
        var words = BytePairCounter.O200k.TokensByRank()
            .Where(token => token.Length > 4 && token.All(value => char.IsAsciiLetterLower((char)value)))
            .ToArray();
        var random = new Random(Seed);
        var text = new List<byte>(bytes);
        while (text.Count < bytes)
            text.AddRange(words[random.Next(words.Length)]);
        return [.. text];
    }

    private static byte[] Base64(int bytes)
    {
        var random = new byte[bytes / 4 * 3];
        new Random(Seed).NextBytes(random);
        return Encoding.ASCII.GetBytes(Convert.ToBase64String(random));
    }
}
