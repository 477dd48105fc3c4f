using Calculator.Api.Settings;

namespace Calculator.Api.Hosting;

/// <summary>
/// Ends the service without losing anybody: after the order to stop it still answers for a while, says at <c>/readyz</c> that it is going,
/// and asks every client to close its connection; then it takes no new one and lets what is under way end.
/// </summary>
internal sealed class Draining(ShutdownSettings settings) : IHostedLifecycleService
{
    private volatile bool _hasBegun;

    /// <summary>Whether the order to stop has come.</summary>
    public bool HasBegun => _hasBegun;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        _hasBegun = true;
        await Task.Delay(TimeSpan.FromSeconds(settings.DrainSeconds), cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Puts <see cref="Draining"/> into the service.</summary>
internal static class Shutdown
{
    public static void AddDraining(this IServiceCollection services, ShutdownSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<Draining>();
        services.AddHostedService(provider => provider.GetRequiredService<Draining>());
        services.Configure<HostOptions>(options =>
            options.ShutdownTimeout = TimeSpan.FromSeconds(settings.DrainSeconds + settings.WaitSeconds));
    }

    public static void UseDraining(this WebApplication app)
    {
        var draining = app.Services.GetRequiredService<Draining>();
        app.Use((context, next) =>
        {
            if (draining.HasBegun)
                context.Response.Headers.Connection = "close";
            return next(context);
        });
    }
}
