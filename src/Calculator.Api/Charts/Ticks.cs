namespace Calculator.Api.Charts;

/// <summary>Round values along an axis that begins at 0.</summary>
/// <param name="Step">From one to the next: 1, 2 or 5 times a power of ten.</param>
/// <param name="Count">How many steps there are.</param>
internal readonly record struct Ticks(decimal Step, int Count)
{
    private const int About = 5;

    private static readonly decimal[] RoundSteps = [1, 2, 5, 10];

    /// <summary>The last value, at or above what was to be shown.</summary>
    public decimal End => Step * Count;

    /// <summary>Every value, 0 included.</summary>
    public IEnumerable<decimal> Values
    {
        get
        {
            var step = Step;
            return Enumerable.Range(0, Count + 1).Select(tick => tick * step);
        }
    }

    /// <summary>About five steps to a value; one step of 1 if it is 0.</summary>
    public static Ticks UpTo(decimal value)
    {
        if (value <= 0)
            return new Ticks(1, 1);

        var magnitude = Magnitude(value / About);
        var step = RoundSteps.Select(round => round * magnitude).First(round => round * About >= value);
        return new Ticks(step, (int)Math.Ceiling(value / step));
    }

    private static decimal Magnitude(decimal value)
    {
        var magnitude = 1m;
        while (magnitude * 10 <= value)
            magnitude *= 10;
        while (magnitude > value && magnitude > 1e-20m)
            magnitude /= 10;
        return magnitude;
    }
}
