namespace Calculator.Usage.Reading;

/// <summary>Which of two tellings of one message is kept. Total, so that the order they come in does not matter.</summary>
internal static class Preference
{
    /// <summary>Above 0 where the left one is kept.</summary>
    public static int Compare(in UsageMessage left, in UsageMessage right)
    {
        if (left.IsSidechain != right.IsSidechain)
            return left.IsSidechain ? -1 : 1;

        var (one, other) = (left.Record, right.Record);
        return First(
            one.Tokens.Output.CompareTo(other.Tokens.Output),
            Nullable.Compare(one.At, other.At),
            (left.Inside?.Length ?? 0).CompareTo(right.Inside?.Length ?? 0),
            one.Tokens.Prompt.CompareTo(other.Tokens.Prompt),
            one.Tokens.CacheWrite1h.CompareTo(other.Tokens.CacheWrite1h),
            one.Tokens.CacheWrite5m.CompareTo(other.Tokens.CacheWrite5m),
            one.Tokens.CacheRead.CompareTo(other.Tokens.CacheRead),
            one.Tier.CompareTo(other.Tier),
            one.WebSearches.CompareTo(other.WebSearches),
            string.CompareOrdinal(one.Model, other.Model),
            string.CompareOrdinal(one.InferenceGeo, other.InferenceGeo));
    }

    private static int First(params ReadOnlySpan<int> orders)
    {
        foreach (var order in orders)
        {
            if (order != 0)
                return order;
        }

        return 0;
    }
}
