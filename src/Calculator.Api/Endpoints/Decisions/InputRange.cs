using Calculator.Api.Binding;
using Calculator.Decisions;
using Calculator.Units;

namespace Calculator.Api.Endpoints.Decisions;

/// <summary>A low and a high value of an input, written <c>cacheRatio:0.5:0.95</c>.</summary>
/// <param name="Variable">The input.</param>
/// <param name="Values">From the low to the high value.</param>
internal readonly record struct InputRange(Variable Variable, Interval Values) : IWritten<InputRange>
{
    public static string Rule =>
        $"an input with its low and high value, such as cacheRatio:0.5:0.95; the inputs are {string.Join(", ", EnumNames<Variable>.All)}";

    public static bool TryParse(string text, out InputRange value)
    {
        value = default;
        if (text.Split(':') is not [var name, var low, var high]
            || !EnumNames<Variable>.TryParse(name.Trim(), out var variable)
            || !PlainNumber.TryParse(low, out var from)
            || !PlainNumber.TryParse(high, out var to)
            || from > to)
        {
            return false;
        }

        value = new InputRange(variable, new(from, to));
        return true;
    }
}
