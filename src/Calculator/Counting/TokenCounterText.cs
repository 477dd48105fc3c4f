using System.Buffers;
using System.Text;

namespace Calculator.Counting;

/// <summary>Counts a text that is at hand as UTF-16, as strings are.</summary>
public static class TokenCounterText
{
    /// <summary>Counts the tokens of a text. A lone surrogate is counted as U+FFFD.</summary>
    /// <param name="counter">The tokenizer's counter.</param>
    /// <param name="text">The text, of any length.</param>
    /// <param name="cancellation">Given up between pieces.</param>
    /// <returns>Tokens, 0 or more.</returns>
    /// <exception cref="OperationCanceledException">The counting was given up.</exception>
    public static int Count(this ITokenCounter counter, ReadOnlySpan<char> text, CancellationToken cancellation = default)
    {
        var utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            return counter.CountUtf8(utf8.AsSpan(0, Encoding.UTF8.GetBytes(text, utf8)), cancellation);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(utf8);
        }
    }
}
