using Calculator.Units;

namespace Calculator.Plans;

/// <summary>How much of one window's limit there is for what a seat is used for.</summary>
/// <param name="Whole">The limit; of several models, of those that have any.</param>
internal sealed record HeldAmount(Range<decimal> Whole)
{
    /// <summary>
    /// How much of it a unit of use takes by model, by each bound, where one takes more than another; 0 of a model that has none, all of
    /// whose use is beyond. Null where all take alike.
    /// </summary>
    public IReadOnlyDictionary<string, Range<decimal>>? Weights { get; init; }

    /// <summary>How much is used before something of it is beyond: nothing where one of the models has none.</summary>
    public Range<decimal> UntilBeyond => Weights is null ? Whole : new(
        Weights.Values.Any(weight => weight.Low == 0) ? 0 : Whole.Low,
        Weights.Values.Any(weight => weight.Expected == 0) ? 0 : Whole.Expected,
        Weights.Values.Any(weight => weight.High == 0) ? 0 : Whole.High);
}
