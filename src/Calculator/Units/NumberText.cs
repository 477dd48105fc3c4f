namespace Calculator.Units;

/// <summary>
/// How a number is written: a sign, digits with an optional point, an optional exponent.
/// Scanned once by hand, since every number of every request passes here.
/// </summary>
internal struct NumberText
{
    private const int MostExponent = 1000;

    private int _fraction;
    private int _exponent;

    /// <summary>Digits from the first that is not zero; 0 if all are.</summary>
    public int Digits { get; private set; }

    /// <summary>Those digits without the zeros behind the last that is not.</summary>
    public int SignificantDigits { get; private set; }

    /// <summary>Whether it begins with a minus.</summary>
    public bool IsNegative { get; private init; }

    /// <summary>Digits before the point, once the exponent has moved it.</summary>
    public readonly int Magnitude => Digits - _fraction + _exponent;

    /// <summary>Digits behind the point, but for zeros at the end, once the exponent has moved it.</summary>
    public readonly int Decimals => _fraction - (Digits - SignificantDigits) - _exponent;

    /// <summary>Reads a number as JSON writes it, leading zeros allowed; an exponent beyond 1000 is taken for 1000.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out NumberText number)
    {
        number = new NumberText { IsNegative = text is ['-', ..] };
        var rest = number.IsNegative ? text[1..] : text;
        return number.TakeDigits(ref rest, out _)
            && (!Take('.', ref rest) || number.TakeDigits(ref rest, out number._fraction))
            && (!(Take('e', ref rest) || Take('E', ref rest)) || number.TakeExponent(ref rest))
            && rest.IsEmpty;
    }

    private static bool Take(char mark, ref ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] != mark)
            return false;

        text = text[1..];
        return true;
    }

    private bool TakeDigits(ref ReadOnlySpan<char> text, out int count)
    {
        for (count = 0; count < text.Length && char.IsAsciiDigit(text[count]); count++)
        {
            Digits += Digits > 0 || text[count] != '0' ? 1 : 0;
            SignificantDigits = text[count] == '0' ? SignificantDigits : Digits;
        }

        text = text[count..];
        return count > 0;
    }

    private bool TakeExponent(ref ReadOnlySpan<char> text)
    {
        var isNegative = Take('-', ref text);
        if (!isNegative)
            Take('+', ref text);

        var count = 0;
        for (; count < text.Length && char.IsAsciiDigit(text[count]); count++)
            _exponent = Math.Min(MostExponent, _exponent * 10 + (text[count] - '0'));

        _exponent = isNegative ? -_exponent : _exponent;
        text = text[count..];
        return count > 0;
    }
}
