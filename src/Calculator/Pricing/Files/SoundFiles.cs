namespace Calculator.Pricing.Files;

/// <summary>
/// What the files of one reading say, each text once: most files of a version hold what they held in the one before.
/// What is read never changes, so that versions may share it, and each may be read at any time.
/// </summary>
internal sealed class SoundFiles
{
    private readonly Dictionary<(Type Type, int Length), List<(byte[] Json, object Content)>> _read = [];

    /// <summary>What a file says; null if it is not, strictly, of the type.</summary>
    public T? OrNull<T>(byte[] json)
        where T : class
    {
        lock (_read)
            return Known<T>(json);
    }

    private T? Known<T>(byte[] json)
        where T : class
    {
        if (!_read.TryGetValue((typeof(T), json.Length), out var alike))
            _read[(typeof(T), json.Length)] = alike = [];

        var content = (T?)alike.Find(read => read.Json.AsSpan().SequenceEqual(json)).Content;
        if (content is not null)
            return content;

        content = PricingJson.OrNull<T>(json);
        if (content is not null)
            alike.Add((json, content));
        return content;
    }
}
