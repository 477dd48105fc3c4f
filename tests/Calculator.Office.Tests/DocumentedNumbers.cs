using System.Text.Json;

namespace Calculator.Office.Tests;

/// <summary>Finds the service's numbers by its own OpenAPI document, so that a new route is tested without being named.</summary>
internal static class DocumentedNumbers
{
    private const int PerRoute = 3;

    /// <summary>
    /// For each route that answers <c>GET</c>, asked by its documented example: the URLs, each of one number, of its first few.
    /// </summary>
    public static async Task<IReadOnlyList<string>> DocumentedNumberUrls(this Service service)
    {
        var urls = new List<string>();
        foreach (var example in Examples((await service.Get("/swagger/v1/swagger.json")).Json))
        {
            var reply = await service.Get(example);
            reply.Status.ShouldBe(200, $"{example}: {reply.Body}");
            urls.AddRange(reply.Leaves
                .Where(leaf => leaf.Value.ValueKind == JsonValueKind.Number)
                .Take(PerRoute)
                .Select(leaf => $"{example}{(example.Contains('?', StringComparison.Ordinal) ? '&' : '?')}format=text&field={leaf.Path}"));
        }

        return urls;
    }

    private static IEnumerable<string> Examples(JsonElement document) =>
        from path in document.GetProperty("paths").EnumerateObject()
        where path.Name.StartsWith("/v1/", StringComparison.Ordinal)
            && path.Value.TryGetProperty("get", out var get)
            && AnswersOneValue(document, get)
        select Example(document, path.Name, path.Value.GetProperty("get"));

    private static bool AnswersOneValue(JsonElement document, JsonElement get)
    {
        var content = get.GetProperty("responses").GetProperty("200").Followed(document).GetProperty("content");
        return content.TryGetProperty("application/json", out _) && content.TryGetProperty("text/plain", out _);
    }

    private static string Example(JsonElement document, string path, JsonElement get)
    {
        var given = get.GetProperty("parameters").EnumerateArray()
            .Select(parameter => parameter.Followed(document))
            .Where(parameter => parameter.TryGetProperty("example", out _))
            .ToLookup(
                parameter => parameter.GetProperty("in").GetString(),
                parameter => (
                    Name: parameter.GetProperty("name").GetString()!,
                    Value: Uri.EscapeDataString(Written(parameter.GetProperty("example")))));
        var filled = given["path"].Aggregate(
            path,
            (filled, parameter) => filled.Replace($"{{{parameter.Name}}}", parameter.Value, StringComparison.Ordinal));
        return given["query"].Any()
            ? $"{filled}?{string.Join('&', given["query"].Select(parameter => $"{parameter.Name}={parameter.Value}"))}"
            : filled;
    }

    private static string Written(JsonElement example) =>
        example.ValueKind == JsonValueKind.Array ? string.Join(',', example.EnumerateArray()) : example.ToString();
}
