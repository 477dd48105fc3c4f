namespace Calculator.Api.Binding;

/// <summary>The fields of a question that are about its reply; always in the query.</summary>
/// <param name="Fields">The fields.</param>
/// <param name="Question">The fields of the question itself; one of the same name takes the place of the reply's.</param>
internal sealed record ReplyShape(RequestShape Fields, RequestShape Question)
{
    /// <summary>The names that callers can say of the reply.</summary>
    public IReadOnlyList<string> Names => field ??= [.. Fields.Names.Except(Question.Names)];

    /// <summary>What holds if nothing is said of the reply.</summary>
    public object Unsaid => field ??= Fields.New();
}
