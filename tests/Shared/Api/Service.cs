using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

[assembly: AssemblyFixture(typeof(Calculator.Testing.Service))]

namespace Calculator.Testing;

/// <summary>The real service on a real server at a free port of this machine, with the clock standing still.</summary>
public sealed class Service : WebApplicationFactory<Program>
{
    private const int LargeBody = 32 * 1024;

    private readonly Lazy<HttpClient> _client;
    private readonly (string Key, string Value)[] _settings;

    public Service()
        : this([])
    {
    }

    /// <summary>The service as an operator has set it.</summary>
    internal Service(params (string Key, string Value)[] settings)
    {
        _settings = settings;
        UseKestrel();
        _client = new Lazy<HttpClient>(Connect);
    }

    public HttpClient Client => _client.Value;

    /// <summary>The clock, for a test with a service of its own to set.</summary>
    internal StandingClock Clock { get; } = new();

    public Task<Reply> Get(string url) => Send(new HttpRequestMessage(HttpMethod.Get, url));

    public Task<Reply> Post(string url, string body, string contentType = "application/json") =>
        Post(url, Encoding.UTF8.GetBytes(body), contentType);

    public Task<Reply> Post(string url, byte[] body, string contentType)
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", contentType).ShouldBeTrue();
        // A large body waits until the service has agreed to read it: else its refusal would be lost in a broken pipe.
        return Send(new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = content,
            Headers = { ExpectContinue = body.Length > LargeBody },
        });
    }

    public async Task<Reply> Send(HttpRequestMessage request)
    {
        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        return new Reply(
            (int)response.StatusCode,
            response.Content.Headers.ContentType,
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
        // Said as a setting: a port given to the factory is put in place after the service may have started by itself.
        builder.UseSetting(WebHostDefaults.ServerUrlsKey, "http://127.0.0.1:0");
        builder.UseSetting("Pricing:Path", Repository.Prices);
        foreach (var (key, value) in _settings)
            builder.UseSetting(key, value);
    }

    // The server that the factory puts in brings buffers of its own: the service's are what is to be tested.
    protected override IHost CreateHost(IHostBuilder builder)
    {
        builder.ConfigureServices(services => services.Add(services.Last(one =>
            one.ServiceType == typeof(IMemoryPoolFactory<byte>) && one.ImplementationType?.Assembly == typeof(Program).Assembly)));
        return base.CreateHost(builder);
    }

    // A client of its own: the factory's follows redirects.
    private HttpClient Connect()
    {
        StartServer();
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, Expect100ContinueTimeout = Patience.Most };
        return new HttpClient(handler) { BaseAddress = ClientOptions.BaseAddress, Timeout = Patience.Most };
    }
}

/// <summary>A clock that stands until it is set.</summary>
internal sealed class StandingClock : TimeProvider
{
    /// <summary>The moment at which it stands.</summary>
    public DateTimeOffset Moment { get; set; } = new(2026, 11, 21, 9, 30, 15, 123, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Moment;
}

/// <summary>What the service answered.</summary>
public sealed record Reply(int Status, MediaTypeHeaderValue? ContentType, string Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>The value at a path such as <c>plans.0.sessionsPerMonth</c>, as it is written; fails if there is none.</summary>
    public string At(string path)
    {
        Status.ShouldBe(200, Body);
        return Find(Json, path);
    }

    /// <summary>Every single value with its path, in the order of the answer.</summary>
    public IEnumerable<(string Path, JsonElement Value)> Leaves => LeavesOf(Json, "");

    /// <summary>The sentence a problem files under a field; fails if it is no problem or has no such field.</summary>
    public string Problem(int status, string field)
    {
        Status.ShouldBe(status, Body);
        ContentType?.ToString().ShouldBe("application/problem+json");
        var errors = Json.GetProperty("errors");
        errors.EnumerateObject().Select(error => error.Name).ShouldContain(field, Body);
        return errors.GetProperty(field)[0].GetString()!;
    }

    private static IEnumerable<(string Path, JsonElement Value)> LeavesOf(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object => element
            .EnumerateObject()
            .SelectMany(property => LeavesOf(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}")),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((item, index) => LeavesOf(item, $"{path}.{index}")),
        _ => [(path, element)],
    };

    private static string Find(JsonElement element, string path)
    {
        foreach (var step in path.Split('.'))
            element = int.TryParse(step, out var index) ? element[index] : element.GetProperty(step);
        return element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText();
    }
}
