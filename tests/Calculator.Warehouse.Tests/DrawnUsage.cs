using System.Globalization;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Warehouse.Tests;

/// <summary>
/// Usage over every name, tier, band, period and part of the week of a version, with the bounds of its rates met as often as what lies
/// between them: a table of requests as people have it, with rows in it that have no price.
/// </summary>
internal sealed class DrawnUsage : IDisposable
{
    public const string Header = "k,timestamp,model,service_tier,uncached_input_tokens,cache_read_tokens,cache_write_5m_tokens,"
        + "cache_write_1h_tokens,output_tokens";

    private static readonly string[] Tiers = [.. EnumNames<ServiceTier>.All, "", "default", "Standard", "Default", "auto", "AUTO"];
    private static readonly DateTime Last = new(2027, 3, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly string _folder = Directory.CreateTempSubdirectory("usage-").FullName;

    public DrawnUsage(RateTable table, int rows, Random chance)
    {
        Path = System.IO.Path.Combine(_folder, "usage.csv");
        Rows = rows;
        var ratesOf = table.Rows.GroupBy(row => row.Model).ToDictionary(rows => rows.Key, rows => rows.ToList());
        using var file = new StreamWriter(Path);
        file.WriteLine(Header);
        for (var key = 0; key < rows; key++)
            file.WriteLine(Row(key, table.Names[key % table.Names.Count], ratesOf, chance));
        Directory.CreateDirectory(_folder);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_folder, (UnixFileMode)0b111_101_101);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>How many requests it holds.</summary>
    public int Rows { get; }

    /// <summary>Writes the first of the requests once more, as a log does that is kept while it is written.</summary>
    public void TellAgain(int rows) => File.AppendAllLines(Path, File.ReadLines(Path).Skip(1).Take(rows).ToList());

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Row(int key, ModelName name, Dictionary<string, List<RateRow>> ratesOf, Random chance)
    {
        var rates = ratesOf[name.Model];
        var near = rates[chance.Next(rates.Count)];
        var prompt = chance.Next(2) == 0
            ? chance.Next(1_200_000)
            : Math.Max(0, (chance.Next(2) == 0 ? near.PromptMin : Math.Min(near.PromptMax, 1_100_000)) + chance.Next(-1, 2));
        var cuts = new[] { chance.NextInt64(prompt + 1), chance.NextInt64(prompt + 1), chance.NextInt64(prompt + 1) };
        Array.Sort(cuts);
        var tier = chance.Next(3) > 0 ? EnumNames<ServiceTier>.Of(near.Tier) : Tiers[chance.Next(Tiers.Length)];
        var model = chance.Next(100) switch
        {
            0 => "nobody/knows-1",
            < 20 => name.Id.ToUpperInvariant(),
            _ => name.Id,
        };
        var moment = Moment(near, chance).ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);
        long[] tokens = [cuts[0], cuts[1] - cuts[0], cuts[2] - cuts[1], prompt - cuts[2], chance.Next(200_000)];
        return string.Create(CultureInfo.InvariantCulture, $"{key},{moment},{model},{tier},{string.Join(',', tokens)}");
    }

    // A millionth of a second is as fine as warehouses tell time.
    private static DateTime Moment(RateRow near, Random chance)
    {
        var edge = chance.Next(4) switch
        {
            0 => near.EffectiveTo.Instant.UtcDateTime,
            1 => near.EffectiveFrom.Instant.UtcDateTime,
            2 => EdgeOfWeek(near, chance, near.WeekFromMinute),
            _ => EdgeOfWeek(near, chance, near.WeekToMinute),
        };
        var off = chance.Next(3) switch
        {
            0 => -TimeSpan.TicksPerMicrosecond,
            1 => 0,
            _ => chance.NextInt64(-TimeSpan.TicksPerDay * 30, TimeSpan.TicksPerDay * 30),
        };
        var moment = edge.AddTicks(off);
        return moment < Last ? moment : Last.AddTicks(-chance.NextInt64(TimeSpan.TicksPerDay * 600));
    }

    private static DateTime EdgeOfWeek(RateRow near, Random chance, int minutes)
    {
        var monday = near.EffectiveFrom.Instant - PeakHours.IntoWeek(near.EffectiveFrom);
        return monday.AddDays(7 * chance.Next(20)).AddMinutes(minutes).UtcDateTime;
    }
}
