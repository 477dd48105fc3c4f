using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Calculator.Api.Telemetry;

/// <summary>Listens to the framework's meters and the service's own, and keeps what they measure.</summary>
internal sealed class MeterReadings : IDisposable
{
    private static readonly HashSet<string> Meters =
    [
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.AspNetCore.RateLimiting",
        "System.Runtime",
        OwnMeter.Name,
    ];

    private readonly ConcurrentQueue<InstrumentReadings> _instruments = new();
    private readonly MeterListener _listener = new();
    private readonly Lock _reading = new();

    public MeterReadings(IMeterFactory factory)
    {
        // Meters of another service in the same process have another factory; the runtime's has none.
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (Meters.Contains(instrument.Meter.Name)
                && (instrument.Meter.Scope is null || ReferenceEquals(instrument.Meter.Scope, factory)))
            {
                listener.EnableMeasurementEvents(instrument, Add(instrument));
            }
        };
        Keep<byte>(value => value);
        Keep<short>(value => value);
        Keep<int>(value => value);
        Keep<long>(value => value);
        Keep<float>(value => value);
        Keep<double>(value => value);
        Keep<decimal>(value => (double)value);
        _listener.Start();
    }

    /// <summary>Observes what is to be observed and gives everything that was measured, by instrument.</summary>
    public IReadOnlyList<InstrumentReadings> Read()
    {
        lock (_reading)
        {
            foreach (var instrument in _instruments)
                instrument.ForgetObserved();
            _listener.RecordObservableInstruments();
            return [.. _instruments.OrderBy(instrument => instrument.Instrument.Name, StringComparer.Ordinal)];
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Keep<T>(Func<T, double> number)
        where T : struct =>
        _listener.SetMeasurementEventCallback<T>((_, value, tags, readings) =>
            ((InstrumentReadings)readings!).Measure(number(value), tags));

    private InstrumentReadings Add(Instrument instrument)
    {
        var readings = new InstrumentReadings(instrument);
        _instruments.Enqueue(readings);
        return readings;
    }
}
