using System.Text.Json;
using Calculator.Api.Binding;
using Calculator.Api.OpenApi;
using Calculator.Api.Replies;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.OpenApi;

namespace Calculator.Api.Agents;

/// <summary>A question that agents may ask: a route that answers fields with data, whatever of it is said to callers of HTTP.</summary>
internal sealed class AgentQuestion
{
    // What is asked of the reply itself: the rest is about forms that agents have no use for.
    private const string OneValue = "field";

    private const string SomeColumns = "columns";

    private static readonly RequestShape OfTheReply = RequestShape.Of<ReplyFields>();

    private AgentQuestion(RouteEndpoint get, RouteEndpoint? post)
    {
        Shape = get.Metadata.GetRequiredMetadata<RequestShape>();
        Route = post ?? get;
        IsBody = post is not null;
        Pattern = $"/{get.RoutePattern.RawText!.TrimStart('/')}";
        Name = JsonNamingPolicy.SnakeCaseLower.ConvertName(get.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName);
        Summary = get.Metadata.GetRequiredMetadata<IEndpointSummaryMetadata>().Summary;
        Description = get.Metadata.GetRequiredMetadata<IEndpointDescriptionMetadata>().Description;
        HasTable = get.Metadata.OfType<IProducesResponseTypeMetadata>()
            .Any(answer => answer.Type?.IsDefined(typeof(CsvRowsAttribute), inherit: false) is true);
    }

    /// <summary>The name of the tool: what the endpoint does, in snake case.</summary>
    public string Name { get; }

    public string Summary { get; }

    public string Description { get; }

    public RequestShape Shape { get; }

    /// <summary>The route as it is written, for example <c>/v1/models/{id}</c>.</summary>
    public string Pattern { get; }

    /// <summary>Where it is asked: the route that takes a body if there is one, since a body says all that a query can.</summary>
    public RouteEndpoint Route { get; }

    /// <summary>Whether the fields stand in a body; else in the path and the query.</summary>
    public bool IsBody { get; }

    /// <summary>Whether it can be asked without a field but those in its path: what can be read like a file.</summary>
    public bool IsCatalog => !IsBody && Shape.Fields.Where(asked => asked.IsFilledIn).All(asked => IsInPath(asked.Name));

    /// <summary>What may be said, as JSON Schema.</summary>
    public OpenApiSchema Input => FieldSchemas.Object([.. Shape.Documented, .. AboutTheReply]);

    /// <summary>The questions of the service, by the table that routes its requests.</summary>
    public static IReadOnlyList<AgentQuestion> Of(EndpointDataSource endpoints)
    {
        var routes = endpoints.Endpoints.OfType<RouteEndpoint>().Where(IsAsked).ToList();
        return
        [
            .. from get in routes
               where Answers(get, HttpMethods.Get)
               select new AgentQuestion(
                   get,
                   routes.Find(route => route.RoutePattern.RawText == get.RoutePattern.RawText && Answers(route, HttpMethods.Post))),
        ];
    }

    public bool IsInPath(string field) => Pattern.Contains($"{{{field}}}", StringComparison.Ordinal);

    /// <summary>Whether it is a field that may be left out: one of the path may not, and one that is unknown is to be told.</summary>
    public bool MayLeaveOut(string field) =>
        !IsInPath(field) && (IsAboutTheReply(field) || Shape.Find(field, StringComparison.Ordinal) is not null);

    public bool IsAboutTheReply(string field) => AboutTheReply.Any(about => about.Name == field);

    /// <summary>Whether columns of a table are asked for: then the answer is CSV.</summary>
    public bool AsksForTable(IEnumerable<string> fields) => IsAboutTheReply(SomeColumns) && fields.Contains(SomeColumns);

    private bool HasTable { get; }

    // A list of the catalog is long, and most of it is not asked about.
    private IEnumerable<RequestField> AboutTheReply => (IsCatalog && HasTable ? new[] { SomeColumns, OneValue } : [OneValue])
        .Where(name => Shape.Find(name, StringComparison.Ordinal) is null)
        .Select(name => OfTheReply.Find(name, StringComparison.Ordinal)!);

    private static bool IsAsked(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<ReplyShape>()?.Fields.Type == typeof(ReplyFields)
        && !endpoint.Metadata.GetRequiredMetadata<RequestShape>().FieldsAreInQuery
        && !IsTableBelow(endpoint.RoutePattern.RawText!);

    // The tables of a version are for warehouses: thousands of rows are of no use to who reads them word by word.
    private static bool IsTableBelow(string pattern) => pattern.Contains('{', StringComparison.Ordinal) && !pattern.EndsWith('}');

    private static bool Answers(RouteEndpoint endpoint, string method) =>
        endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods.Contains(method);
}
