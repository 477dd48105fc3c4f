namespace Calculator.Outcomes;

/// <summary>What is done with several outcomes together.</summary>
public static class OutcomeList
{
    /// <summary>The outcome for each name a caller listed, those given twice once (case aside); the first refusal stands for all.</summary>
    public static Outcome<List<T>> ForEachName<T>(IEnumerable<string> names, Func<string, Outcome<T>> find)
        where T : notnull
    {
        var found = new List<T>();
        foreach (var name in names.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (!find(name).TryGet(out var value, out var refusal))
                return refusal;
            found.Add(value);
        }

        return found;
    }
}
