namespace Calculator.Api.Hosting;

/// <summary>Ends a start that would not be what the operator asked for.</summary>
internal static class BadStart
{
    private const int ExitCode = 1;

    /// <summary>Says what is wrong, a line each, and gives the exit code.</summary>
    public static int Because(IEnumerable<object> reasons)
    {
        foreach (var reason in reasons)
            Console.Error.WriteLine(reason);
        return ExitCode;
    }
}
