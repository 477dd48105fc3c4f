namespace Calculator.Api.Http;

/// <summary>How much the service takes on.</summary>
/// <param name="MostTextBytes">The largest body of a text to count; 10 MB unless <c>Limits:TextBytes</c> says otherwise.</param>
internal sealed record Limits(long MostTextBytes)
{
    /// <summary>The name of the limit on texts counted at once.</summary>
    public const string Counting = "counting";

    /// <summary>How many texts may wait while others are counted; any more is told to come back.</summary>
    public const int MostWaiting = 16;

    /// <summary>The largest body of any other question.</summary>
    public const long MostBodyBytes = 64 * 1024;

    private const long TenMegabytes = 10_000_000;

    public static Limits From(IConfiguration configuration) => new(configuration.GetValue("Limits:TextBytes", TenMegabytes));
}
