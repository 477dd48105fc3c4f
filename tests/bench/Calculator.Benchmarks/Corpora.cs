using System.Text;

namespace Calculator.Benchmarks;

/// <summary>
/// Texts of ten million bytes each, made from the packages of the test client: the same on every machine that installed them.
/// </summary>
internal static class Corpora
{
    public const int Bytes = 10_000_000;

    public static IEnumerable<(string Name, byte[] Text)> Make(string packages)
    {
        yield return ("prose", Take(packages, "*.md"));
        yield return ("code", Take(packages, "*.ts"));
        yield return ("JSON", Take(packages, "*.json"));
        yield return ("multilingual", Take(Path.Combine(packages, "typescript", "lib"), "diagnosticMessages.generated.json"));
    }

    private static byte[] Take(string folder, string pattern)
    {
        var text = new StringBuilder();
        var files = Directory.GetFiles(folder, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        // What there is, again and again until it is enough; the first pass is what counts for variety.
        while (text.Length < Bytes)
        {
            foreach (var file in files.TakeWhile(_ => text.Length < Bytes))
                text.Append(File.ReadAllText(file)).Append('\n');
        }

        var utf8 = Encoding.UTF8.GetBytes(text.ToString());
        var end = Bytes;
        while ((utf8[end] & 0xC0) == 0x80)
            end--;
        return utf8[..end];
    }
}
