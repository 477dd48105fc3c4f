using System.Globalization;
using System.Text.Json;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Calculator.Api.OpenApi;

/// <summary>
/// Says once what many operations say alike: their parameters, their bodies and the fields of those, their answers and their refusals
/// stand among the components, and the operations refer to them.
/// </summary>
internal sealed class SharedComponents : IDocumentFilter
{
    private const string Json = "application/json";
    private const string Answered = "200";

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        var operations = swaggerDoc.Paths.Values.SelectMany(path => path.Operations!.Values).ToList();
        ShareParameters(operations, swaggerDoc);
        ShareBodies(operations, swaggerDoc);
        ShareFields(operations, swaggerDoc);
        ShareResponses(operations, swaggerDoc);
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

    // A picture is asked for as its figures are: of bodies alike the one with the shortest name stands for all.
    private static void ShareBodies(List<OpenApiOperation> operations, OpenApiDocument document)
    {
        var schemas = document.Components!.Schemas!;
        var names = operations.Select(BodyOf).OfType<string>().Distinct()
            .GroupBy(name => JsonOf(schemas[name]))
            .SelectMany(alike => alike.Select(name => (Name: name, Shared: alike.MinBy(other => other.Length)!)))
            .Where(name => name.Name != name.Shared)
            .ToDictionary(name => name.Name, name => name.Shared);
        foreach (var operation in operations.Where(operation => names.ContainsKey(BodyOf(operation) ?? "")))
        {
            ((OpenApiMediaType)operation.RequestBody!.Content![Json]).Schema =
                new OpenApiSchemaReference(names[BodyOf(operation)!], document);
        }

        foreach (var name in names.Keys)
            schemas.Remove(name);
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

    private static string? BodyOf(OpenApiOperation operation) => SchemaOf(operation.RequestBody?.Content);

    private static void ShareResponses(List<OpenApiOperation> operations, OpenApiDocument document)
    {
        var keys = KeysOf(operations.SelectMany(operation => operation.Responses!
            .Select(response => new Said<IOpenApiResponse>(response.Value, NameOf(response), operation.OperationId!))));
        foreach (var (key, response) in keys.Values)
            document.AddComponent(key, response);
        foreach (var responses in operations.Select(operation => operation.Responses!))
        {
            foreach (var (status, response) in responses.ToList())
                responses[status] = new OpenApiResponseReference(keys[JsonOf(response)].Key, document);
        }
    }

    // A refusal has the name of its status; an answer that of what it is, where it is more than a file.
    private static string NameOf(KeyValuePair<string, IOpenApiResponse> response) =>
        response.Key == Answered ? SchemaOf(response.Value.Content) ?? "File" : response.Key;

    private static string? SchemaOf(IDictionary<string, IOpenApiMediaType>? content) => content?.TryGetValue(Json, out var json) is true
        ? (json.Schema as OpenApiSchemaReference)?.Reference.Id
        : null;

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
