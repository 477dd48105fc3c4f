using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Calculator.Api.OpenApi;

/// <summary>Leaves out what a reference says of a schema in the schema's own words.</summary>
internal sealed class RepeatedDescriptions : IDocumentFilter
{
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context) =>
        new OpenApiWalker(new References(swaggerDoc.Components!.Schemas!)).Walk(swaggerDoc);

    private sealed class References(IDictionary<string, IOpenApiSchema> schemas) : OpenApiVisitorBase
    {
        public override void Visit(IOpenApiReferenceHolder referenceHolder)
        {
            if (referenceHolder is OpenApiSchemaReference { Reference: { Id: { } id } reference }
                && reference.Description == schemas[id].Description)
            {
                reference.Description = null;
            }
        }
    }
}
