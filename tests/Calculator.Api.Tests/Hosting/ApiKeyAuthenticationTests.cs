using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Calculator.Api.Tests.Hosting;

public sealed class ApiKeyAuthenticationTests : IAsyncDisposable
{
    private const string Key = "a-key-of-20-letters!";
    private const string Question = "/v1/task-cost?model=gpt-5.5&inputTokens=8000&outputTokens=4000&format=text&field=totalUsd";

    private readonly Service _locked = new(("Keys:Accepted", $"another-key-of-many,{Key}"));

    [Theory]
    [InlineData(Question)]
    [InlineData("/v1/models")]
    [InlineData("/V1/models")]
    [InlineData("/metrics")]
    public async Task Without_a_key_there_is_no_answer(string url)
    {
        var reply = await _locked.Get(url);
        (reply.Status, reply.ContentType?.ToString()).ShouldBe((401, "application/problem+json"));
        reply.Json
            .GetProperty("detail")
            .GetString()
            .ShouldBe("This service asks for a key: send yours as Authorization: Bearer <key>, or as X-Api-Key.");
        using var response = await _locked.Client.GetAsync(url, TestContext.Current.CancellationToken);
        response.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
    }

    [Theory]
    [InlineData("Authorization", $"Bearer {Key}")]
    [InlineData("authorization", $"bearer {Key}")]
    [InlineData("X-Api-Key", Key)]
    [InlineData("X-Api-Key", "another-key-of-many")]
    public async Task A_key_opens_by_either_header(string header, string value) => (await Ask(header, value)).Body.ShouldBe("0.16");

    [Theory]
    [InlineData("Authorization", Key)]
    [InlineData("Authorization", $"Basic {Key}")]
    [InlineData("Authorization", "Bearer ")]
    [InlineData("Authorization", $"Bearer {Key}x")]
    [InlineData("X-Api-Key", "")]
    [InlineData("X-Api-Key", $"Bearer {Key}")]
    public async Task Anything_else_does_not(string header, string value) => (await Ask(header, value)).Status.ShouldBe(401);

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/readyz")]
    [InlineData("/")]
    [InlineData("/spreadsheets")]
    [InlineData("/swagger/index.html")]
    [InlineData("/swagger/v1/swagger.json")]
    public async Task Probes_pages_and_documentation_stay_open(string url) => (await _locked.Get(url)).Status.ShouldBe(200);

    [Fact]
    public void A_route_is_open_only_where_it_says_so()
    {
        var routes = _locked.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<ISuppressMatchingMetadata>() is null)
            .ToLookup(route => route.Metadata.GetMetadata<IAllowAnonymous>() is not null);
        routes[true].Select(route => route.RoutePattern.RawText).Distinct()
            .ShouldBe(["/spreadsheets", "/healthz", "/readyz"], ignoreOrder: true);
        routes[false].ShouldAllBe(route => route.Metadata.GetMetadata<IAuthorizeData>() != null);
        routes[false].Count().ShouldBeGreaterThan(80);
    }

    [Fact]
    public async Task A_preflight_is_answered_since_browsers_send_no_key_with_it()
    {
        using var response = await _locked.Client.SendAsync(
            new HttpRequestMessage(HttpMethod.Options, Question),
            TestContext.Current.CancellationToken);
        ((int)response.StatusCode).ShouldBe(204);
    }

    [Fact]
    public async Task No_shared_cache_may_keep_what_was_answered_to_a_key()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Question}&asOf=2026-11-20");
        request.Headers.Add("X-Api-Key", Key);
        using var response = await _locked.Client.SendAsync(request, TestContext.Current.CancellationToken);
        response.Headers.CacheControl!.ToString().ShouldBe("max-age=300, private");
    }

    [Fact]
    public async Task Whoever_has_no_key_takes_no_share_of_the_work()
    {
        await using var narrow = new Service(("Keys:Accepted", Key), ("Limits:RequestsPerMinute", "1"));
        for (var request = 0; request < 5; request++)
            (await narrow.Get(Question)).Status.ShouldBe(401);
        var asked = new HttpRequestMessage(HttpMethod.Get, Question);
        asked.Headers.Add("X-Api-Key", Key);
        (await narrow.Send(asked)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_cell_shows_that_a_key_is_asked_for() =>
        (await _locked.Get($"{Question}&errors=text")).Body.ShouldStartWith("#ERROR 401: This service asks for a key");

    [Fact]
    public async Task The_document_says_which_routes_ask_for_a_key()
    {
        var document = (await _locked.Get("/swagger/v1/swagger.json")).Json;
        document
            .GetProperty("components")
            .GetProperty("securitySchemes")
            .GetProperty("key")
            .GetProperty("scheme")
            .GetString()
            .ShouldBe("bearer");
        var asks = document
            .GetProperty("paths")
            .EnumerateObject()
            .SelectMany(
                path => path.Value.EnumerateObject(),
                (path, operation) => (path.Name, IsLocked: operation.Value.TryGetProperty("security", out _)))
            .ToList();
        asks.Where(operation => !operation.IsLocked).Select(operation => operation.Name).ShouldBe(["/healthz", "/readyz"]);
        asks.Count.ShouldBeGreaterThan(30);
    }

    public ValueTask DisposeAsync() => _locked.DisposeAsync();

    private Task<Reply> Ask(string header, string value)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Question);
        request.Headers.TryAddWithoutValidation(header, value).ShouldBeTrue();
        return _locked.Send(request);
    }
}
