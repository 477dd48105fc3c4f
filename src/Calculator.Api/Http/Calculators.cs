using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Units;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Calculator.Api.Http;

/// <summary>Maps calculators: each answers GET with query parameters and POST with a JSON object, by the same rules, alike.</summary>
internal static class Calculators
{
    public static CalculatorRoute MapCalculator<TRequest, TAnswer>(this IEndpointRouteBuilder routes, string pattern, Func<TRequest, PriceBook, Outcome<TAnswer>> answer)
        where TRequest : class, IPricedRequest
        where TAnswer : notnull
    {
        // Asked for now and not at the first request: a request type without a validator ends the start.
        var reader = routes.ServiceProvider.GetRequiredService<RequestReader<TRequest>>();

        var get = routes.MapGet(pattern, (HttpContext http, Catalog catalog, TimeProvider clock) =>
        {
            var faults = new Faults();
            var read = reader.Read(QueryFields.Of(http.Request), StringComparison.OrdinalIgnoreCase, faults);
            return Respond(read, faults, catalog, clock, answer);
        });

        var post = routes.MapPost(pattern, async Task<Results<Ok<TAnswer>, ProblemHttpResult>> (HttpContext http, Catalog catalog, TimeProvider clock) =>
        {
            if (!BodyFields.IsJson(http.Request))
                return Problems.UnsupportedMediaType();

            var faults = new Faults();
            foreach (var field in QueryFields.Of(http.Request))
                faults.Add(field.Name, $"{Echo.Of(field.Name)} stands in the query; in a POST the fields belong into the JSON body.");

            var body = await BodyFields.ReadAsync(http.Request, faults);
            var read = faults.Any ? null : reader.Read(body, StringComparison.Ordinal, faults);
            return Respond(read, faults, catalog, clock, answer);
        });

        return new CalculatorRoute(RequestShape.Of<TRequest>(), get, post);
    }

    private static Results<Ok<TAnswer>, ProblemHttpResult> Respond<TRequest, TAnswer>(
        ReadRequest<TRequest>? read, Faults faults, Catalog catalog, TimeProvider clock, Func<TRequest, PriceBook, Outcome<TAnswer>> answer)
        where TRequest : class, IPricedRequest
        where TAnswer : notnull
    {
        if (read is null)
            return Problems.BadInput(faults);

        var prices = read.Request.Prices;
        return catalog.Open(prices.Pricing, prices.AsOf ?? Now(clock)).Then(book => answer(read.Request, book)).TryGet(out var value, out var refusal)
            ? TypedResults.Ok(value)
            : Problems.Refused(refusal, read.AsWritten(refusal.Subject));
    }

    // To the second, as it is echoed: asking again with the echoed moment gives the same answer.
    private static Moment Now(TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return new Moment(now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)));
    }
}
