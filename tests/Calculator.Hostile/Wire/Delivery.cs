namespace Calculator.Hostile.Wire;

/// <summary>How a message is put on the wire.</summary>
/// <param name="Name">What is done to it.</param>
internal sealed record Delivery(string Name)
{
    /// <summary>Sent as it is, on a connection that others use too.</summary>
    public static Delivery Whole { get; } = new("whole");

    /// <summary>Changes the bytes; null to leave them.</summary>
    public Func<byte[], byte[]>? Damage { get; init; }

    /// <summary>
    /// Whether the message is no well-formed HTTP any more: the server may refuse it before the service sees it, or hang up.
    /// </summary>
    public bool IsBroken { get; init; }

    /// <summary>When the caller says that no more is sent after it.</summary>
    public EndOfSending EndOfSending { get; init; }

    /// <summary>Whether the caller goes away without reading an answer.</summary>
    public bool GoesAway { get; init; }

    /// <summary>How many times it is sent in a row before the first answer is read.</summary>
    public int Times { get; init; } = 1;

    /// <summary>In how many pieces it is sent.</summary>
    public int Pieces { get; init; } = 1;
}
