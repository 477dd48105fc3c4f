using System.Text;
using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Usage;

namespace Calculator.Tests.Usage;

/// <summary>Small logs, read as they would come in.</summary>
internal static class Logs
{
    public static PriceBook Book { get; } = Prices.Of("2026-11-21", "2026-11-20");

    public static UsageProfile Read(string log, UsageOptions? options = null) => ReadAll(options, ("log", log)).Value();

    public static UsageProfile Read(UsageSource source, string log) => Read(log, new UsageOptions { Source = source });

    public static Outcome<UsageProfile> ReadAll(UsageOptions? options, params IEnumerable<(string Name, string Text)> files) =>
        ReadBytes(options, files.Select(file => (file.Name, Encoding.UTF8.GetBytes(file.Text))));

    public static Outcome<UsageProfile> ReadBytes(UsageOptions? options, IEnumerable<(string Name, byte[] Bytes)> files)
    {
        var import = new UsageImport(Book, options ?? new UsageOptions());
        foreach (var (name, bytes) in files)
        {
            // Nothing here waits: the streams hold all there is.
            var reading = import.ReadAsync(name, new MemoryStream(bytes), CancellationToken.None);
            reading.IsCompletedSuccessfully.ShouldBeTrue(reading.Exception?.ToString());
        }

        return import.Complete();
    }

    /// <summary>All that an answer says, so that two can be compared.</summary>
    public static string Told(UsageProfile profile) => string.Join('\n',
    [
        profile.Total.ToString(),
        profile.Sessions?.ToString() ?? "",
        profile.Period?.ToString() ?? "",
        $"{profile.Counts.Records} {profile.Counts.ReEmitted} {profile.Counts.Replayed} {profile.Counts.Duplicates} "
            + $"{profile.Counts.Malformed}",
        .. profile.ByDayAndModel.Select(part => part.ToString()),
        .. profile.Unpriced.Select(part => part.ToString()),
        .. profile.Workloads
            .Append(profile.Mix)
            .Select(workload => workload is null
                ? ""
                : (workload with { Differences = [] }).ToString() + string.Join(',', workload.Differences)),
        .. profile.Warnings,
    ]);
}
