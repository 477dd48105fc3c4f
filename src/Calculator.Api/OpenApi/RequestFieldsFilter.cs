using System.Text.Json.Nodes;
using Calculator.Api.Binding;
using Calculator.Api.Uploads;
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
    private const string AsByGet = "As by GET: the same fields, rules and answer, with the fields as a JSON object.";

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
        if (!isGet && shape.LogExample is null)
            operation.Description = AsByGet;
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
        Description = FieldSchemas.Description(field),
        Schema = FieldSchemas.Of(field),
        Example = field.IsFilledIn ? FieldSchemas.Example(field) : null,
        Style = location == ParameterLocation.Path ? ParameterStyle.Simple : ParameterStyle.Form,
        // A list is one value with commas in it.
        Explode = location == ParameterLocation.Query && field.Type.Form != FieldForm.List,
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
        context.SchemaRepository.Schemas[name] = FieldSchemas.Object(shape);
        var content = new Dictionary<string, IOpenApiMediaType>
        {
            ["application/json"] = new OpenApiMediaType
            {
                Schema = new OpenApiSchemaReference(name, context.Document),
                Example = new JsonObject(
                    shape.Fields
                        .Where(field => field.IsFilledIn)
                        .Select(field => KeyValuePair.Create(field.Name, FieldSchemas.Example(field)))),
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
                Example = FieldSchemas.Example(verbatim),
            };
        }

        return new OpenApiRequestBody { Required = true, Content = content };
    }
}
