using System.Text.Json;
using Calculator.Outcomes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Calculator.Api.Agents;

/// <summary>
/// The catalog as resources of an agent: models with their prices, plans, tokenizers, versions; by the names of their routes.
/// </summary>
internal sealed class PriceResources(AgentTools tools, InnerRequests inner)
{
    private const string Scheme = "calculator:/";
    private const string Json = "application/json";

    private IReadOnlyList<AgentQuestion> Catalog => field ??= [.. tools.Questions.Values.Where(question => question.IsCatalog)];

    public ValueTask<ListResourcesResult> ListAsync(RequestContext<ListResourcesRequestParams> request, CancellationToken cancellation) =>
        new(new ListResourcesResult
        {
            Resources =
            [
                .. Catalog.Where(question => !IsTemplate(question)).Select(question => new Resource
                {
                    Uri = UriOf(question),
                    Name = question.Name,
                    Title = question.Summary,
                    Description = question.Description,
                    MimeType = Json,
                }),
            ],
        });

    public ValueTask<ListResourceTemplatesResult> ListTemplatesAsync(
        RequestContext<ListResourceTemplatesRequestParams> request,
        CancellationToken cancellation) =>
        new(new ListResourceTemplatesResult
        {
            ResourceTemplates =
            [
                .. Catalog.Where(IsTemplate).Select(question => new ResourceTemplate
                {
                    UriTemplate = UriOf(question),
                    Name = question.Name,
                    Title = question.Summary,
                    Description = question.Description,
                    MimeType = Json,
                }),
            ],
        });

    public async ValueTask<ReadResourceResult> ReadAsync(RequestContext<ReadResourceRequestParams> request, CancellationToken cancellation)
    {
        var uri = request.Params!.Uri;
        if (Find(uri) is not var (question, fields))
            throw NotFound($"There is no resource '{Echo.Of(uri)}'; there are {string.Join(", ", Catalog.Select(UriOf))}.");

        var reply = await inner.AskAsync(question, fields, cancellation);
        return reply.IsAnswer
            ? new ReadResourceResult { Contents = [new TextResourceContents { Uri = uri, MimeType = Json, Text = reply.Read().Text }] }
            : throw NotFound(reply.Sentences());
    }

    private (AgentQuestion Question, Dictionary<string, JsonElement> Fields)? Find(string uri)
    {
        foreach (var question in Catalog)
        {
            var fixedPart = UriOf(question).Split('{')[0];
            if (!IsTemplate(question) && uri == fixedPart)
                return (question, []);
            if (IsTemplate(question) && uri.StartsWith(fixedPart, StringComparison.Ordinal) && uri[fixedPart.Length..] is { Length: > 0 } id
                && !id.Contains('/', StringComparison.Ordinal))
            {
                return (question, new() { [FieldOf(question)] = JsonSerializer.SerializeToElement(Uri.UnescapeDataString(id)) });
            }
        }

        return null;
    }

    private static string UriOf(AgentQuestion question) => $"{Scheme}{question.Pattern}";

    private static bool IsTemplate(AgentQuestion question) => question.Pattern.EndsWith('}');

    private static string FieldOf(AgentQuestion question) => question.Pattern.Split('{')[1].TrimEnd('}');

    private static McpProtocolException NotFound(string sentence) => new(sentence, McpErrorCode.ResourceNotFound);
}
