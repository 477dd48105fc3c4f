namespace Calculator.Outcomes;

/// <summary>What is done with several outcomes together.</summary>
public static class OutcomeList
{
    /// <summary>The outcome for each item of a list, in order; the first refusal stands for all.</summary>
    public static Outcome<List<T>> ForEach<TItem, T>(IEnumerable<TItem> items, Func<TItem, int, Outcome<T>> find)
        where T : notnull
    {
        var found = new List<T>();
        foreach (var item in items)
        {
            if (!find(item, found.Count).TryGet(out var value, out var refusal))
                return refusal with { Place = found.Count };
            found.Add(value);
        }

        return found;
    }

    /// <summary>The outcome for each name a caller listed, those given twice once (case aside); the first refusal stands for all.</summary>
    public static Outcome<List<T>> ForEachName<T>(IEnumerable<string> names, Func<string, Outcome<T>> find)
        where T : notnull => ForEach(names.Distinct(StringComparer.OrdinalIgnoreCase), (name, _) => find(name));
}
