using System.Text;
using Calculator.Counting;
using Calculator.Outcomes;
using Calculator.Pricing;

namespace Calculator.Tokens;

/// <summary>The longest beginning of a text that has no more tokens than may be sent, and what is left.</summary>
/// <param name="Counter">What counted.</param>
/// <param name="Fits">The beginning.</param>
/// <param name="Rest">What is left, counted as a text of its own.</param>
public sealed record TextFit(ITokenCounter Counter, TextPart Fits, TextPart Rest)
{
    /// <summary>Cuts a text for a tokenizer, between two characters.</summary>
    /// <param name="version">The prices whose tokenizers are known.</param>
    /// <param name="tokenizer">The tokenizer's exact id.</param>
    /// <param name="text">The text; a lone surrogate counts as U+FFFD.</param>
    /// <param name="mostTokens">How many tokens may be sent.</param>
    /// <param name="cancellation">Given up between pieces.</param>
    /// <returns>The cut; or a refusal about the tokenizer if its vocabulary is not at hand, since a ratio says nothing of a cut.</returns>
    public static Outcome<TextFit> Of(
        PricingVersion version, string tokenizer, string text, int mostTokens, CancellationToken cancellation)
    {
        if (version.CounterOf(tokenizer) is not { } counter)
            return Unknown(tokenizer);

        var utf8 = Encoding.UTF8.GetBytes(text).AsSpan();
        var cut = counter.FitUtf8(utf8, mostTokens, cancellation);
        return new TextFit(
            counter,
            TextPart.Of(counter, utf8[..cut], cancellation),
            TextPart.Of(counter, utf8[cut..], cancellation));
    }

    private static Refusal Unknown(string tokenizer) => new(
        RefusalKind.NotOffered,
        RefusalSubject.Tokenizer,
        $"The vocabulary of {tokenizer} is not at hand, and a ratio does not say where a text may be cut. "
            + "To be safe, ask for o200k_base, with maxTokens divided by the highest ratio that is known (/v1/tokenizers).");
}

/// <summary>A part of a text, by everything that programs cut texts by.</summary>
/// <param name="Tokens">Its tokens as a text of its own.</param>
/// <param name="Characters">Its length in Unicode code points.</param>
/// <param name="Utf16Units">Its length as JavaScript, .NET and spreadsheets count it.</param>
/// <param name="Bytes">Its length in UTF-8.</param>
public sealed record TextPart(int Tokens, int Characters, int Utf16Units, int Bytes)
{
    internal static TextPart Of(ITokenCounter counter, ReadOnlySpan<byte> utf8, CancellationToken cancellation)
    {
        var (characters, wide) = (0, 0);
        foreach (var first in utf8)
        {
            // Every byte but those that go on with a character begins one; those of four bytes are two units.
            characters += (first & 0xC0) == 0x80 ? 0 : 1;
            wide += first >= 0xF0 ? 1 : 0;
        }

        return new TextPart(counter.CountUtf8(utf8, cancellation), characters, characters + wide, utf8.Length);
    }
}
