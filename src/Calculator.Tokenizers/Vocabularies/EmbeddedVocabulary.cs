using System.Buffers.Binary;
using System.IO.Compression;

namespace Calculator.Tokenizers.Vocabularies;

/// <summary>
/// A published vocabulary, embedded as its maintainers' data rebuilt and verified by
/// <c>Vocabularies/rebuild.mjs</c>. Loaded once, when it is first used.
/// </summary>
internal static class EmbeddedVocabulary
{
    /// <summary>
    /// Reads an embedded vocabulary: a count, the length of each token by rank, then the bytes of all tokens, compressed with Brotli.
    /// </summary>
    public static RankedTokens Load(string name)
    {
        using var resource = typeof(EmbeddedVocabulary).Assembly.GetManifestResourceStream($"{name}.br")
            ?? throw new InvalidOperationException($"The vocabulary {name} is not embedded.");
        using var brotli = new BrotliStream(resource, CompressionMode.Decompress);

        var count = new byte[sizeof(uint)];
        brotli.ReadExactly(count);
        var lengths = new byte[BinaryPrimitives.ReadUInt32LittleEndian(count)];
        brotli.ReadExactly(lengths);

        var total = 0;
        foreach (var length in lengths)
            total += length;
        var bytes = new byte[total];
        brotli.ReadExactly(bytes);
        return RankedTokens.Of(lengths, bytes);
    }
}
