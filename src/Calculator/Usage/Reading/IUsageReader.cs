namespace Calculator.Usage.Reading;

/// <summary>
/// Reads one file of one source. What a file has said before may matter to what it says next, so each file has a reader of its own.
/// </summary>
internal interface IUsageReader
{
    /// <summary>Reads a piece: a line, a value of JSON, or a record of a table.</summary>
    /// <returns>Why it could not be read; null if it could, or has nothing to say.</returns>
    string? Read(ReadOnlySpan<byte> piece, IUsageSink sink);

    /// <summary>Told when the file is at its end.</summary>
    void End(IUsageSink sink)
    {
    }
}
