namespace Calculator.Units;

/// <summary>A figure that is not known exactly: its lowest, expected and highest value.</summary>
/// <typeparam name="T">The unit of the figure.</typeparam>
/// <param name="Low">The lowest value a source gives.</param>
/// <param name="Expected">The value to plan with.</param>
/// <param name="High">The highest value a source gives.</param>
public readonly record struct Range<T>(T Low, T Expected, T High)
{
    /// <summary>The same range seen through <paramref name="selector"/>, each value by itself.</summary>
    public Range<TResult> Select<TResult>(Func<T, TResult> selector) => new(selector(Low), selector(Expected), selector(High));
}
