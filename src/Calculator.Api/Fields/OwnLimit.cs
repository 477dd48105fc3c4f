using Calculator.Api.Binding;
using Calculator.Units;

namespace Calculator.Api.Fields;

/// <summary>A caller's own limit of a plan, written <c>claude-pro:37.5</c>.</summary>
/// <param name="Plan">The plan's id.</param>
/// <param name="UsdPerWeek">Usage a week at list price, of one seat.</param>
internal readonly record struct OwnLimit(string Plan, Usd UsdPerWeek) : IWritten<OwnLimit>
{
    public static string Rule => "a plan's id and its dollars a week, such as claude-pro:37.5";

    public static bool TryParse(string text, out OwnLimit value)
    {
        value = default;
        if (text.Split(':') is not [var plan, var amount]
            || string.IsNullOrWhiteSpace(plan)
            || !PlainNumber.TryParse(amount, out var usd)
            || !Usd.Bounds.Contain(usd)
            || usd == 0)
        {
            return false;
        }

        value = new OwnLimit(plan.Trim(), new Usd(usd));
        return true;
    }

    public override string ToString() => $"{Plan}:{PlainNumber.Format(UsdPerWeek.Value)}";
}
