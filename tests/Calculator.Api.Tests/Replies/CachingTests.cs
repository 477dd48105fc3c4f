using System.Net.Http.Headers;

namespace Calculator.Api.Tests.Replies;

public class CachingTests(Service service)
{
    private const string Dated = "/v1/task-cost?model=gpt-5.5&inputTokens=1&outputTokens=1&asOf=2026-11-20";

    [Fact]
    public async Task An_answer_at_a_stated_date_may_be_kept_and_asked_again_by_its_tag()
    {
        using var first = await service.Client.GetAsync(Dated, TestContext.Current.CancellationToken);
        first.Headers.CacheControl!.ToString().ShouldBe("public, max-age=300");
        var tag = first.Headers.ETag.ShouldNotBeNull();
        tag.IsWeak.ShouldBeFalse();

        using var again = await Ask(Dated, tag);
        ((int)again.StatusCode).ShouldBe(304);
        again.Headers.ETag.ShouldBe(tag);
        (await again.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();

        using var other = await Ask($"{Dated}&format=csv", tag);
        ((int)other.StatusCode).ShouldBe(200);
        other.Headers.ETag.ShouldNotBe(tag);
    }

    [Fact]
    public async Task An_answer_at_the_moment_has_no_tag()
    {
        using var response = await service.Client.GetAsync(
            Dated.Replace("&asOf=2026-11-20", "", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        response.Headers.ETag.ShouldBeNull();
        response.Headers.CacheControl!.NoCache.ShouldBeTrue();
    }

    [Fact]
    public async Task The_list_of_versions_depends_on_no_clock()
    {
        using var response = await service.Client.GetAsync("/v1/pricing", TestContext.Current.CancellationToken);
        response.Headers.ETag.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("/v1/task-cost", "GET, HEAD, POST, OPTIONS")]
    [InlineData("/v1/models", "GET, HEAD, OPTIONS")]
    [InlineData("/v1/", "OPTIONS")]
    [InlineData("/nowhere", "OPTIONS")]
    public async Task OPTIONS_is_never_refused(string url, string allow)
    {
        using var response = await service.Client.SendAsync(
            new HttpRequestMessage(HttpMethod.Options, url),
            TestContext.Current.CancellationToken);
        ((int)response.StatusCode).ShouldBe(204);
        string.Join(", ", response.Content.Headers.Allow).ShouldBe(allow);
    }

    [Fact]
    public async Task Any_page_may_read_and_none_may_post()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Dated);
        request.Headers.Add("Origin", "https://sheets.example");
        using var response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        response.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);

        var preflight = new HttpRequestMessage(HttpMethod.Options, "/v1/task-cost");
        preflight.Headers.Add("Origin", "https://sheets.example");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        using var allowed = await service.Client.SendAsync(preflight, TestContext.Current.CancellationToken);
        ((int)allowed.StatusCode).ShouldBe(204);
        allowed.Headers.TryGetValues("Access-Control-Allow-Methods", out var methods);
        string.Join(',', methods ?? []).ShouldNotContain("POST");
    }

    // A browser asks before it posts JSON, and does not before it posts plain text.
    [Theory]
    [InlineData("POST", "/v1/token-count?models=gpt-5.5", "text/plain", 200)]
    [InlineData("POST", "/v1/token-count?models=nobody", "text/plain", 404)]
    [InlineData("POST", "/v1/task-cost", "text/plain", 415)]
    [InlineData("POST", "/v1/usage/profile", "text/plain", 400)]
    [InlineData("PUT", "/v1/usage/profile", "text/plain", 400)]
    public async Task What_a_page_posts_without_asking_it_may_not_read(string method, string url, string contentType, int status)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), url);
        request.Headers.Add("Origin", "https://evil.example");
        request.Content = new StringContent("Hello, world!", new MediaTypeHeaderValue(contentType));
        using var response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        ((int)response.StatusCode).ShouldBe(status);
        response.Headers.TryGetValues("Access-Control-Allow-Origin", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("/v1/task-cost/?model=gpt-5.5&inputTokens=1&outputTokens=1")]
    [InlineData("/v1/models/?q=opus")]
    [InlineData("/v1/pricing/")]
    public async Task A_trailing_slash_is_no_redirect(string url) => (await service.Get(url)).Status.ShouldBe(200);

    private async Task<HttpResponseMessage> Ask(string url, EntityTagHeaderValue tag)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.IfNoneMatch.Add(tag);
        return await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
