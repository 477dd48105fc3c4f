namespace Calculator.Hostile.Wire;

/// <summary>When a caller says that it sends no more, which closes its half of the connection.</summary>
internal enum EndOfSending
{
    /// <summary>It leaves the sending open.</summary>
    Never,

    /// <summary>Once no answer has come for a while, so that nobody waits for what a broken message seems to promise.</summary>
    IfUnanswered,

    /// <summary>With the last byte.</summary>
    AtOnce,
}
