using Calculator.Units;

namespace Calculator.Plans;

/// <summary>How much of one window's limit there is for what a seat is used for.</summary>
/// <param name="Whole">The limit.</param>
internal sealed record HeldAmount(Range<decimal> Whole)
{
    /// <summary>
    /// How much of it a unit of use takes by model, by each bound, where one takes more than another; null where all take alike.
    /// </summary>
    public IReadOnlyDictionary<string, Range<decimal>>? Weights { get; init; }
}
