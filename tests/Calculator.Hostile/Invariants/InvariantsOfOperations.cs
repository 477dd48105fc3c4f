using System.Text.Json;
using Calculator.Hostile.Documents;

namespace Calculator.Hostile.Invariants;

/// <summary>What the document promises of an operation's answers.</summary>
internal static class InvariantsOfOperations
{
    public static IReadOnlyList<Invariant> All { get; } =
    [
        new("a documented status", Status),
        new("a documented media type", MediaType),
        new("an answer by its schema", Answer),
        new("a refusal by its schema", Refusal),
        new("no answer to what the document rules out", RuledOut),
    ];

    private static string? Status(Exchange exchange) =>
        exchange.IsOfTheOperation
            && exchange.Answer!.Status is var status
            && !exchange.Draft.Operation.Answers.ContainsKey(status)
            && !exchange.Draft.MayAnswer.Contains(status)
            && !exchange.Message.MayBeRefusedUnread
            ? $"The status {status} is not documented for {exchange.Draft.Operation.Name}."
            : null;

    private static string? MediaType(Exchange exchange) =>
        exchange is { IsOfTheOperation: true, HasBody: true }
            && Documented(exchange) is { } media
            && !media.ContainsKey(exchange.Answer!.MediaType ?? "")
            ? $"The media type {exchange.Answer.MediaType ?? "of nothing"} is not documented for {exchange.Answer.Status} "
                + $"of {exchange.Draft.Operation.Name}."
            : null;

    private static string? Answer(Exchange exchange)
    {
        if (exchange is not { IsOfTheOperation: true, HasBody: true, Answer: { Status: 200, MediaType: Operation.Json } answer }
            || exchange.WantsNumbersAsText
            || Documented(exchange)?.GetValueOrDefault(Operation.Json) is not { } schema)
        {
            return null;
        }
        if (answer.Json is not { } json)
            return "The answer is no JSON.";

        return exchange.Draft.Asked("field") is { } path && exchange.Draft.Operation.Find("field") is not null
            ? PartFault(json, schema, path)
            : SchemaCheck.Faults(json, schema).FirstOrDefault();
    }

    private static string? PartFault(JsonElement json, Schema schema, string path)
    {
        var parts = SchemaWalk.At(schema, path);
        return parts.Any(part => !SchemaCheck.Faults(json, part).Any())
            ? null
            : $"The value at {path} fits none of the {parts.Count} parts of the schema that it may mean: {json.GetRawText()}";
    }

    private static string? Refusal(Exchange exchange) =>
        exchange is { IsOfTheOperation: true, HasBody: true, Answer: { Status: >= 400, Json: { } problem } }
            && Documented(exchange)?.Values.FirstOrDefault() is { } schema
            ? SchemaCheck.Faults(problem, schema).FirstOrDefault()
            : null;

    private static string? RuledOut(Exchange exchange) =>
        exchange is { IsOfTheOperation: true, HasBody: true, IsErrorLine: false, Answer.Status: 200, Draft: var draft }
        && draft is { Operation.Body: { } schema, SentJson: { } sent }
        && SchemaCheck.Faults(sent, schema, words: StringComparison.OrdinalIgnoreCase).FirstOrDefault() is { } fault
            ? $"The document rules this out, but it was answered: {fault}"
            : null;

    private static IReadOnlyDictionary<string, Schema>? Documented(Exchange exchange) =>
        exchange.Draft.Operation.Answers.GetValueOrDefault(exchange.Answer!.Status);
}
