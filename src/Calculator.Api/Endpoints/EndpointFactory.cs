using FastEndpoints;

namespace Calculator.Api.Endpoints;

/// <summary>
/// Makes the endpoint of a request. The framework's own does so by code that it compiles for each endpoint at the start, and is no quicker
/// for it; and it fills in properties, which no endpoint here has.
/// </summary>
internal sealed class EndpointFactory : IEndpointFactory
{
    public BaseEndpoint Create(EndpointDefinition definition, HttpContext ctx) =>
        (BaseEndpoint)ActivatorUtilities.CreateInstance(ctx.RequestServices, definition.EndpointType);
}
