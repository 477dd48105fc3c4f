namespace Calculator.Api.Replies;

/// <summary>A failure, by RFC 9457.</summary>
/// <param name="Type">A link to what the status means.</param>
/// <param name="Title">The name of the status.</param>
/// <param name="Status">The status.</param>
/// <param name="Detail">What was wrong, in sentences.</param>
/// <param name="Errors">The sentences by field, each under the name the caller wrote.</param>
internal sealed record ProblemAnswer(string Type, string Title, int Status, string? Detail, IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors);
