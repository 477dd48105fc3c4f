namespace Calculator.Outcomes;

/// <summary>Why a well-formed question has no answer.</summary>
/// <param name="Kind">What sort of refusal it is.</param>
/// <param name="Subject">The input it is about, by its field name, for example <c>serviceTier</c>.</param>
/// <param name="Sentence">What was wrong, what is allowed, and the nearest right value.</param>
public sealed record Refusal(RefusalKind Kind, string Subject, string Sentence);

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
