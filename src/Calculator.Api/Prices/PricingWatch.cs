using System.Globalization;
using Calculator.Api.Settings;
using Calculator.Counting;
using Calculator.Pricing;
using Calculator.Pricing.Files;
using Calculator.Units;

namespace Calculator.Api.Prices;

/// <summary>
/// Looks at the pricing folder again and again: a file watcher sees nothing of a ConfigMap's symlink swap. Where names, sizes and times are
/// what they were, its files are not read; but now and then they are all the same, since times can be set.
/// Files that changed are judged once two looks in a row have read the same, so that nobody is
/// caught writing; then they are taken over whole or refused whole.
/// What takes something out of force, and no commit mark says so, may be a stalled copy: it is refused until it has stood for a while.
/// </summary>
/// <param name="prices">The prices in force.</param>
/// <param name="settings">Where the folder is, and how long a loss must stand.</param>
/// <param name="loaded">The digest of the files the first prices were made from.</param>
/// <param name="counters">What counts texts with the vocabularies at hand.</param>
/// <param name="metrics">Where reloads are counted.</param>
/// <param name="clock">The moment, which says what is scheduled, and the time that passes.</param>
/// <param name="log">Where they are told.</param>
internal sealed partial class PricingWatch(
    LivePrices prices,
    PricingSettings settings,
    string loaded,
    ITokenCounters counters,
    PricingMetrics metrics,
    TimeProvider clock,
    ILogger<PricingWatch> log)
{
    private const int MostFaultsLogged = 20;
    private const int MostLooksUnread = 30;

    private string _judged = loaded;
    private string? _failure;
    private string _seen = loaded;
    private long _seenSince = clock.GetTimestamp();
    private bool _isSuspicious;
    private PricingStamps? _unchanged;
    private int _looksUnread;

    private string SettlesIn => string.Create(
        CultureInfo.InvariantCulture,
        $"takes something out of force and no line of digests.txt says so: {settings.SettleSeconds} s unchanged, or a new start, "
            + $"put it in force");

    private bool HasSettled => clock.GetElapsedTime(_seenSince) >= TimeSpan.FromSeconds(settings.SettleSeconds);

    private bool IsAtRest => _seen == _judged && !_isSuspicious;

    private string Name => PricingFolder.NameOf(settings.Path);

    /// <summary>Looks once. Whatever the files hold, the service goes on with the prices it has, and goes on looking.</summary>
    public void Look()
    {
        try
        {
            var stamps = PricingStamps.Of(settings.Path, settings.Vocabularies);
            if (IsAtRest && stamps is not null && stamps == _unchanged && ++_looksUnread < MostLooksUnread)
                return;

            var now = clock.GetUtcNow();
            LookAt(PricingFiles.Read(settings.Path, settings.Vocabularies));
            (_unchanged, _looksUnread, _failure) = (stamps?.TellOfWritesAfter(now) == true ? stamps : null, 0, null);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // No digest is this: what could not be judged is judged again at the next look, whether it changes or not.
            _judged = "";
            if (exception.Message == _failure)
                return;

            _failure = exception.Message;
            Refuse([new PricingFault(Name, 1, "$", "could not be judged; the log says why")]);
            Failed(exception);
        }
    }

    private void LookAt(PricingFiles files)
    {
        if (files.Digest != _seen)
        {
            (_seen, _seenSince) = (files.Digest, clock.GetTimestamp());
        }
        else if (files.Digest != _judged || (_isSuspicious && HasSettled))
        {
            (_judged, _isSuspicious) = (files.Digest, false);
            Judge(files);
        }
    }

    /// <summary>Names what is there and not answered from yet.</summary>
    public void TellWhatWaits()
    {
        var (catalog, loadedAt) = (prices.Now.Catalog, new Moment(prices.Now.LoadedAt));
        foreach (var version in catalog.Versions.Where(version => version.IsScheduledAt(loadedAt)))
            IsScheduled(version.Id);
        foreach (var version in catalog.Pending)
            IsPending(version.Id, PendingVersion.Missing, version.Digest);
    }

    private void Judge(PricingFiles files)
    {
        var now = new Moment(clock.GetUtcNow());
        if (!PricingFolder.TryRead(files, now, out var catalog, out var faults, counters, JudgedVersions.All))
            Refuse(faults);
        else if (!HasSettled && PricingLosses.Between(prices.Catalog, catalog, now) is { Count: > 0 } losses)
            Suspect(losses);
        else
            TakeOver(catalog, now);
    }

    private void TakeOver(Catalog catalog, Moment now)
    {
        metrics.TookOver();
        prices.TakeOver(catalog);
        TookOver(catalog.DefaultAt(now).Id, catalog.DefaultAt(now).Digest, catalog.Versions.Count);
        TellWhatWaits();
    }

    private void Suspect(IReadOnlyList<PricingFault> losses)
    {
        _isSuspicious = true;
        Refuse([.. losses, new PricingFault(Name, 1, "$", SettlesIn)]);
    }

    private void Refuse(IReadOnlyList<PricingFault> faults)
    {
        metrics.Refused();
        // Anybody may read these: of where the folder is on this machine they name its own name alone.
        prices.Refuse([.. faults.Select(fault => fault.File == settings.Path ? fault with { File = Name } : fault)]);
        foreach (var fault in faults.Take(MostFaultsLogged))
            Refused(fault);
        if (faults.Count > MostFaultsLogged)
            AndMore(faults.Count - MostFaultsLogged);
    }

    [LoggerMessage(LogLevel.Information, "Prices reloaded: the default version is {Version}, digest {Digest}, of {Versions} versions")]
    private partial void TookOver(string version, string digest, int versions);

    [LoggerMessage(LogLevel.Information, "Pricing version {Version} is scheduled: it becomes the default at 00:00Z of its day")]
    private partial void IsScheduled(string version);

    [LoggerMessage(LogLevel.Warning, "Pricing version {Version} is pending and not answered from: {Missing}; its digest is now {Digest}")]
    private partial void IsPending(string version, string missing, string digest);

    [LoggerMessage(LogLevel.Error, "Prices refused, the last good ones stay: {Fault}")]
    private partial void Refused(PricingFault fault);

    [LoggerMessage(LogLevel.Error, "Prices refused, the last good ones stay: and {Count} more faults")]
    private partial void AndMore(int count);

    [LoggerMessage(LogLevel.Error, "The pricing folder could not be judged, the last good prices stay")]
    private partial void Failed(Exception exception);
}
