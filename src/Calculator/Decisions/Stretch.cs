namespace Calculator.Decisions;

/// <summary>Which side of a scenario costs less.</summary>
public enum CheaperSide
{
    /// <summary>The workload's own model.</summary>
    Model,

    /// <summary>The other side.</summary>
    Versus,

    /// <summary>Both cost the same.</summary>
    Equal,
}

/// <summary>Values between which one side is the cheaper one throughout.</summary>
/// <param name="Values">From where to where.</param>
/// <param name="Cheaper">The cheaper side.</param>
public readonly record struct Stretch(Interval Values, CheaperSide Cheaper);
