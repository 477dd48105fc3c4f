using System.Diagnostics.Metrics;
using Calculator.Api.Telemetry;

namespace Calculator.Api.Prices;

/// <summary>What is measured of the prices in force.</summary>
internal sealed class PricingMetrics
{
    private readonly Counter<long> _reloads;

    public PricingMetrics(IMeterFactory meters, LivePrices prices)
    {
        var meter = meters.Create(OwnMeter.Name);
        _reloads = meter.CreateCounter<long>(
            "calculator.pricing.reloads",
            description: "Changes of the pricing folder, by whether they were taken over or refused.");
        meter.CreateObservableGauge(
            "calculator.pricing.info",
            () => InfoOf(prices),
            description: "Always 1; the labels name the default pricing version and its digest.");
        meter.CreateObservableGauge(
            "calculator.pricing.reload_ok",
            () => prices.Now.Stale is null ? 1 : 0,
            description: "1 if the prices in force are what the pricing folder holds, "
                + "0 if its files were refused and the last good prices stay.");
        meter.CreateObservableGauge(
            "calculator.pricing.pending",
            () => prices.Now.Catalog.Pending.Count,
            description: "How many versions are not answered from, since digests.txt has no line for them.");
        meter.CreateObservableGauge(
            "calculator.pricing.loaded_at",
            () => Seconds(prices.Now.LoadedAt),
            "s",
            "When the prices in force were taken over, in seconds since 1970.");
        meter.CreateObservableGauge(
            "calculator.pricing.last_reload_at",
            () => Seconds(prices.Now.Stale?.At ?? prices.Now.LoadedAt),
            "s",
            "When the pricing folder was judged last, in seconds since 1970.");
    }

    public void TookOver() => _reloads.Add(1, new KeyValuePair<string, object?>("outcome", "tookOver"));

    public void Refused() => _reloads.Add(1, new KeyValuePair<string, object?>("outcome", "refused"));

    private static Measurement<int> InfoOf(LivePrices prices)
    {
        var version = prices.Default;
        return new(
            1,
            new KeyValuePair<string, object?>("version", version.Id),
            new KeyValuePair<string, object?>("digest", version.Digest));
    }

    private static long Seconds(DateTimeOffset moment) => moment.ToUnixTimeSeconds();
}
