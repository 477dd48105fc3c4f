namespace Calculator.Tokenizers.BytePairs;

/// <summary>Splits text as Qwen 2 to 3 do: as cl100k_base, but each digit is a piece.</summary>
internal readonly struct QwenPieces : IPieces
{
    /// <inheritdoc/>
    public static int End(ReadOnlySpan<byte> text, int start) =>
        CharacterClasses.At(text, start, out var bytes) == CharacterClass.Number ? start + bytes : Cl100kPieces.End(text, start);
}
