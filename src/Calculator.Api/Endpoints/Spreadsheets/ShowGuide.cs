using System.Reflection;
using Calculator.Api.Binding;
using Calculator.Api.Replies;
using Calculator.Api.Workbook;
using FastEndpoints;
using Microsoft.AspNetCore.Http.Metadata;

namespace Calculator.Api.Endpoints.Spreadsheets;

/// <summary>How does a spreadsheet ask the service?</summary>
internal sealed class ShowGuide(EndpointDataSource endpoints) : EndpointWithoutRequest
{
    public override void Configure()
    {
        Verbs(Http.GET, Http.HEAD);
        Routes("/spreadsheets");
        AllowAnonymous();
        Description(builder => builder.ExcludeFromDescription());
    }

    public override Task HandleAsync(CancellationToken ct) => TypedResults
        .Content(
            GuidePage.Of(Addresses.Of(HttpContext.Request), HttpContext.Request.PathBase, [.. FormulasOf(endpoints)]),
            "text/html; charset=utf-8")
        .ExecuteAsync(HttpContext);

    /// <summary>The formulas of every route that has a headline, from the table that routes the requests.</summary>
    private static IEnumerable<(string Summary, Formulas Formulas)> FormulasOf(EndpointDataSource endpoints) =>
        from endpoint in endpoints.Endpoints.OfType<RouteEndpoint>()
        let headline = endpoint.Metadata.GetMetadata<Headline>()
        where headline is not null && endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Contains(HttpMethods.Get)
        let given = endpoint.Metadata.GetMetadata<RequestShape>()!.Fields.Where(field => field.IsFilledIn).ToList()
        select (
            endpoint.Metadata.GetMetadata<IEndpointSummaryMetadata>()!.Summary,
            new Formulas($"/{endpoint.RoutePattern.RawText!.TrimStart('/')}", given, headline.Field, HasTable(endpoint)));

    private static bool HasTable(RouteEndpoint endpoint) => endpoint.Metadata.OfType<IProducesResponseTypeMetadata>()
        .First(produced => produced.StatusCode == StatusCodes.Status200OK).Type!.GetCustomAttribute<NoCsvAttribute>() is null;
}
