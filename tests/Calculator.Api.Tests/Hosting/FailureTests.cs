using System.Collections.Concurrent;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Calculator.Api.Tests.Hosting;

/// <summary>A failure that is ours: a clock that breaks stands for any bug.</summary>
public class FailureTests
{
    private const string Sent = "said-by-the-caller";

    [Fact]
    public async Task A_bug_is_a_500_that_says_nothing_of_its_inside_and_a_log_entry_that_repeats_nothing_of_the_caller()
    {
        var log = new KeptLog();
        await using var sound = new WebApplicationFactory<Program>();
        // The folder is not looked at: on a slow machine a look would fall into the request, and fail by the same clock.
        await using var broken = sound.WithWebHostBuilder(builder => builder
            .UseSetting("Pricing:Path", Repository.Prices)
            .UseSetting("Pricing:WatchMilliseconds", "0")
            .ConfigureTestServices(services => services.AddSingleton<TimeProvider>(new BrokenClock()).AddSingleton<ILoggerProvider>(log)));
        using var response = await broken.CreateClient().GetAsync($"/v1/models?q={Sent}", TestContext.Current.CancellationToken);

        ((int)response.StatusCode, response.Content.Headers.ContentType?.ToString()).ShouldBe((500, "application/problem+json"));
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        body.ShouldContain("The service failed; the failure is logged.");
        body.ShouldNotContain(nameof(BrokenClock));

        var entry = log.Entries.Where(entry => entry.Level == LogLevel.Error).ShouldHaveSingleItem().Text;
        entry.ShouldContain("/v1/models failed");
        entry.ShouldContain("System.InvalidOperationException < System.FormatException");
        entry.ShouldContain(nameof(BrokenClock));
        entry.ShouldNotContain(Sent);
    }

    /// <summary>Works at the start, and then no more.</summary>
    private sealed class BrokenClock : TimeProvider
    {
        private bool _wasRead;

        public override DateTimeOffset GetUtcNow()
        {
            if (!_wasRead)
            {
                _wasRead = true;
                return DateTimeOffset.UnixEpoch;
            }

            throw new InvalidOperationException($"A message may repeat what was {Sent}.", new FormatException(Sent));
        }
    }

    private sealed class KeptLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<(LogLevel Level, string Text)> Entries { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            Entries.Enqueue((logLevel, $"{formatter(state, exception)} {exception}"));

        public void Dispose()
        {
        }
    }
}
