using System.Text;

namespace Calculator.Usage.Reading;

/// <summary>Keeps each name once: a log says the same few sessions and models on every line.</summary>
/// <param name="most">How many are kept: when one more comes all are forgotten. With 0 no name matters, and each is empty.</param>
internal sealed class NameTable(int most = int.MaxValue)
{
    private const int MostBytes = 256;
    private const int KeptBytes = 64;

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly byte[] _lastBytes = new byte[MostBytes];
    private int _lastLength = -1;
    private string _last = "";

    /// <summary>How many are kept.</summary>
    public int Count => _names.Count;

    /// <summary>Whether more came than are kept.</summary>
    public bool IsOverfull { get; private set; }

    /// <summary>The name as a text. One of more than 256 bytes is cut, and told from others by its fingerprint.</summary>
    public string Of(ReadOnlySpan<byte> utf8)
    {
        if (most == 0)
            return "";
        if (_lastLength >= 0 && utf8.SequenceEqual(_lastBytes.AsSpan(0, _lastLength)))
            return _last;
        if (utf8.Length > MostBytes)
            return $"{Encoding.UTF8.GetString(utf8[..KeptBytes])}…{Fingerprint.Of(utf8).High:x16}";

        utf8.CopyTo(_lastBytes);
        (_lastLength, _last) = (utf8.Length, Known(utf8));
        return _last;
    }

    /// <summary>The name as a text.</summary>
    public string Of(string name) => Of(Encoding.UTF8.GetBytes(name));

    /// <summary>The first that is a name; null where none is.</summary>
    public string? OfAny(params ReadOnlySpan<string?> names)
    {
        foreach (var name in names)
        {
            if (!string.IsNullOrEmpty(name))
                return Of(name);
        }

        return null;
    }

    private string Known(ReadOnlySpan<byte> utf8)
    {
        Span<char> characters = stackalloc char[MostBytes];
        var name = characters[..Encoding.UTF8.GetChars(utf8, characters)];
        var known = _names.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(name, out var found))
            return found;

        if (_names.Count == most)
        {
            IsOverfull = true;
            _names.Clear();
        }

        _ = known.Add(name);
        return known.TryGetValue(name, out var added) ? added : name.ToString();
    }
}
