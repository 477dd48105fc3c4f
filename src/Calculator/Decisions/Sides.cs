namespace Calculator.Decisions;

/// <summary>What both sides of a scenario cost at one value of an input; null where one is not offered.</summary>
/// <param name="Model">The model's side.</param>
/// <param name="Versus">The other side.</param>
internal readonly record struct Sides(Figure? Model, Figure? Versus)
{
    // Shares and ratios are rounded in the 28th digit; what differs by no more than that is the same.
    private const decimal Noise = 1e-23m;

    public static Sides Of(Scenario scenario) =>
        new(scenario.OfModel.TryGet(out var model, out _) ? model : null, scenario.OfRival.TryGet(out var versus, out _) ? versus : null);

    /// <summary>A number that is affine in the input and has the sign of model − versus: the quotients brought onto one denominator.</summary>
    public decimal? Difference
    {
        get
        {
            if (Model is not { } model || Versus is not { } versus)
                return null;

            var (left, right) = model.Per == versus.Per
                ? (model.Amount, versus.Amount)
                : (model.Amount * versus.Per, versus.Amount * model.Per);
            var difference = left - right;
            return Math.Abs(difference) <= Math.Max(left, right) * Noise ? 0 : difference;
        }
    }
}
