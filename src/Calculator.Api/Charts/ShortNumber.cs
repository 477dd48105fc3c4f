using System.Globalization;

namespace Calculator.Api.Charts;

/// <summary>A number short enough for a label: <c>1.5k</c>, <c>0.045</c>. Pictures show; the answers beside them count.</summary>
internal static class ShortNumber
{
    private static readonly (decimal Unit, string Suffix)[] Units =
        [(1_000_000_000_000m, "T"), (1_000_000_000m, "B"), (1_000_000m, "M"), (1_000m, "k")];

    private const decimal Smallest = 0.0001m;

    public static string Of(decimal value)
    {
        if (value >= Units[0].Unit * 1000 || (value > 0 && value < Smallest))
            return value.ToString("0.##e0", CultureInfo.InvariantCulture);

        var (unit, suffix) = Units.FirstOrDefault(one => value >= one.Unit, (Unit: 1m, Suffix: ""));
        return ThreeDigits(value / unit) + suffix;
    }

    public static string Usd(decimal value) => $"${Of(value)}";

    private static string ThreeDigits(decimal value)
    {
        var decimals = value switch { >= 100 => 0, >= 10 => 1, >= 1 => 2, >= 0.1m => 3, >= 0.01m => 4, _ => 6 };
        return Math.Round(value, decimals, MidpointRounding.AwayFromZero).ToString("0.######", CultureInfo.InvariantCulture);
    }
}
