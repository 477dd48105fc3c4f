namespace Calculator.Usage.Sources;

/// <summary>Why a piece of a file could not be read: one word each, so that they can be counted.</summary>
internal static class ReadingFaults
{
    public const string NotJson = "it is no JSON object";
    public const string TooLong = "it is longer than 32 MiB";
    public const string NoTime = "it says no time";
    public const string NoModel = "it names no model";
    public const string NoTokens = "it says no tokens";
    public const string BadTokens = "its tokens are no whole numbers from 0 to 10^15";
    public const string TooManyParts = "it says that it was made of more than 10000 requests";
}
