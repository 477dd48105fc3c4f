using System.Text.Json.Nodes;
using Calculator.Api.Binding;
using Calculator.Api.Uploads;
using Calculator.Units;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Calculator.Api.OpenApi;

/// <summary>
/// Documents the fields of a question from the very shape that reads them: in the path and the query of the GET, in the body of the
/// POST.
/// </summary>
internal sealed class RequestFieldsFilter : IOperationFilter
{
    private const string PlainText = "text/plain";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<RequestShape>().FirstOrDefault() is not { } shape)
            return;

        var isGet = context.ApiDescription.HttpMethod == HttpMethods.Get;
        var ofTheReply = context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<ReplyShape>().Single().Fields.Fields
            .Where(field => shape.Find(field.Name, StringComparison.Ordinal) is null)
            .Select(field => Parameter(field, ParameterLocation.Query));
        operation.Parameters = isGet || shape.FieldsAreInQuery
            ?
            [
                .. shape.Documented.Where(field => field.Type.FitsIntoQuery).Select(field => Parameter(field, LocationOf(field, context))),
                .. ofTheReply,
            ]
            : [.. ofTheReply];
        operation.RequestBody = isGet ? null : shape.LogExample is { } example ? Log(example) : Body(shape, context);
    }

    private static ParameterLocation LocationOf(RequestField field, OperationFilterContext context) =>
        context.ApiDescription.RelativePath!.Contains($"{{{field.Name}}}", StringComparison.Ordinal)
            ? ParameterLocation.Path
            : ParameterLocation.Query;

    private static OpenApiParameter Parameter(RequestField field, ParameterLocation location) => new()
    {
        Name = field.Name,
        In = location,
        Required = field.Required,
        Description = Description(field),
        Schema = Schema(field),
        Example = field.IsFilledIn ? Example(field) : null,
        Style = location == ParameterLocation.Path ? ParameterStyle.Simple : ParameterStyle.Form,
        Explode = false,
    };

    // A log of one request, so that the question can be pressed: as plain text,
    // which Swagger UI sends as it is typed and puts into no quotes.
    // Whatever is binary has to be a file.
    private static OpenApiRequestBody Log(string example) => new()
    {
        Required = true,
        Description = "A log, or an archive of logs.",
        Content = Upload.MediaTypes.OrderByDescending(type => type == PlainText).ToDictionary(
            type => type,
            type => (IOpenApiMediaType)new OpenApiMediaType
            {
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = Upload.IsText(type) ? null : "binary" },
                Example = type is PlainText or Upload.JsonLines ? JsonValue.Create(example) : null,
            }),
    };

    private static OpenApiRequestBody Body(RequestShape shape, OperationFilterContext context)
    {
        var name = shape.Type.Name;
        context.SchemaRepository.Schemas[name] = Object(shape);
        var content = new Dictionary<string, IOpenApiMediaType>
        {
            ["application/json"] = new OpenApiMediaType
            {
                Schema = new OpenApiSchemaReference(name, context.Document),
                Example = new JsonObject(
                    shape.Fields.Where(field => field.IsFilledIn).Select(field => KeyValuePair.Create(field.Name, Example(field)))),
            },
        };
        if (shape.Verbatim is { } verbatim)
        {
            content[PlainText] = new OpenApiMediaType
            {
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Description = $"The {verbatim.Name} itself, in UTF-8; the other fields then stand in the query, as in a GET.",
                },
                Example = Example(verbatim),
            };
        }

        return new OpenApiRequestBody { Required = true, Content = content };
    }

    // Client generators take a property with a default for one that is always there; in a request it may be left out, so the default
    // is said in words.
    private static OpenApiSchema Described(RequestField field)
    {
        var schema = Schema(field);
        schema.Description = schema.Default is { } preset ? $"{Description(field)} Default: {preset}." : Description(field);
        schema.Default = null;
        if (!field.Required)
            AllowNull(schema);
        return schema;
    }

    // In a body null says that the field was not given.
    private static void AllowNull(OpenApiSchema schema)
    {
        if (schema.OneOf is { Count: > 0 } choices)
            schema.OneOf = [.. choices.Take(choices.Count - 1), Nullable((OpenApiSchema)choices[^1])];
        else
            Nullable(schema);
    }

    private static OpenApiSchema Nullable(OpenApiSchema schema)
    {
        schema.Type |= JsonSchemaType.Null;
        schema.Enum?.Add(JsonNullSentinel.JsonNull);
        return schema;
    }

    private static OpenApiSchema Object(RequestShape shape) => new()
    {
        Type = JsonSchemaType.Object,
        Properties = shape.Documented.ToDictionary(field => field.Name, field => (IOpenApiSchema)Described(field)),
        Required = shape.Fields.Where(field => field.Required).Select(field => field.Name).ToHashSet(),
        AdditionalPropertiesAllowed = false,
    };

    private static OpenApiSchema Schema(RequestField field)
    {
        var schema = Schema(field.Type);
        schema.Default = Default(field);
        return schema;
    }

    private static OpenApiSchema Schema(FieldType type) => type switch
    {
        { Bounds: { } bounds, Names: { } words } => new OpenApiSchema { OneOf = [Number(bounds), Word(words)] },
        { Bounds: { } bounds } => Number(bounds),
        { Names: { } names } => Word(names),
        { Shape: { } shape } => Object(shape),
        { Form: FieldForm.Boolean } => new OpenApiSchema { Type = JsonSchemaType.Boolean },
        { Item: { } item } => new OpenApiSchema { Type = JsonSchemaType.Array, Items = Schema(item) },
        _ => new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static OpenApiSchema Number(Bounds bounds) => new()
    {
        Type = bounds.Whole ? JsonSchemaType.Integer : JsonSchemaType.Number,
        Format = bounds.Whole ? "int64" : null,
        Minimum = PlainNumber.Format(bounds.Least),
        Maximum = PlainNumber.Format(bounds.Most),
    };

    private static OpenApiSchema Word(IReadOnlyList<string> names) =>
        new() { Type = JsonSchemaType.String, Enum = [.. names.Select(name => (JsonNode)name)] };

    private static JsonNode? Default(RequestField field) => field.Default switch
    {
        null => null,
        bool value => value,
        Enum value => field.Type.NameOf(value),
        { } unit => FieldType.NumberOf(unit),
    };

    private static JsonNode? Example(RequestField field) => (field.Meaning.Example, field.Type.Form) switch
    {
        (null, _) => null,
        ({ } example, FieldForm.Number or FieldForm.Boolean) => JsonNode.Parse(example),
        ({ } example, FieldForm.List) when field.Type.FitsIntoQuery =>
            new JsonArray([.. example.Split(',').Select(item => Item(item, field.Type.Item!.Form))]),
        ({ } example, FieldForm.List) => JsonNode.Parse(example),
        ({ } example, _) => JsonValue.Create(example),
    };

    private static JsonNode? Item(string example, FieldForm form) =>
        form == FieldForm.Number ? JsonNode.Parse(example) : JsonValue.Create(example);

    private static string Description(RequestField field)
    {
        string?[] parts =
        [
            field.Meaning.Description,
            field.Meaning.Unit is { } unit ? $"Unit: {unit}." : null,
            field.Type.Bounds is { } bounds ? $"Range: {bounds.Rule}." : null,
            field.IsFilledIn ? null : $"Example: {field.Meaning.Example}.",
        ];
        return string.Join(' ', parts.OfType<string>());
    }
}
