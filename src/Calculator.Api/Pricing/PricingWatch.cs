using Calculator.Api.Settings;
using Calculator.Pricing.Files;

namespace Calculator.Api.Pricing;

/// <summary>
/// Looks at the pricing folder again and again, by the bytes of its files: a file watcher sees nothing of a ConfigMap's symlink swap.
/// Files that changed are judged once two looks in a row have read the same, so that nobody is caught writing; then they are taken over whole or refused whole.
/// </summary>
/// <param name="prices">The prices in force.</param>
/// <param name="folder">The pricing folder.</param>
/// <param name="loaded">The digest of the files the first prices were made from.</param>
/// <param name="metrics">Where reloads are counted.</param>
/// <param name="log">Where they are told.</param>
internal sealed partial class PricingWatch(LivePrices prices, string folder, string loaded, PricingMetrics metrics, ILogger<PricingWatch> log)
{
    private const int MostFaultsLogged = 20;

    private string _judged = loaded;
    private string? _seenOnce;

    /// <summary>Looks once.</summary>
    public void Look()
    {
        var files = PricingFiles.Read(folder);
        if (files.Digest == _judged)
        {
            _seenOnce = null;
        }
        else if (files.Digest != _seenOnce)
        {
            _seenOnce = files.Digest;
        }
        else
        {
            (_judged, _seenOnce) = (files.Digest, null);
            Judge(files);
        }
    }

    private void Judge(PricingFiles files)
    {
        if (PricingFolder.TryRead(files, out var catalog, out var faults))
        {
            metrics.TookOver();
            prices.TakeOver(catalog);
            TookOver(catalog.Default.Id, catalog.Default.Digest, catalog.Versions.Count);
            return;
        }

        metrics.Refused();
        prices.Refuse(faults);
        foreach (var fault in faults.Take(MostFaultsLogged))
            Refused(fault);
        if (faults.Count > MostFaultsLogged)
            AndMore(faults.Count - MostFaultsLogged);
    }

    [LoggerMessage(LogLevel.Information, "Prices reloaded: the default version is {Version}, digest {Digest}, of {Versions} versions")]
    private partial void TookOver(string version, string digest, int versions);

    [LoggerMessage(LogLevel.Error, "Prices refused, the last good ones stay: {Fault}")]
    private partial void Refused(PricingFault fault);

    [LoggerMessage(LogLevel.Error, "Prices refused, the last good ones stay: and {Count} more faults")]
    private partial void AndMore(int count);
}

/// <summary>Keeps <see cref="PricingWatch"/> looking while the service runs.</summary>
internal sealed partial class PricingWatching(PricingWatch watch, LivePrices prices, PricingSettings settings, ILogger<PricingWatching> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
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
