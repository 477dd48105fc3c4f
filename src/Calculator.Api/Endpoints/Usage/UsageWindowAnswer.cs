using Calculator.Api.Endpoints.Plans;
using Calculator.Api.Replies;
using Calculator.Plans;
using Calculator.Pricing;
using Calculator.Usage.Replay;

namespace Calculator.Api.Endpoints.Usage;

/// <summary>What came of a limit's windows, by limitBound.</summary>
internal sealed record UsageWindowAnswer
{
    /// <summary>The window.</summary>
    [RowKey]
    public required LimitWindow Window { get; init; }

    /// <summary>What is counted.</summary>
    public required LimitUnit Unit { get; init; }

    /// <summary>The limit of one seat.</summary>
    public required RangeAnswer Amount { get; init; }

    /// <summary>How it was arrived at.</summary>
    public required SeatLimitOrigin Origin { get; init; }

    /// <summary>Where it was taken from.</summary>
    public required string Source { get; init; }

    /// <summary>The day on which the source was last read; absent for your own.</summary>
    public string? Date { get; init; }

    /// <summary>How far it is to be trusted.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>Windows with a request, of all seats together.</summary>
    public required decimal Opened { get; init; }

    /// <summary>Those in which more was asked for than there was.</summary>
    public required decimal Reached { get; init; }

    /// <summary>
    /// The part that was used of all there was: of the windows that were opened, or of every week or month of the period.
    /// </summary>
    public required decimal Utilisation { get; init; }

    /// <summary>
    /// The models that statements it rests on name, and hold of alone; absent where they hold of each that no other of the window names.
    /// </summary>
    public IReadOnlyList<string>? Models { get; init; }

    /// <summary>
    /// The models that it counts, where each has a limit of its own: one, or several that are names of one; absent where all of the log
    /// draw on one limit.
    /// </summary>
    public IReadOnlyList<string>? CountedModels { get; init; }

    public static UsageWindowAnswer Of(WindowUse use)
    {
        var (amount, of) = (use.Limit.Amount, use.Limit.Of);
        return new UsageWindowAnswer
        {
            Window = use.Limit.Window,
            Unit = use.Limit.Unit,
            Amount = new RangeAnswer(amount.Low, amount.Expected, amount.High),
            Origin = use.Limit.Origin,
            Source = SeatLimitAnswer.SourceOf(of),
            Date = of.Count == 0 ? null : PriceAnswer.Date(of[0].Checked),
            Confidence = use.Limit.Confidence,
            Opened = use.Opened,
            Reached = use.Reached,
            Utilisation = use.Utilisation,
            Models = SeatLimitAnswer.ModelsOf(of),
            CountedModels = use.Limit.CountedModels,
        };
    }
}
