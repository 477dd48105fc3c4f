namespace Calculator.Api.Endpoints;

/// <summary>
/// The one number of an answer that a spreadsheet cell would show first: its path, as
/// <c>field</c> takes it, in the answer to the documented example.
/// </summary>
/// <param name="Field">The path.</param>
internal sealed record Headline(string Field);
