using System.Globalization;
using System.Text.Json;
using Calculator.Outcomes;
using Microsoft.OpenApi;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Calculator.Api.Agents;

/// <summary>The questions as tools of an agent: each reads, and changes nothing.</summary>
internal sealed class AgentTools(EndpointDataSource endpoints, InnerRequests inner)
{
    // The routes are known when all of them are mapped, and so not before the first agent comes.
    public Dictionary<string, AgentQuestion> Questions => field ??= AgentQuestion.Of(endpoints).ToDictionary(question => question.Name);

    private IReadOnlyList<Tool> Tools => field ??= [.. Questions.Values.Select(ToolOf)];

    public ValueTask<ListToolsResult> ListAsync(RequestContext<ListToolsRequestParams> request, CancellationToken cancellation) =>
        new(new ListToolsResult { Tools = [.. Tools] });

    public async ValueTask<CallToolResult> CallAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellation)
    {
        var (name, fields) = (request.Params!.Name, request.Params.Arguments ?? new Dictionary<string, JsonElement>());
        if (!Questions.TryGetValue(name, out var question))
            throw new McpProtocolException(Unknown(name), McpErrorCode.InvalidParams);

        var reply = await inner.AskAsync(question, fields.AsReadOnly(), cancellation);
        return reply.IsAnswer ? Answer(reply) : new CallToolResult { IsError = true, Content = [Text(reply.Sentences())] };
    }

    // One value of an answer is no object, nor is a table: both stand as text alone.
    private static CallToolResult Answer(InnerReply reply)
    {
        var (answer, text) = reply.Read();
        return new CallToolResult
        {
            Content = [Text(text)],
            StructuredContent = answer.ValueKind == JsonValueKind.Object ? answer : null,
        };
    }

    private static Tool ToolOf(AgentQuestion question) => new()
    {
        Name = question.Name,
        Title = question.Summary,
        Description = $"{question.Summary} {question.Description}",
        InputSchema = SchemaOf(question.Input),
        Annotations = new ToolAnnotations
        {
            Title = question.Summary,
            ReadOnlyHint = true,
            DestructiveHint = false,
            IdempotentHint = true,
            OpenWorldHint = false,
        },
    };

    private static JsonElement SchemaOf(OpenApiSchema schema)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        schema.SerializeAsV31(new OpenApiJsonWriter(text));
        return JsonElement.Parse(text.ToString());
    }

    private static TextContentBlock Text(string text) => new() { Text = text };

    private string Unknown(string name) =>
        $"There is no tool '{Echo.Of(name)}'; the nearest are {string.Join(", ", Nearest.To(name, Questions.Keys))}.";
}
