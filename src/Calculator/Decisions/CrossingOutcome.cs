namespace Calculator.Decisions;

/// <summary>Whether, and how, the two sides come to cost the same.</summary>
public enum CrossingOutcome
{
    /// <summary>At one value or more.</summary>
    At,

    /// <summary>At no value.</summary>
    Never,

    /// <summary>At every value.</summary>
    Always,

    /// <summary>
    /// At no value, and yet the cheaper side changes: a cost jumps where a prompt enters another band, or where an offer begins or ends.
    /// </summary>
    AtJump,
}

/// <summary>Why the sides never cost the same.</summary>
public enum CrossingReason
{
    /// <summary>They stay the same distance apart.</summary>
    Parallel,

    /// <summary>They come closer to one another or drift apart, but do not meet at any value that is allowed and offered.</summary>
    OutOfDomain,
}
