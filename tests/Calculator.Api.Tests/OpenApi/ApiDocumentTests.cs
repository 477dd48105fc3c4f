using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Calculator.Api.Tests.OpenApi;

public class ApiDocumentTests(Service service)
{
    private const int MostBytes = 300_000;

    [Fact]
    public async Task Every_documented_example_answers_200()
    {
        var document = await Document();
        var paths = document.GetProperty("paths").EnumerateObject().ToList();
        var sent = 0;
        foreach (var (path, operations) in paths.Select(path => (path.Name, path.Value)))
        {
            if (!operations.TryGetProperty("get", out var get))
            {
                var log = operations
                    .GetProperty("post")
                    .GetProperty("requestBody")
                    .GetProperty("content")
                    .GetProperty("application/x-ndjson")
                    .GetProperty("example");
                (await service.Post(path, log.GetString()!, "application/x-ndjson")).Status.ShouldBe(200, path);
                sent++;
                continue;
            }

            var parameters = get.TryGetProperty("parameters", out var documented)
                ? documented.EnumerateArray().Select(parameter => parameter.Followed(document)).ToList()
                : [];
            (await service.Get(Fill(path, parameters))).Status.ShouldBe(200, path);
            sent++;

            if (operations.TryGetProperty("post", out var post))
            {
                var example = post.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("example");
                (await service.Post(path, example.GetRawText())).Status.ShouldBe(200, path);
                sent++;
            }
        }

        sent.ShouldBe(54);
    }

    [Fact]
    public async Task The_document_says_what_is_required_and_what_is_allowed()
    {
        var document = await Document();
        var parameters = document
            .GetProperty("paths")
            .GetProperty("/v1/spend")
            .GetProperty("get")
            .GetProperty("parameters")
            .EnumerateArray()
            .Select(parameter => parameter.Followed(document))
            .ToDictionary(parameter => parameter.GetProperty("name").GetString()!);
        parameters.Values
            .Where(parameter => parameter.TryGetProperty("required", out var required) && required.GetBoolean())
            .Select(parameter => parameter.GetProperty("name").GetString())
            .ShouldBe(["model", "inputTokens", "outputTokens", "sessionsPerDay"]);
        parameters["inputTokens"].GetProperty("schema").GetProperty("type").GetString().ShouldBe("integer");
        parameters["cacheRatio"].GetProperty("schema").GetProperty("maximum").GetDecimal().ShouldBe(1);
        parameters["serviceTier"].GetProperty("schema").GetProperty("enum").EnumerateArray().Select(name => name.GetString())
            .ShouldBe(["standard", "batch", "flex", "priority", "fast", "peak", "ultrafast", "default", "auto"]);
        parameters["daysPerMonth"].GetProperty("schema").GetProperty("default").GetDecimal().ShouldBe(30);
        parameters["format"]
            .GetProperty("schema")
            .GetProperty("enum")
            .EnumerateArray()
            .Select(name => name.GetString())
            .ShouldBe(["json", "csv", "text"]);
    }

    [Fact]
    public async Task A_value_that_can_be_null_is_always_there_and_any_other_is_left_out()
    {
        var row = (await Document()).GetProperty("components").GetProperty("schemas").GetProperty("PlanRow");
        var required = row.GetProperty("required").EnumerateArray().Select(name => name.GetString()).ToList();
        var nullable = row
            .GetProperty("properties")
            .EnumerateObject()
            .Where(property => property.Value.TryGetProperty("type", out var type)
                && type.ToString().Contains("null", StringComparison.Ordinal))
            .Select(property => property.Name)
            .ToList();
        nullable.ShouldBe(
        [
            "breakEvenSessionsPerMonth",
            "breakEvenSessionsPerDay",
            "firstCheaperSession",
            "savingPerMonthUsd",
            "breakEvenUsdPerMonth",
            "limit",
        ]);
        required.ShouldContain("breakEvenSessionsPerMonth");
        required.ShouldNotContain("reason");
    }

    [Fact]
    public async Task The_document_is_as_approved() => Approved.Matches(
        "tests/Calculator.Api.Tests/OpenApi/OpenApi.approved.json",
        JsonNode.Parse(await Text())!.ToJsonString(Indented) + "\n");

