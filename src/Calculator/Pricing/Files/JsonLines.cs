using System.Text.Json;

namespace Calculator.Pricing.Files;

/// <summary>Tells on which line of a JSON text each path begins, so that a fault found after reading still names its line.</summary>
internal sealed class JsonLines
{
    private readonly Dictionary<string, int> _lineOfPath = [];
    private int _line = 1;
    private int _counted;

    private JsonLines()
    {
    }

    /// <summary>The lines of a text that is JSON; others have no lines.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static JsonLines Of(ReadOnlySpan<byte> json)
    {
        var lines = new JsonLines();
        var reader = new Utf8JsonReader(json);
        reader.Read();
        lines.Visit(ref reader, json, "$");
        return lines;
    }

    /// <summary>The places of lists that hold null: the serializer lets them pass, whatever its settings.</summary>
    public List<string> NullItems { get; } = [];

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

    private void Visit(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, string path)
    {
        _lineOfPath[path] = LineAt(reader.TokenStartIndex, json);
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
            {
                if (reader.TokenType == JsonTokenType.Null)
                    NullItems.Add($"{path}[{index}]");
                Visit(ref reader, json, $"{path}[{index}]");
            }
        }
        else if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var name = reader.GetString();
                reader.Read();
                Visit(ref reader, json, $"{path}.{name}");
            }
        }
    }

    private int LineAt(long position, ReadOnlySpan<byte> json)
    {
        _line += json[_counted..(int)position].Count((byte)'\n');
        _counted = (int)position;
        return _line;
    }
}
