namespace Calculator.Api.Binding;

/// <summary>What is wrong with a request, by the name of the field as the caller wrote it.</summary>
internal sealed class Faults
{
    private const int MostFields = 20;

    // Nearly every request has none: nothing is made to hold them.
    private Dictionary<string, List<string>>? _sentences;

    public bool Any => _sentences is not null;

    /// <summary>
    /// How many faults were found beyond the fields that are told: an answer must not be many times as large as its question.
    /// </summary>
    public int Untold { get; private set; }

    public void Add(string field, string sentence) => Add(field, () => sentence);

    /// <summary>Adds a fault whose sentence takes some looking for: that of a fault which is not told is not made.</summary>
    public void Add(string field, Func<string> sentence)
    {
        _sentences ??= [];
        if (!_sentences.TryGetValue(field, out var sentences) && _sentences.Count < MostFields)
            _sentences[field] = sentences = [];

        if (sentences?.Count < MostFields)
            sentences.Add(sentence());
        else
            Untold++;
    }

    /// <summary>The same faults under the names as the caller wrote them.</summary>
    public Faults AsWritten(Func<string, string> asWritten)
    {
        var written = new Faults { Untold = Untold };
        foreach (var (field, sentences) in _sentences ?? [])
            (written._sentences ??= [])[asWritten(field)] = sentences;
        return written;
    }

    public Dictionary<string, string[]> ToErrors() =>
        (_sentences ?? []).ToDictionary(fault => fault.Key, fault => fault.Value.ToArray());
}
