using Calculator.Api.Binding;
using Calculator.Api.Fields;
using Calculator.Api.Replies;
using Calculator.Api.Settings;
using Calculator.Outcomes;
using Calculator.Pricing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Calculator.Api.Endpoints;

/// <summary>Maps routes that answer questions. What is mapped here reads, refuses, represents and documents itself alike; a new route joins by being mapped.</summary>
internal static class Questions
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>A calculator: GET with query parameters and POST with a JSON object, by the same rules.</summary>
    public static QuestionRoute MapCalculator<TRequest, TAnswer>(this IEndpointRouteBuilder routes, string pattern, Func<TRequest, PriceBook, Outcome<TAnswer>> answer)
        where TRequest : class, IPricedRequest
        where TAnswer : notnull
    {
        var question = Data<TRequest, TAnswer>(routes, (request, desk) => desk.Open(request.Prices).Then(book => answer(request, book)));
        return new QuestionRoute(
            RequestShape.Of<TRequest>(),
            RequestShape.Of<ReplyFields>(),
            routes.MapMethods(pattern, Reading, question.Get).Produces<TAnswer>(),
            routes.MapPost(pattern, (Delegate)question.Post).Produces<TAnswer>());
    }

    /// <summary>A question about a text: GET for a short one, POST for one as large as <see cref="Limits.TextBytes"/>.</summary>
    public static QuestionRoute MapCounting<TRequest, TAnswer>(this IEndpointRouteBuilder routes, string pattern, Func<TRequest, Desk, Outcome<TAnswer>> answer)
        where TRequest : class
        where TAnswer : notnull
    {
        var question = Data(routes, answer);
        var limits = routes.ServiceProvider.GetRequiredService<Limits>();
        return new QuestionRoute(
            RequestShape.Of<TRequest>(),
            RequestShape.Of<ReplyFields>(),
            routes.MapMethods(pattern, Reading, question.Get).Produces<TAnswer>(),
            routes.MapPost(pattern, (Delegate)question.Post).Produces<TAnswer>().WithMetadata(new RequestSizeLimitAttribute(limits.TextBytes)));
    }

    /// <summary>A look into the catalog: GET alone.</summary>
    public static QuestionRoute MapCatalog<TRequest, TAnswer>(this IEndpointRouteBuilder routes, string pattern, Func<TRequest, Desk, Outcome<TAnswer>> answer)
        where TRequest : class
        where TAnswer : notnull
    {
        var question = Data(routes, answer);
        return new QuestionRoute(RequestShape.Of<TRequest>(), RequestShape.Of<ReplyFields>(), routes.MapMethods(pattern, Reading, question.Get).Produces<TAnswer>(), null);
    }

    /// <summary>A calculator whose answer is a file: GET and POST by the same rules as any other, but its form is the route's own.</summary>
    public static QuestionRoute MapFile<TRequest>(this IEndpointRouteBuilder routes, string pattern, string mediaType, Func<TRequest, Desk, Outcome<FileAnswer>> answer)
        where TRequest : class
    {
        var question = new Question<TRequest, FileAnswer, FileReplyFields>(routes.ServiceProvider, answer, (file, _, _) => Representation.Of(file, mediaType));
        return new QuestionRoute(
            RequestShape.Of<TRequest>(),
            RequestShape.Of<FileReplyFields>(),
            routes.MapMethods(pattern, Reading, question.Get).Produces<byte[]>(StatusCodes.Status200OK, mediaType),
            routes.MapPost(pattern, (Delegate)question.Post).Produces<byte[]>(StatusCodes.Status200OK, mediaType));
    }

    private static Question<TRequest, TAnswer, ReplyFields> Data<TRequest, TAnswer>(IEndpointRouteBuilder routes, Func<TRequest, Desk, Outcome<TAnswer>> answer)
        where TRequest : class
        where TAnswer : notnull
    {
        var json = routes.ServiceProvider.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        return new(routes.ServiceProvider, answer, (found, reply, faults) => Representation.Of(found, reply, json, faults));
    }

    /// <summary>A plain page or probe, for GET and HEAD.</summary>
    public static RouteHandlerBuilder MapRead(this IEndpointRouteBuilder routes, string pattern, Delegate handler) =>
        routes.MapMethods(pattern, Reading, handler);
}
