using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Calculator.Api.OpenApi;

/// <summary>Documents the key that a route asks for, and its refusal.</summary>
/// <param name="scheme">The name the kind of key is described under.</param>
internal sealed class KeyFilter(string scheme) : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any())
            return;

        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(scheme, context.Document)] = [] }];
        operation.Responses!["401"] = new OpenApiResponse
        {
            Description = "The service asks for a key, and none that it accepts was sent.",
        };
    }
}
