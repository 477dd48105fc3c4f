namespace Calculator.Api.Replies;

/// <summary>The one place where a number is rounded: on its way out, to 12 decimals, halves away from zero, without trailing zeros.</summary>
internal static class AnswerNumber
{
    private const int Decimals = 12;

    // Dividing by a one with 28 zeros takes the trailing zeros off a decimal's scale: 45.00 becomes 45.
    private const decimal ScaleOff = 1.0000000000000000000000000000m;

    // What has no decimals has none to round or to take off, and half of all numbers have none.
    public static decimal Of(decimal exact) => exact.Scale == 0 ? exact : Math.Round(exact, Decimals, MidpointRounding.AwayFromZero) / ScaleOff;
}
