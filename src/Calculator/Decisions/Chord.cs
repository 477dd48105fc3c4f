namespace Calculator.Decisions;

/// <summary>A piece by its values at a quarter and at three quarters, and by how far the middle is from lying between them.</summary>
/// <param name="First">The value at a quarter.</param>
/// <param name="Last">The value at three quarters.</param>
/// <param name="Rounding">What part of its height is told apart by rounding alone.</param>
internal readonly record struct Chord(decimal First, decimal Last, decimal Rounding)
{
    // A turn that all but stands on an end of the piece, two quarters from its middle, may be one by rounding alone.
    private const decimal Inside = 1.999_999m;

    /// <summary>What it comes to at its start, the edge itself left out.</summary>
    public decimal Start => First - HalfRise + Arch;

    /// <summary>The same at its end.</summary>
    public decimal End => Last + HalfRise + Arch;

    /// <summary>First − 2 × middle + last; 0 of a straight piece.</summary>
    public decimal Bend { get; init; }

    public bool IsFlat => Math.Max(Math.Abs(HalfRise), Math.Abs(Bend)) <= Height * Rounding;

    /// <summary>The sign at its start; 0 where it ends in a root there, so that the edge itself is asked.</summary>
    public int StartSign => Sign(Start, First);

    /// <summary>The same at its end.</summary>
    public int EndSign => Sign(End, Last);

    /// <summary>Where it turns, in quarters from the middle; null if not inside the piece.</summary>
    public decimal? Turn => Math.Abs(HalfRise) < Math.Abs(Bend) * Inside ? -HalfRise / Bend : null;

    private decimal HalfRise => (Last - First) / 2;

    private decimal Arch => Bend * 3 / 2;

    private decimal Height => Math.Max(Math.Abs(First), Math.Abs(Last));

    /// <summary>Whether the value on an edge is what the piece comes to there, but for rounding.</summary>
    public bool GoesOnAs(decimal value, decimal limit) => Math.Abs(value - limit) <= Height * Rounding;

    private int Sign(decimal value, decimal height) => Math.Abs(value) <= Math.Abs(height) * Rounding ? 0 : Math.Sign(value);
}
