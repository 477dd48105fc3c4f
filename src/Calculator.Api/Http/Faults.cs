namespace Calculator.Api.Http;

/// <summary>What is wrong with a request, by the name of the field as the caller wrote it.</summary>
internal sealed class Faults
{
    private readonly Dictionary<string, List<string>> _sentences = [];

    public bool Any => _sentences.Count > 0;

    public void Add(string field, string sentence)
    {
        if (!_sentences.TryGetValue(field, out var sentences))
            _sentences[field] = sentences = [];
        sentences.Add(sentence);
    }

    public Dictionary<string, string[]> ToErrors() => _sentences.ToDictionary(fault => fault.Key, fault => fault.Value.ToArray());
}
