using System.Globalization;
using Calculator.Units;

namespace Calculator.Drafting.Checking;

/// <summary>Figures and days as reports print them.</summary>
internal static class PlainUsd
{
    public static string Of(decimal number) => PlainNumber.Format(number);

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
