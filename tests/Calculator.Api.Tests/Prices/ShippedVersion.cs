namespace Calculator.Api.Tests.Prices;

/// <summary>The service with the newest version it is shipped with, whether or not its line is there yet, a few days after it.</summary>
public sealed class ShippedVersion : IDisposable
{
    private readonly string _prices = NewestShippedPrices.Copied();

    public ShippedVersion()
    {
        Service = new Service(("Pricing:Path", _prices));
        Service.Clock.Moment = new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);
    }

    public Service Service { get; }

    public void Dispose()
    {
        Service.Dispose();
        Directory.Delete(_prices, recursive: true);
    }
}
