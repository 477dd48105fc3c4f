using Calculator.Outcomes;

namespace Calculator.Decisions;

/// <summary>What both sides of a scenario cost at one value of an input; null where one is not offered.</summary>
/// <param name="Model">The model's side.</param>
/// <param name="Versus">The other side.</param>
internal readonly record struct Sides(Figure? Model, Figure? Versus)
{
    // Shares and ratios are rounded in the 28th digit; what differs by no more than that is the same.
    private const decimal Noise = 1e-23m;

    public static Sides Of(Scenario scenario) =>
        new(scenario.OfModel.OrNull(), scenario.OfRival.OrNull());

    /// <summary>A number with the sign of model − versus. Affine in the input as long as one way of scaling is kept to.</summary>
    /// <param name="isOverOne">
    /// Whether both sides are divided by the same number at every value, so that the amounts
    /// alone tell; else each is multiplied by the other's divisor.
    /// </param>
    public decimal? Difference(bool isOverOne)
    {
        if (Model is not { } model || Versus is not { } versus)
            return null;

        var (left, right) = isOverOne ? (model.Amount, versus.Amount) : (model.Amount * versus.Per, versus.Amount * model.Per);
        var difference = left - right;
        return IsNoise(difference, Math.Max(left, right)) ? 0 : difference;
    }

    /// <summary>Whether a difference is no more than what rounding makes of equal amounts.</summary>
    public static bool IsNoise(decimal difference, decimal amount) => Math.Abs(difference) <= amount * Noise;
}
