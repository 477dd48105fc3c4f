using Calculator.Pricing;

namespace Calculator.Usage.Replay;

/// <summary>A limit that requests are held against, of all seats that one of them stands for.</summary>
/// <param name="Window">The window.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Amount">How much of it one whole window has.</param>
/// <param name="Weights">
/// How much of it a unit of each model takes, at the model's number, 0 of one that it does not hold; null where all take one.
/// </param>
internal readonly record struct WindowCap(LimitWindow Window, LimitUnit Unit, decimal Amount, IReadOnlyList<decimal>? Weights = null)
{
    /// <summary>What a cell takes of it.</summary>
    public decimal TakenBy(in UseCell cell) => Weights is null ? CountOf(cell) : CountOf(cell) * Weights[cell.Model];

    /// <summary>Whether it holds the model of a cell.</summary>
    public bool Holds(in UseCell cell) => Weights is null || Weights[cell.Model] > 0;

    private decimal CountOf(in UseCell cell) => Unit switch
    {
        LimitUnit.Tokens => cell.Tokens,
        LimitUnit.Requests => cell.Requests,
        _ => cell.Counted.Value,
    };

    /// <summary>The window that a cell lies in.</summary>
    public int PlaceOf(in UseCell cell) => Window switch
    {
        LimitWindow.FiveHours => cell.Hours,
        LimitWindow.Week => cell.Week,
        _ => cell.Month,
    };
}

/// <summary>One window of one owner while it is open.</summary>
internal struct WindowMeter
{
    private int _next;

    /// <summary>What is left of its limit.</summary>
    public decimal Left { get; private set; }

    /// <summary>How much less would be left if everything were a little more: by what it would be.</summary>
    public decimal LeftSlope { get; private set; }

    /// <summary>Whether something was asked for beyond it.</summary>
    public bool IsReached { get; private set; }

    /// <summary>Opens it, if it is another one than the last.</summary>
    /// <returns>Whether it is.</returns>
    public bool Open(int place, decimal limit)
    {
        if (_next == place + 1)
            return false;

        (_next, Left, LeftSlope, IsReached) = (place + 1, limit, 0, false);
        return true;
    }

    /// <summary>Takes something from what is left.</summary>
    public void Take(decimal amount, decimal slope) => (Left, LeftSlope) = (Math.Max(0, Left - amount), LeftSlope - slope);

    /// <summary>Notes that something was asked for beyond it.</summary>
    /// <returns>Whether that is the first time.</returns>
    public bool Reach()
    {
        var isFirst = !IsReached;
        IsReached = true;
        return isFirst;
    }
}
