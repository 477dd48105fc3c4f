using System.Globalization;

namespace Calculator.HttpBench;

/// <summary>A header that every request carries.</summary>
internal readonly record struct Header(string Name, string Value);

/// <summary>How long and how often is measured.</summary>
/// <param name="Rounds">How many rounds; in each of them every server has its turn.</param>
/// <param name="Seconds">How long a turn is.</param>
/// <param name="WarmUp">
/// How many seconds each server is under load before the first round: until then much of what .NET runs is not optimized yet, most of it
/// in the server that has most code.
/// </param>
/// <param name="Starts">How many starts are timed.</param>
/// <param name="Headers">What every request carries, for example a key.</param>
/// <param name="Published">A folder the service was published to, whose starts are timed too; null for none.</param>
internal sealed record Options(int Rounds, int Seconds, int WarmUp, int Starts, IReadOnlyList<Header> Headers, string? Published)
{
    public const string Usage = "usage: dotnet run -c Release --project tests/bench/http -- [--rounds 5] [--seconds 5] [--warm-up 25] "
        + "[--starts 7] [--header name:value]… [--published folder]";

    private const int MostSeconds = 59;

    /// <summary>Reads the command line; null if it is not <see cref="Usage"/>.</summary>
    public static Options? Read(string[] arguments)
    {
        var options = new Options(5, 5, 25, 7, [], null);
        for (var at = 0; at < arguments.Length; at += 2)
        {
            if (at + 1 == arguments.Length || options.With(arguments[at], arguments[at + 1]) is not { } next)
                return null;
            options = next;
        }

        return options;
    }

    private Options? With(string name, string value) => (name, Count(value), value.Split(':', 2)) switch
    {
        ("--rounds", { } count, _) => this with { Rounds = count },
        ("--seconds", { } count and <= MostSeconds, _) => this with { Seconds = count },
        ("--warm-up", { } count and <= MostSeconds, _) => this with { WarmUp = count },
        ("--starts", { } count, _) => this with { Starts = count },
        ("--header", _, [var header, var text]) => this with { Headers = [.. Headers, new(header, text)] },
        ("--published", _, _) => this with { Published = Path.GetFullPath(value) },
        _ => null,
    };

    private static int? Count(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? count : null;
}