    [Fact]
    public async Task What_many_operations_say_alike_is_said_once()
    {
        var text = await Text();
        Encoding.UTF8.GetByteCount(text).ShouldBeLessThanOrEqualTo(MostBytes);
        var document = JsonDocument.Parse(text).RootElement;
        document.GetProperty("openapi").GetString()!.ShouldStartWith("3.1.");
        var operations = document
            .GetProperty("paths")
            .EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => operation.Value))
            .ToList();
        var parameters = operations
            .Where(operation => operation.TryGetProperty("parameters", out _))
            .SelectMany(operation => operation.GetProperty("parameters").EnumerateArray())
            .Select(parameter => parameter.GetProperty("$ref").GetString()!)
            .ToList();
        var shared = document.GetProperty("components").GetProperty("parameters").EnumerateObject().ToList();
        parameters.Count.ShouldBeGreaterThan(4 * shared.Count);
        parameters.Select(reference => reference.Split('/')[^1]).Distinct().ShouldBe(shared.Select(one => one.Name), ignoreOrder: true);
        shared.Select(one => one.Value.GetRawText()).ShouldBeUnique();
        operations
            .SelectMany(operation => operation.GetProperty("responses").EnumerateObject())
            .ShouldAllBe(response => response.Value.GetProperty("$ref").GetString()!.StartsWith("#/components/responses/"));
        Answer(document, "get").ShouldBe(Answer(document, "post"));
        document.GetProperty("components").GetProperty("responses").EnumerateObject()
            .Select(one => one.Value.GetRawText()).ShouldBeUnique();
    }

    [Fact]
    public async Task A_picture_is_asked_for_with_the_body_of_its_figures()
    {
        var paths = (await Document()).GetProperty("paths");
        foreach (var picture in paths.EnumerateObject().Where(path => path.Name.EndsWith("/chart.svg", StringComparison.Ordinal)))
            Body(paths, picture.Name).ShouldBe(Body(paths, picture.Name[..^"/chart.svg".Length]));
    }

    private static string Body(JsonElement paths, string path) => paths
        .GetProperty(path)
        .GetProperty("post")
        .GetProperty("requestBody")
        .GetProperty("content")
        .GetProperty("application/json")
        .GetProperty("schema")
        .GetRawText();

    private static string Answer(JsonElement document, string method) => document
        .GetProperty("paths")
        .GetProperty("/v1/spend")
        .GetProperty(method)
        .GetProperty("responses")
        .GetProperty("200")
        .GetRawText();

    [Theory]
    [InlineData("json")]
    [InlineData("yaml")]
    public async Task The_document_names_the_place_that_a_proxy_gave_the_service(string form)
    {
        await using var behind = new Service(("Proxies:Known", "127.0.0.1"));
        var request = new HttpRequestMessage(HttpMethod.Get, $"/swagger/v1/swagger.{form}");
        request.Headers.Add("X-Forwarded-For", "203.0.113.9");
        request.Headers.Add("X-Forwarded-Prefix", "/calc");
        (await behind.Send(request)).Body.ShouldContain(form == "json" ? "\"servers\":[{\"url\":\"/calc\"" : "- url: /calc");
        (await behind.Get($"/swagger/v1/swagger.{form}")).Body.ShouldContain(form == "json" ? "[{\"url\":\"/\"" : "- url: /\n");
    }

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private async Task<string> Text() => (await service.Get("/swagger/v1/swagger.json")).Body;

    private async Task<JsonElement> Document() => JsonDocument.Parse(await Text()).RootElement;

    private static string AsQuery(JsonElement example) => example.ValueKind == JsonValueKind.Array
        ? string.Join(',', example.EnumerateArray())
        : example.ToString();

    private static string Fill(string path, IReadOnlyList<JsonElement> parameters)
    {
        var filledIn = parameters.Where(parameter => parameter.TryGetProperty("example", out _))
            .Select(parameter => (
                Name: parameter.GetProperty("name").GetString()!,
                In: parameter.GetProperty("in").GetString(),
                Value: Uri.EscapeDataString(AsQuery(parameter.GetProperty("example")))))
            .ToList();
        var filledPath = filledIn
            .Where(parameter => parameter.In == "path")
            .Aggregate(path, (pattern, parameter) => pattern.Replace($"{{{parameter.Name}}}", parameter.Value, StringComparison.Ordinal));
        var query = filledIn.Where(parameter => parameter.In == "query").Select(parameter => $"{parameter.Name}={parameter.Value}");
        return $"{filledPath}?{string.Join('&', query)}";
    }
}
