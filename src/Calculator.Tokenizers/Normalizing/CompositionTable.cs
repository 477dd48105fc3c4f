using System.Buffers.Binary;
using System.IO.Compression;

namespace Calculator.Tokenizers.Normalizing;

/// <summary>
/// What Unicode says of characters that are made of others. Carried along, since the platform's own tables are not there in its
/// invariant mode: it answers every text as it is, without a word.
/// </summary>
internal sealed class CompositionTable
{
    // All that a text can be changed by is below.
    private const int Beyond = 0x30000;

    private readonly Dictionary<int, (int First, int Second)> _parts = [];
    private readonly Dictionary<(int First, int Second), int> _composed = [];
    private readonly byte[] _classes = new byte[Beyond];
    private readonly bool[] _mayChange = new bool[Beyond];

    private CompositionTable(ReadOnlySpan<byte> packed)
    {
        var count = Next(ref packed);
        for (var entry = 0; entry < count; entry++)
            AddParts(Next(ref packed), Next(ref packed), Next(ref packed), composes: Next(ref packed) == 1);
        while (packed.Length > 0)
            AddClass(Next(ref packed), Next(ref packed));
        Hangul.MarkWhatMayCompose(_mayChange);
    }

    /// <summary>The only one, made when it is first asked for.</summary>
    public static CompositionTable Instance { get; } = new(Unpacked());

    /// <summary>The combining class of a character; 0 for one that others are put on.</summary>
    public int ClassOf(int codePoint) => codePoint < Beyond ? _classes[codePoint] : 0;

    /// <summary>Whether a text may change for this character; a text without one that may is composed.</summary>
    public bool MayChange(int codePoint) => codePoint < Beyond && _mayChange[codePoint];

    /// <summary>
    /// The two characters that a character stands for, the second 0 where it stands for one; false if it stands for itself.
    /// </summary>
    public bool TryTakeApart(int codePoint, out (int First, int Second) parts) => _parts.TryGetValue(codePoint, out parts);

    /// <summary>The character that stands for two; false if none does.</summary>
    public bool TryCompose(int first, int second, out int composed) =>
        Hangul.TryCompose(first, second, out composed) || _composed.TryGetValue((first, second), out composed);

    private void AddParts(int codePoint, int first, int second, bool composes)
    {
        _parts[codePoint] = (first, second);
        if (composes)
            _composed[(first, second)] = codePoint;
        else
            _mayChange[codePoint] = true;
        _mayChange[second] |= composes;
    }

    private void AddClass(int codePoint, int combiningClass)
    {
        _classes[codePoint] = (byte)combiningClass;
        _mayChange[codePoint] = true;
    }

    private static int Next(ref ReadOnlySpan<byte> packed)
    {
        var number = BinaryPrimitives.ReadInt32LittleEndian(packed);
        packed = packed[sizeof(int)..];
        return number;
    }

    private static byte[] Unpacked()
    {
        using var resource = typeof(CompositionTable).Assembly.GetManifestResourceStream("compositions.br")
            ?? throw new InvalidOperationException("The compositions are not embedded.");
        using var brotli = new BrotliStream(resource, CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        brotli.CopyTo(bytes);
        return bytes.ToArray();
    }
}

/// <summary>The syllables of Korean, which are composed by arithmetic.</summary>
internal static class Hangul
{
    private const int FirstSyllable = 0xAC00;
    private const int Syllables = Leads * Vowels * Tails;
    private const int FirstLead = 0x1100;
    private const int FirstVowel = 0x1161;
    private const int BeforeTails = 0x11A7;
    private const int Leads = 19;
    private const int Vowels = 21;
    private const int Tails = 28;

    /// <summary>The two parts of a syllable; false of any other character.</summary>
    public static bool TryTakeApart(int codePoint, out (int First, int Second) parts)
    {
        var place = codePoint - FirstSyllable;
        parts = place % Tails == 0
            ? (FirstLead + (place / Tails / Vowels), FirstVowel + (place / Tails % Vowels))
            : (codePoint - (place % Tails), BeforeTails + (place % Tails));
        return place is >= 0 and < Syllables;
    }

    /// <summary>The syllable of two parts; false if they make none.</summary>
    public static bool TryCompose(int first, int second, out int composed)
    {
        var (lead, vowel, tail) = (first - FirstLead, second - FirstVowel, second - BeforeTails);
        if (lead is >= 0 and < Leads && vowel is >= 0 and < Vowels)
        {
            composed = FirstSyllable + (((lead * Vowels) + vowel) * Tails);
            return true;
        }

        composed = first + tail;
        return first - FirstSyllable is >= 0 and < Syllables && (first - FirstSyllable) % Tails == 0 && tail is > 0 and < Tails;
    }

    /// <summary>Marks the vowels and tails, which a character before them may take in.</summary>
    public static void MarkWhatMayCompose(bool[] mayChange)
    {
        mayChange.AsSpan(FirstVowel, Vowels).Fill(true);
        mayChange.AsSpan(BeforeTails + 1, Tails - 1).Fill(true);
    }
}
