using System.Buffers;
using System.Text;
using System.Text.Json;
using Calculator.Api.Hosting;
using Calculator.Api.Replies;
using Microsoft.AspNetCore.Diagnostics;

namespace Calculator.Api.Agents;

/// <summary>
/// Asks the service's own routes from inside. What agents are told is what a caller of HTTP is told, by the same reader, rules and limits;
/// only the request that brought the question was counted and asked for its key before.
/// </summary>
internal sealed class InnerRequests(IServiceScopeFactory scopes)
{
    private RequestDelegate? _rest;

    /// <summary>Takes what follows in the pipeline: authorization, limits, and the routes themselves.</summary>
    public RequestDelegate BeginAt(RequestDelegate rest) => _rest = rest;

    /// <summary>Asks a question.</summary>
    /// <param name="question">The question.</param>
    /// <param name="fields">What is said of its fields.</param>
    /// <param name="cancellation">Ends it when nobody waits for the answer any more.</param>
    public async Task<InnerReply> AskAsync(
        AgentQuestion question,
        IReadOnlyDictionary<string, JsonElement> fields,
        CancellationToken cancellation)
    {
        // Where a tool's schema allows null, it says nothing of the field: as in the body of a POST.
        fields = fields.Where(field => field.Value.ValueKind != JsonValueKind.Null || !question.MayLeaveOut(field.Key)).ToDictionary();
        await using var scope = scopes.CreateAsyncScope();
        using var answer = new MemoryStream();
        var http = new DefaultHttpContext
        {
            RequestServices = scope.ServiceProvider,
            RequestAborted = cancellation,
            User = ApiKeyHandler.KeyHolder,
        };
        http.Response.Body = answer;
        http.Features.Set(CountedAlready.Mark);
        Write(http.Request, question, fields);
        http.SetEndpoint(question.Route);
        try
        {
            await _rest!(http);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            // As for any request: the failure is logged without what the caller sent, and the answer says nothing of it.
            await scope.ServiceProvider.GetRequiredService<IExceptionHandler>().TryHandleAsync(http, exception, cancellation);
        }

        return new InnerReply(http.Response.StatusCode, answer.ToArray(), IsTable: question.AsksForTable(fields.Keys));
    }

    private static void Write(HttpRequest request, AgentQuestion question, IReadOnlyDictionary<string, JsonElement> fields)
    {
        request.Method = question.IsBody ? HttpMethods.Post : HttpMethods.Get;
        request.Path = question.Pattern;
        foreach (var (name, value) in fields.Where(field => question.IsInPath(field.Key)))
            request.RouteValues[name] = AsQuery(value);

        var ofTheQuery = fields.Where(field => !question.IsInPath(field.Key) && (!question.IsBody || question.IsAboutTheReply(field.Key)));
        request.QueryString = QueryString.Create(ofTheQuery.Select(field => KeyValuePair.Create(field.Key, (string?)AsQuery(field.Value))));
        if (question.AsksForTable(fields.Keys))
            request.QueryString = request.QueryString.Add("format", "csv");
        if (question.IsBody)
            WriteBody(request, fields.Where(field => !question.IsAboutTheReply(field.Key)));
    }

    private static void WriteBody(HttpRequest request, IEnumerable<KeyValuePair<string, JsonElement>> fields)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(body))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in fields)
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }
            writer.WriteEndObject();
        }

        request.ContentType = "application/json";
        request.Body = new MemoryStream(body.WrittenMemory.ToArray());
    }

    private static string AsQuery(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? string.Join(',', value.EnumerateArray().Select(AsQuery))
        : value.ToString();
}

/// <summary>What a route answered.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The JSON, an answer or problem details; or the CSV of an answer.</param>
/// <param name="IsTable">Whether an answer is CSV.</param>
internal sealed record InnerReply(int Status, byte[] Body, bool IsTable)
{
    public bool IsAnswer => Status == StatusCodes.Status200OK;

    /// <summary>The answer, and its text without white space, which costs an agent as much as what it stands between.</summary>
    /// <returns>No element, and the text as it is, where the answer is CSV.</returns>
    public (JsonElement Answer, string Text) Read()
    {
        if (IsTable)
            return (default, Encoding.UTF8.GetString(Body));

        var answer = JsonElement.Parse(Body);
        return (answer, JsonSerializer.Serialize(answer, AnswerJson.Compact));
    }

    /// <summary>What was wrong, a sentence a line.</summary>
    public string Sentences()
    {
        using var problem = JsonDocument.Parse(Body);
        if (!problem.RootElement.TryGetProperty("errors", out var errors))
            return problem.RootElement.TryGetProperty("detail", out var detail) ? detail.GetString()! : $"The service answered {Status}.";

        return string.Join('\n', errors.EnumerateObject().SelectMany(error => error.Value.EnumerateArray()).Select(one => one.GetString()));
    }
}
