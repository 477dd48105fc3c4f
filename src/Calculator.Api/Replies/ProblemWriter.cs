using System.Text;
using Calculator.Api.Binding;
using Calculator.Api.Telemetry;
using Calculator.Outcomes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Calculator.Api.Replies;

/// <summary>
/// Writes every problem, whoever found it: as problem details whatever the caller accepts, or, with <c>errors=text</c>,
/// as one line with status 200, since a spreadsheet shows nothing of a failed request but that it failed.
/// </summary>
internal sealed class ProblemWriter(IOptions<JsonOptions> json, ProblemMetrics metrics) : IProblemDetailsWriter
{
    public const string ContentType = "application/problem+json";
    private const int MostCharacters = 255;

    public bool CanWrite(ProblemDetailsContext context) => true;

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var http = context.HttpContext;
        var problem = WithDefaults(context.ProblemDetails, http);
        metrics.Count(problem.Status!.Value, AskedRoute.Of(http));
        if (WantsText(http.Request))
        {
            http.Response.StatusCode = StatusCodes.Status200OK;
            http.Response.ContentType = Representation.Text;
            // Read as a table, the sentence would be split at its commas, and a name the caller
            // sent could then be a cell of its own and run as a formula.
            var line = WantsCsv(http.Request) ? CsvTable.Quoted(Line(problem)) : Line(problem);
            await http.Response.WriteAsync(line, Encoding.UTF8);
            return;
        }

        http.Response.StatusCode = problem.Status!.Value;
        await http.Response.WriteAsJsonAsync(problem, json.Value.SerializerOptions, ContentType);
    }

    // At most 255 characters, which no spreadsheet can take for a number.
    private static string Line(ProblemDetails problem)
    {
        var line = Echo.OnOneLine($"#ERROR {problem.Status}: {problem.Detail ?? problem.Title}");
        return line.Length <= MostCharacters ? line : $"{line[..(MostCharacters - 1)]}…";
    }

    private static bool WantsText(HttpRequest request) => Says(request, "errors", "text");

    private static bool WantsCsv(HttpRequest request) => Says(request, "format", "csv");

    // Of the query as it came, since it may be what could not be read.
    private static bool Says(HttpRequest request, string name, string word) =>
        RawField
            .OfQuery(request, RequestShape.Of<ReplyFields>())
            .FindAll(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is [var said]
            && said.Value.Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    // Title and type are the framework's for the status.
    private static ProblemDetails WithDefaults(ProblemDetails problem, HttpContext http)
    {
        problem.Status ??= http.Response.StatusCode;
        problem.Detail ??= RouteHints.For(http, problem.Status);
        return TypedResults.Problem(problem).ProblemDetails;
    }
}
