namespace Calculator.Api.Tests.Prices;

/// <summary>The service with the newest version it is shipped with, whether or not its line is there yet, a few days after it.</summary>
public sealed class ShippedVersion : IDisposable
{
    private readonly string _prices = Directory.CreateTempSubdirectory("pricing-").FullName;

    public ShippedVersion()
    {
        // Without the commit mark every version counts as it stands.
        var newest = Directory.GetDirectories(Repository.ShippedPrices, "20*").Max()!;
        foreach (var file in Directory.GetFiles(newest, "*.json", SearchOption.AllDirectories))
        {
            var to = Path.Combine(_prices, Path.GetRelativePath(Repository.ShippedPrices, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

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
