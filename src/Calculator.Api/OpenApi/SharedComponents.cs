using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Calculator.Api.OpenApi;

/// <summary>
/// Says once what many operations say alike: their parameters, the fields of their bodies and their refusals stand among the components,
/// and the operations refer to them.
/// </summary>
internal sealed class SharedComponents : IDocumentFilter
{
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        var operations = swaggerDoc.Paths.Values.SelectMany(path => path.Operations!.Values).ToList();
        ShareParameters(operations, swaggerDoc);
        ShareFields(operations, swaggerDoc);
        ShareRefusals(operations, swaggerDoc);
    }

    private static void ShareParameters(List<OpenApiOperation> operations, OpenApiDocument document)
    {
        var keys = KeysOf(operations.SelectMany(operation => (operation.Parameters ?? [])
            .Select(parameter => new Said<IOpenApiParameter>(parameter, parameter.Name!, operation.OperationId!))));
        foreach (var (key, parameter) in keys.Values)
            document.AddComponent(key, parameter);
        foreach (var operation in operations.Where(operation => operation.Parameters is not null))
        {
            operation.Parameters =
            [
                .. operation.Parameters!.Select(parameter => new OpenApiParameterReference(keys[JsonOf(parameter)].Key, document)),
            ];
        }
    }

    // Of the fields of a body those that stand in one alone stay there.
    private static void ShareFields(List<OpenApiOperation> operations, OpenApiDocument document)
    {
        var schemas = document.Components!.Schemas!;
        var bodies = operations.Select(BodyOf).OfType<string>().Distinct().ToDictionary(body => body, body => schemas[body].Properties!);
        var all = bodies.SelectMany(body => body.Value.Select(field => new Said<IOpenApiSchema>(
            field.Value,
            $"{JsonNamingPolicy.CamelCase.ConvertName(field.Key)}Field",
            body.Key))).ToList();
        var shared = all.GroupBy(said => JsonOf(said.Element)).Where(form => form.Count() > 1).SelectMany(form => form);
        var keys = KeysOf(shared);
        foreach (var (key, field) in keys.Values)
            document.AddComponent(key, field);
        foreach (var fields in bodies.Values)
        {
            foreach (var name in fields.Keys.ToList())
            {
                if (keys.TryGetValue(JsonOf(fields[name]), out var found))
                    fields[name] = new OpenApiSchemaReference(found.Key, document);
            }
        }
    }

    private static string? BodyOf(OpenApiOperation operation) =>
        operation.RequestBody?.Content is { } content && content.TryGetValue("application/json", out var json)
            ? (json.Schema as OpenApiSchemaReference)?.Reference.Id
            : null;

    // An answer is the operation's own; what refuses it is common to all.
    private static void ShareRefusals(List<OpenApiOperation> operations, OpenApiDocument document)
    {
        var keys = KeysOf(operations.SelectMany(operation => Refusals(operation)
            .Select(refusal => new Said<IOpenApiResponse>(refusal.Value, NameOf(refusal.Key), operation.OperationId!))));
        foreach (var (key, refusal) in keys.Values)
            document.AddComponent(key, refusal);
        foreach (var operation in operations)
        {
            foreach (var (status, refusal) in Refusals(operation))
                operation.Responses![status] = new OpenApiResponseReference(keys[JsonOf(refusal)].Key, document);
        }
    }

    private static List<KeyValuePair<string, IOpenApiResponse>> Refusals(OpenApiOperation operation) =>
        [.. operation.Responses!.Where(response => response.Key != "200")];

    private static string NameOf(string status) => ((HttpStatusCode)int.Parse(status, CultureInfo.InvariantCulture)).ToString();

    // What is said most often under a name takes the name; what is said otherwise adds who says it so first.
    private static Dictionary<string, (string Key, T Element)> KeysOf<T>(IEnumerable<Said<T>> all)
        where T : IOpenApiSerializable =>
        (from said in all
         group said by said.Name into named
         from form in named.GroupBy(said => JsonOf(said.Element)).OrderByDescending(form => form.Count()).Index()
         let first = form.Item.First()
         let key = form.Index == 0 ? named.Key : $"{named.Key}Of{first.Owner}"
         select (Json: form.Item.Key, key, first.Element))
        .ToDictionary(found => found.Json, found => (found.key, found.Element));

    private static string JsonOf(IOpenApiSerializable element)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        element.SerializeAsV31(new OpenApiJsonWriter(text));
        return text.ToString();
    }

    private sealed record Said<T>(T Element, string Name, string Owner);
}
