using System.Reflection;
using Calculator.Api.Binding;
using Calculator.Api.Replies;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Calculator.Api.OpenApi;

/// <summary>Documents that an answer can be had as CSV and as text too, and what each problem means.</summary>
internal sealed class AnswersFilter : IOperationFilter
{
    private static readonly Dictionary<string, string> Meanings = new()
    {
        ["200"] = "The answer; with errors=text a failure too, as one line that begins with #ERROR.",
        ["400"] = "A field is missing, malformed, out of range or unknown; errors names each.",
        ["404"] = "There is no model, plan or version of that name; errors names the nearest.",
        ["413"] = "The body is too large.",
        ["415"] = "The body is not JSON in UTF-8.",
        ["414"] = "The address is too long; send the fields as the body of a POST.",
        ["429"] = "The operator limits requests, and this address sent more; Retry-After says in seconds when to try again.",
        ["503"] = "Too many expensive questions are being answered at once, and Retry-After says in seconds when to try again; "
            + "or this one took too long.",
        ["422"] = "The names are known, but nobody offers that combination: a tier at that size, a price at that date, "
            + "a prompt over the window, a ratio between those tokenizers.",
    };

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<RequestShape>().FirstOrDefault() is null)
            return;

        foreach (var (status, response) in operation.Responses!)
            response.Description = Meanings[status];

        var content = operation.Responses["200"].Content!;
        var answer = context.ApiDescription.SupportedResponseTypes.First(response => response.StatusCode == StatusCodes.Status200OK).Type!;
        if (answer == typeof(byte[]))
        {
            // Bytes in every form, the line of an error too: NSwag takes an answer for a file only then, and its client compiles.
            foreach (var file in content.Values.OfType<OpenApiMediaType>())
                file.Schema = Bytes();
            content["text/plain"] = new OpenApiMediaType
            {
                Schema = Bytes("With errors=text, where the request failed: one line that begins with #ERROR."),
            };
            return;
        }

        if (answer.GetCustomAttribute<NoCsvAttribute>() is null)
            content["text/csv"] = Text("Csv", "With format=csv: the main table, RFC 4180.", context);
        content["text/plain"] = Text("PlainText", "With format=text: a summary, or with field exactly one value.", context);
    }

    private static OpenApiSchema Bytes(string? description = null) =>
        new() { Type = JsonSchemaType.String, Format = "binary", Description = description };

    private static OpenApiMediaType Text(string name, string description, OperationFilterContext context)
    {
        context.SchemaRepository.Schemas[name] = new OpenApiSchema { Type = JsonSchemaType.String, Description = description };
        return new OpenApiMediaType { Schema = new OpenApiSchemaReference(name, context.Document) };
    }
}
