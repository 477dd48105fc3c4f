using System.Globalization;

namespace Calculator.Soak;

/// <summary>What a process holds at one moment, as Linux tells it.</summary>
/// <param name="ResidentBytes">Memory in use.</param>
/// <param name="Handles">Open files and sockets.</param>
internal readonly record struct ProcessSample(long ResidentBytes, int Handles)
{
    private const string Resident = "VmRSS:";

    public static ProcessSample Of(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status").Single(status => status.StartsWith(Resident, StringComparison.Ordinal));
        var kilobytes = long.Parse(line[Resident.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        return new ProcessSample(kilobytes * 1024, Directory.GetFiles($"/proc/{process}/fd").Length);
    }
}
