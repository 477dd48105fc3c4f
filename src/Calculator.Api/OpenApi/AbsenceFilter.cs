using System.Text.Json;
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
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            if (!properties.TryGetValue(name, out var documented) || documented is not OpenApiSchema own)
                continue;

            if (property.IsDefined(typeof(MayBeNullAttribute), inherit: false))
                (owner.Required ??= new HashSet<string>()).Add(name);
            else
                own.Type &= ~JsonSchemaType.Null;
        }
    }
}
