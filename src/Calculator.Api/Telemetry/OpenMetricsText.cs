using System.Globalization;
using System.Text;

namespace Calculator.Api.Telemetry;

/// <summary>Writes readings as OpenMetrics text 1.0.0, which Prometheus and most collectors read.</summary>
internal static class OpenMetricsText
{
    public const string ContentType = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    private static readonly Dictionary<string, string> Units = new() { ["s"] = "seconds", ["By"] = "bytes" };

    public static string Of(IEnumerable<InstrumentReadings> readings)
    {
        var text = new StringBuilder();
        foreach (var family in readings.GroupBy(NameOf))
            Append(text, family.Key, [.. family]);
        return text.Append("# EOF\n").ToString();
    }

    private static void Append(StringBuilder text, string name, IReadOnlyList<InstrumentReadings> family)
    {
        var first = family[0];
        text.Append(CultureInfo.InvariantCulture, $"# TYPE {name} {Enum.GetName(first.Kind)!.ToLowerInvariant()}\n");
        if (Units.TryGetValue(first.Instrument.Unit ?? "", out var unit))
            text.Append(CultureInfo.InvariantCulture, $"# UNIT {name} {unit}\n");
        if (first.Instrument.Description is { Length: > 0 } description)
            text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {Escaped(description)}\n");

        foreach (var readings in family)
        {
            foreach (var (tags, series) in readings.All)
                Append(text, name, readings, LabelsOf(tags), series);
        }
    }

    private static void Append(StringBuilder text, string name, InstrumentReadings readings, IReadOnlyList<string> labels, Series series)
    {
        var (sum, upTo) = series.Read();
        switch (readings.Kind)
        {
            case InstrumentKind.Counter:
                Line($"{name}_total", labels, sum);
                break;
            case InstrumentKind.Gauge:
                Line(name, labels, sum);
                break;
            default:
                for (var index = 0; index < upTo.Count; index++)
                {
                    Line(
                        $"{name}_bucket",
                        [.. labels, $"le=\"{(index < readings.Bounds.Count ? Bound(readings.Bounds[index]) : "+Inf")}\""],
                        upTo[index]);
                }
                Line($"{name}_count", labels, upTo[^1]);
                Line($"{name}_sum", labels, sum);
                break;
        }

        void Line(string sample, IReadOnlyList<string> with, double value) =>
            text
                .Append(sample)
                .Append(with.Count == 0 ? "" : $"{{{string.Join(',', with)}}}")
                .Append(' ')
                .Append(Number(value))
                .Append('\n');
    }

    // calculator.pricing.loaded_at in s becomes calculator_pricing_loaded_at_seconds.
    private static string NameOf(InstrumentReadings readings)
    {
        var name = Plain(readings.Instrument.Name);
        return Units.TryGetValue(readings.Instrument.Unit ?? "", out var unit) && !name.EndsWith($"_{unit}", StringComparison.Ordinal)
            ? $"{name}_{unit}"
            : name;
    }

    private static IReadOnlyList<string> LabelsOf(KeyValuePair<string, object?>[] tags) =>
        [.. tags.Select(tag => $"{Plain(tag.Key)}=\"{Escaped(Convert.ToString(tag.Value, CultureInfo.InvariantCulture) ?? "")}\"")];

    private static string Plain(string name) =>
        string.Concat(name.Select(character => char.IsAsciiLetterOrDigit(character) ? character : '_'));

    private static string Escaped(string text) =>
        text
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);

    // The bounds of buckets are floats by the standard: 1 is written 1.0.
    private static string Bound(double bound) =>
        bound == Math.Floor(bound) ? bound.ToString("F1", CultureInfo.InvariantCulture) : Number(bound);

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
