using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Calculator.Hostile.Invariants;

/// <summary>What holds of the answer to anything at all.</summary>
internal static partial class InvariantsOfAll
{
    /// <summary>A guard against hanging, not a measure of speed.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private const int MostOnALine = 255;

    // Operators are told the types of failures; callers are not.
    private const string Metrics = "application/openmetrics-text";

    public static IReadOnlyList<Invariant> All { get; } =
    [
        new("a readable answer", exchange => exchange.Fault),
        new(
            "an answer",
            exchange => exchange.Answer is null
                && exchange.Fault is null
                && !exchange.Draft.Delivery.GoesAway
                && !exchange.Draft.Delivery.IsBroken
                ? "The service hung up on a well-formed message."
                : null),
        new("an answer in time", exchange => exchange.Elapsed > Longest ? $"It took {exchange.Elapsed.TotalSeconds:0.0} s." : null),
        new("no failure of the service", Failure),
        new("a refusal as problem details", Refusal),
        new("an error as one short line", ErrorLine),
        new(
            "nothing of the inside",
            exchange => exchange.HasBody
                && exchange.Answer!.MediaType != Metrics
                && Inside().Match(exchange.Answer!.Text) is { Success: true } leak
                ? $"The answer tells of the inside: {leak.Value}"
                : null),
        new("no number that is none", NoNumber),
    ];

    private static string? Failure(Exchange exchange)
    {
        if (exchange is { IsErrorLine: true } && FailureLine().IsMatch(exchange.Answer!.Text))
            return $"The service failed, and told so as text: {exchange.Answer.Text}";
        if (exchange.Answer is not { Status: >= 500 } answer || exchange.WasRefusedUnread)
            return null;

        var mayBeBusy = answer.Status == 503 && exchange.Draft.Operation.Answers.ContainsKey(503);
        return mayBeBusy && int.TryParse(answer.Header("Retry-After"), NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? null
            : $"The service failed with {answer.Status}.";
    }

    private static string? Refusal(Exchange exchange)
    {
        if (exchange.Answer is not { Status: >= 400 and < 500 } answer || exchange.WasRefusedUnread)
            return null;
        if (answer.MediaType != "application/problem+json")
            return $"A refusal has the media type {answer.MediaType ?? "of nothing"}.";
        if (!exchange.HasBody)
            return null;

        return answer.Json is { ValueKind: JsonValueKind.Object } problem
            && problem.TryGetProperty("status", out var status)
                && status.ValueKind == JsonValueKind.Number
                && status.TryGetInt32(out var told)
                && told == answer.Status
            && HasSentence(problem, "title")
            && HasSentence(problem, "detail")
            ? null
            : "A refusal lacks its status, its title or its detail.";
    }

    private static bool HasSentence(JsonElement problem, string name) =>
        problem.TryGetProperty(name, out var sentence)
            && sentence.ValueKind == JsonValueKind.String
            && !string.IsNullOrWhiteSpace(sentence.GetString());

    private static string? ErrorLine(Exchange exchange)
    {
        if (!exchange.HasBody || exchange.WasRefusedUnread || exchange.Draft.Delivery.IsBroken)
            return null;
        if (!exchange.WantsErrorsAsText)
            return exchange.IsErrorLine ? "An error is told as text, which nobody asked for." : null;
        if (exchange.Answer!.Status >= 400)
            return $"An error has status {exchange.Answer.Status}, though errors=text was asked for.";

        return exchange.IsErrorLine
            && (Cell(exchange.Answer.Text).Length > MostOnALine
                || exchange.Answer.Text.Any(char.IsControl)
                || exchange.Answer.MediaType != "text/plain")
            ? "An error as text is more than one short line of plain text."
            : null;
    }

    // Of a table it is the one cell, between quotes that no reader counts.
    private static string Cell(string line) => line[0] == '"' ? line[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : line;

    // What the caller wrote may be repeated.
    private static string? NoNumber(Exchange exchange) =>
        exchange.HasBody
            && exchange.Answer!.Status == 200
            && !exchange.IsErrorLine
            && exchange.Answer.MediaType is "application/json" or "text/csv" or "text/plain" or "image/svg+xml"
        && NoFiniteNumber().IsMatch(exchange.Answer.Text) && !NoFiniteNumber().IsMatch(Encoding.UTF8.GetString(exchange.Message.Bytes))
            ? "The answer holds a number that is none."
            : null;

    [GeneratedRegex(
        @"^\s+at [\w.<>`]+\(|\b(?:System|Microsoft|Calculator)\.[A-Z]\w+|\w+Exception\b|\bSystem\.Private|\.cs:line",
        RegexOptions.Multiline)]
    private static partial Regex Inside();

    [GeneratedRegex(@"^""?#ERROR 5(?!03)")]
    private static partial Regex FailureLine();

    [GeneratedRegex(@"\bNaN\b|\bInfinity\b|∞", RegexOptions.IgnoreCase)]
    private static partial Regex NoFiniteNumber();
}
