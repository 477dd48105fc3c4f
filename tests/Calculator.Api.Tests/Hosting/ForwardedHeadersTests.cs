namespace Calculator.Api.Tests.Hosting;

public class ForwardedHeadersTests
{
    private const string Forwarded = "calculator.example";

    [Fact]
    public async Task Only_its_own_names_are_answered_to()
    {
        await using var service = new Service(("AllowedHosts", "calculator.example;*.internal.example"));
        (await Ask(service, "/v1/models", ("Host", "calculator.example"))).Status.ShouldBe(200);
        (await Ask(service, "/v1/models", ("Host", "a.internal.example:8080"))).Status.ShouldBe(200);

        var refused = await Ask(service, "/v1/models", ("Host", "evil.example"));
        refused.Problem(400, "Host").ShouldBe("This service is not known as 'evil.example'; ask it by one of its own names.");
        (await Ask(service, "/", ("Host", "evil.example"))).Status.ShouldBe(400);
        (await Ask(service, "/healthz", ("Host", "10.0.0.7"))).Status.ShouldBe(200);
        (await Ask(service, "/readyz", ("Host", "10.0.0.7"))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_named_proxy_is_believed_about_scheme_host_and_prefix()
    {
        await using var service = new Service(("Proxies:Known", "127.0.0.0/8"));
        var guide = await Ask(
            service,
            "/spreadsheets",
            ("X-Forwarded-For", "203.0.113.9"),
            ("X-Forwarded-Proto", "https"),
            ("X-Forwarded-Host", Forwarded),
            ("X-Forwarded-Prefix", "/costs"));
        guide.Status.ShouldBe(200);
        guide.Body.ShouldContain("https://calculator.example/costs");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("192.0.2.0/24")]
    public async Task Anybody_else_is_not(string? known)
    {
        await using var service = known is null ? new Service() : new Service(("Proxies:Known", known));
        var guide = await Ask(
            service,
            "/spreadsheets",
            ("X-Forwarded-For", "203.0.113.9"),
            ("X-Forwarded-Proto", "https"),
            ("X-Forwarded-Host", Forwarded));
        guide.Status.ShouldBe(200);
        guide.Body.ShouldNotContain(Forwarded);
        guide.Body.ShouldContain($"http://127.0.0.1:{service.Client.BaseAddress!.Port}");
    }

    [Fact]
    public async Task Host_names_are_judged_after_the_proxy_was_believed()
    {
        await using var service = new Service(("Proxies:Known", "127.0.0.1"), ("AllowedHosts", Forwarded));
        (await Ask(
            service,
            "/v1/models",
            ("X-Forwarded-For", "203.0.113.9"),
            ("X-Forwarded-Proto", "https"),
            ("X-Forwarded-Host", Forwarded))).Status.ShouldBe(200);
        (await Ask(
            service,
            "/v1/models",
            ("X-Forwarded-For", "203.0.113.9"),
            ("X-Forwarded-Proto", "https"),
            ("X-Forwarded-Host", "evil.example"))).Status.ShouldBe(400);
    }

    private static Task<Reply> Ask(Service service, string url, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        return service.Send(request);
    }
}
