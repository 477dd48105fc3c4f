namespace Calculator.Usage.Reading;

/// <summary>
/// Cuts the bytes of a file into the pieces that a reader takes. It remembers how far it has looked, so that a long piece is looked at
/// once.
/// </summary>
internal interface ISplitter
{
    /// <summary>Finds the next piece.</summary>
    /// <param name="data">What has come and was not taken, from where the last piece ended.</param>
    /// <param name="isEnd">Whether nothing follows.</param>
    /// <param name="piece">The piece, without what separates it from the next; may be empty.</param>
    /// <param name="used">How many bytes it and its separator are.</param>
    /// <returns>False if there is no whole piece yet.</returns>
    bool TryNext(ReadOnlySpan<byte> data, bool isEnd, out ReadOnlySpan<byte> piece, out int used);

    /// <summary>Told when a piece was too long to be kept: its rest is to be passed over.</summary>
    void Forget();
}
