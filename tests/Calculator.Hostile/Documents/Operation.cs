namespace Calculator.Hostile.Documents;

/// <summary>One documented operation.</summary>
/// <param name="Method">Its method, in capitals.</param>
/// <param name="Path">Its path, with names in braces.</param>
/// <param name="Fields">What a request may say.</param>
/// <param name="Bodies">The media types a body may have; empty if there is none.</param>
/// <param name="Body">What a JSON body must be; null if there is none.</param>
/// <param name="Log">The documented example of a log, where the body is one; null where it is not.</param>
/// <param name="Answers">By status and media type, what an answer must be.</param>
internal sealed record Operation(
    string Method,
    string Path,
    IReadOnlyList<Field> Fields,
    IReadOnlyList<string> Bodies,
    Schema? Body,
    string? Log,
    IReadOnlyDictionary<int, IReadOnlyDictionary<string, Schema>> Answers)
{
    public const string Json = "application/json";
    public const string JsonLines = "application/x-ndjson";

    private const string PlainText = "text/plain";

    public string Name => $"{Method} {Path}";

    public bool TakesJson => Bodies.Contains(Json);

    public bool TakesText => Bodies.Contains(PlainText);

    /// <summary>Whether it answers with a file, which costs much more than figures do.</summary>
    public bool AnswersFile => Usual.Any(media => media.Value.Format == "binary");

    /// <summary>The JSON answer; null if it answers with something else.</summary>
    public Schema? Answer => Usual.FirstOrDefault(media => media.Key == Json).Value;

    private IEnumerable<KeyValuePair<string, Schema>> Usual => Answers.TryGetValue(200, out var usual) ? usual : [];

    public Field? Find(string name) => Fields.FirstOrDefault(field => field.Name == name);
}
