using Calculator.Api.Http;

namespace Calculator.Api.Operations;

/// <summary>Leads a person who opens the service in a browser to its documentation.</summary>
internal static class ShowSwagger
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapRead("/", () => TypedResults.Redirect("/swagger"))
        .ExcludeFromDescription();
}
