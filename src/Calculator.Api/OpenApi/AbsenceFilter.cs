using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Calculator.Api.Replies;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Calculator.Api.OpenApi;

/// <summary>
/// Tells apart what the answers tell apart: a value that can be null is always there, with its reason beside it;
/// any other value that is not there is left out, and is never null.
/// </summary>
internal sealed class AbsenceFilter : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema { Properties: { } properties } owner)
            return;

        foreach (var property in context.Type.GetProperties())
        {
            var name = property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name
                ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            if (!properties.TryGetValue(name, out var documented))
                continue;

            if (property.IsDefined(typeof(MayBeNullAttribute), inherit: false))
            {
                (owner.Required ??= new HashSet<string>()).Add(name);
                properties[name] = OrNull(documented);
            }
            else if (documented is OpenApiSchema own)
            {
                own.Type &= ~JsonSchemaType.Null;
            }
        }
    }

    // A reference can say nothing of its own: it stands in a schema that can.
    private static IOpenApiSchema OrNull(IOpenApiSchema schema) => schema is OpenApiSchemaReference reference
        ? new OpenApiSchema { Type = JsonSchemaType.Object | JsonSchemaType.Null, AllOf = [reference], Description = reference.Description }
        : schema;
}
