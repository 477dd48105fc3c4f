namespace Calculator.Pricing.Files;

/// <summary>Tells on which line of a JSON text each path begins, so that a fault found after reading still names its line.</summary>
/// <param name="json">The text.</param>
internal sealed class JsonLines(byte[] json)
{
    private readonly Dictionary<string, int> _lineOfPath = [];
    private int _line = 1;
    private int _counted;

    /// <summary>Notes where the value of a path begins; values are noted in the order of the text.</summary>
    public void Note(string path, long position)
    {
        _line += json.AsSpan(_counted..(int)position).Count((byte)'\n');
        _counted = (int)position;
        _lineOfPath[path] = _line;
    }

    /// <summary>The line of a path, or of the nearest path around it.</summary>
    public int Of(string path)
    {
        for (var around = path; around.Length > 0; around = around[..Math.Max(0, around.LastIndexOfAny(['.', '[']))])
        {
            if (_lineOfPath.TryGetValue(around, out var line))
                return line;
        }

        return 1;
    }
}
