namespace Calculator.Outcomes;

/// <summary>Why a well-formed question has no answer.</summary>
/// <param name="Kind">What sort of refusal it is.</param>
/// <param name="Subject">The input it is about.</param>
/// <param name="Sentence">What was wrong, what is allowed, and the nearest right value.</param>
public sealed record Refusal(RefusalKind Kind, RefusalSubject Subject, string Sentence)
{
    /// <summary>Its place among several, from 0; null where there is one.</summary>
    public int? Place { get; init; }
}

/// <summary>The sorts of refusal.</summary>
public enum RefusalKind
{
    /// <summary>There is no model, plan or version of that name.</summary>
    Unknown,

    /// <summary>The names are known, but nobody offers that combination.</summary>
    NotOffered,

    /// <summary>Two things the caller said cannot both hold.</summary>
    Contradiction,
}
