namespace Calculator.Outcomes;

/// <summary>Gathers sentences, of which there may be one or none.</summary>
internal static class SentenceList
{
    /// <summary>Adds a sentence; nothing where there is nothing to say.</summary>
    public static void AddIfSaid(this List<string> sentences, string? sentence)
    {
        if (sentence is not null)
            sentences.Add(sentence);
    }
}
