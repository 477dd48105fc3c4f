using Calculator.Api.Binding;

namespace Calculator.Api.Endpoints.Spend;

/// <summary>One side of a grid: a field and the values it takes, written <c>sessionsPerDay:10,100,1000</c>.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="Values">Its values, in order.</param>
internal readonly record struct GridAxis(string Field, IReadOnlyList<string> Values) : IWritten<GridAxis>
{
    public static string Rule => "a field and its values, such as sessionsPerDay:10,100,1000";

    public bool IsOf(string field) => Field.Equals(field, StringComparison.OrdinalIgnoreCase);

    public static bool TryParse(string text, out GridAxis value)
    {
        value = default;
        if (text.Split(':', 2) is not [var field, var values] || string.IsNullOrWhiteSpace(field))
            return false;

        value = new GridAxis(field.Trim(), values.Split(',', StringSplitOptions.TrimEntries));
        return value.Values.All(one => one.Length > 0);
    }
}
