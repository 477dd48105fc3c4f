using FastEndpoints;

namespace Calculator.Api.Endpoints;

/// <summary>
/// Makes the endpoint of a request. The framework's own does so by code that it compiles for each endpoint at the start, which takes as
/// long as some hundred thousand requests would save by it; and it fills in properties, which no endpoint here has.
/// </summary>
internal sealed class EndpointFactory : IEndpointFactory
{
    public BaseEndpoint Create(EndpointDefinition definition, HttpContext ctx) =>
        (BaseEndpoint)ActivatorUtilities.CreateInstance(ctx.RequestServices, definition.EndpointType);
}
