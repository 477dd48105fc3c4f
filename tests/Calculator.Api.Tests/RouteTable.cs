using System.Text.Json.Nodes;
using Calculator.Api.Binding;
using Calculator.Api.Replies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Calculator.Api.Tests;

/// <summary>A question the service answers: found in its own route table, so that a new route is tested without being named.</summary>
internal sealed record QuestionUnderTest(string Pattern, RequestShape Shape, bool HasPost, string Summary)
{
    /// <summary>The documented example, at a fixed date where the question has one, as a URL to which more can be appended.</summary>
    public string Url => Without("");

    /// <summary>The same URL without one of its fields.</summary>
    public string Without(string field)
    {
        var query = FilledIn.Where(given => given.Name != field && !IsInPath(given.Name));
        return $"{Path}?{string.Join('&', query.Select(given => $"{given.Name}={Uri.EscapeDataString(given.Value)}"))}";
    }

    /// <summary>The same question as a body.</summary>
    public string Body =>
        new JsonObject(FilledIn.Select(given => KeyValuePair.Create(given.Name, AsJson(given.Value, FormOf(given.Name))))).ToJsonString();

    private string Path =>
        FilledIn.Aggregate(Pattern, (pattern, given) => pattern.Replace($"{{{given.Name}}}", given.Value, StringComparison.Ordinal));

    private IEnumerable<(string Name, string Value)> FilledIn =>
    [
        .. Shape.Fields.Where(known => known.IsFilledIn).Select(known => (known.Name, known.Meaning.Example)),
        .. Has("asOf") && !Has("from") ? [("asOf", "2026-11-20")] : Array.Empty<(string, string)>(),
        .. Has("from") ? [("to", "2026-11-20")] : Array.Empty<(string, string)>(),
    ];

    private bool Has(string name) => Shape.Find(name, StringComparison.Ordinal) is not null;

    private bool IsInPath(string name) => Pattern.Contains($"{{{name}}}", StringComparison.Ordinal);

    private static JsonNode? AsJson(string value, FieldForm form) => form switch
    {
        FieldForm.Number => JsonNode.Parse(value),
        FieldForm.List => new JsonArray([.. value.Split(',').Select(item => (JsonNode)item)]),
        _ => value,
    };

    private FieldForm FormOf(string name) => Shape.Find(name, StringComparison.Ordinal)!.Type.Form;

    public override string ToString() => Pattern;
}

internal static class RouteTable
{
    /// <summary>The questions that are answered with data, in any of its forms, and asked by fields alone.</summary>
    public static IReadOnlyList<QuestionUnderTest> Questions(this Service service) =>
        [.. service.Routes(RequestShape.Of<ReplyFields>()).Where(question => !question.Shape.FieldsAreInQuery)];

    /// <summary>The questions that are answered with a file.</summary>
    public static IReadOnlyList<QuestionUnderTest> Files(this Service service) =>
        [.. service.Routes(RequestShape.Of<FileReplyFields>()).Where(question => !question.Shape.FieldsAreInQuery)];

    private static List<QuestionUnderTest> Routes(this Service service, RequestShape reply)
    {
        _ = service.Client;
        return
        [
            .. service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                .Where(endpoint => endpoint.Metadata.GetMetadata<ReplyShape>()?.Fields == reply)
                .GroupBy(endpoint => endpoint.RoutePattern.RawText!)
                .Select(group => new QuestionUnderTest(
                    group.Key,
                    group.First().Metadata.GetMetadata<RequestShape>()!,
                    group.Any(AnswersPost),
                    group.First().Metadata.GetRequiredMetadata<IEndpointSummaryMetadata>().Summary)),
        ];
    }

    private static bool AnswersPost(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Contains(HttpMethods.Post);
}
