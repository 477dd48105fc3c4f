using Calculator.Api.Settings;

namespace Calculator.Api.Prices;

/// <summary>Keeps <see cref="PricingWatch"/> looking while the service runs.</summary>
internal sealed class PricingWatching(PricingWatch watch, PricingSettings settings) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        watch.TellWhatWaits();
        if (settings.WatchMilliseconds == 0)
            return;

        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(settings.WatchMilliseconds));
        while (await timer.WaitForNextTickAsync(stoppingToken))
            watch.Look();
    }
}
