namespace Calculator.Api.Replies;

/// <summary>The words that stand for a value that is not there, where the engine has no code of its own for it.</summary>
internal static class ReasonWords
{
    /// <summary>The inputs are well-formed, but nobody offers that.</summary>
    public const string NotOffered = "notOffered";

    /// <summary>The inputs contradict each other.</summary>
    public const string NotAllowed = "notAllowed";

    /// <summary>There is a value, too large to be told.</summary>
    public const string BeyondRange = "beyondRange";

    /// <summary>There is no end.</summary>
    public const string Unbounded = "unbounded";

    /// <summary>It never comes about.</summary>
    public const string Never = "never";

    /// <summary>A change of nothing is no percentage.</summary>
    public const string BeforeIsFree = "beforeIsFree";
}
