using Calculator.Api.Settings;
using Calculator.Pricing.Files;

namespace Calculator.Api.Prices;

/// <summary>Keeps <see cref="PricingWatch"/> looking while the service runs.</summary>
internal sealed partial class PricingWatching(PricingWatch watch, LivePrices prices, PricingSettings settings, ILogger<PricingWatching> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        watch.TellWhatWaits();
        if (settings.WatchMilliseconds == 0)
            return;

        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(settings.WatchMilliseconds));
        while (await timer.WaitForNextTickAsync(stoppingToken))
            LookAgain();
    }

    // Whatever the files hold, the service goes on with the prices it has, and goes on looking.
    private void LookAgain()
    {
        try
        {
            watch.Look();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            prices.Refuse([new PricingFault(settings.Path, 1, "$", "could not be judged; the log says why")]);
            Failed(exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "The pricing folder could not be judged, the last good prices stay")]
    private partial void Failed(Exception exception);
}
