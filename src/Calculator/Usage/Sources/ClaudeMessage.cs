using Calculator.Usage.Reading;

namespace Calculator.Usage.Sources;

/// <summary>The requests that a message of Claude Code was made of.</summary>
internal static class ClaudeMessage
{
    /// <summary>The message's own record, and those of what was made inside it; null if there are none.</summary>
    public static (UsageRecord Whole, UsageRecord[]? Inside) Records(in ClaudeLine line)
    {
        var whole = Record(line, line.Usage!, line.Model!);
        if (line.Usage!.Iterations is not { } parts)
            return (whole, null);

        var turns = parts.FindAll(part => part.Kind is null or "message");
        var inside = new List<UsageRecord>();
        foreach (var part in parts)
        {
            if (part.Kind is "compaction" or "advisor_message")
                inside.Add(Record(line, part, part.Model ?? line.Model!));
        }

        if (turns.Count > 1)
            whole = Split(line, whole, turns, inside);
        return (whole, inside.Count == 0 ? null : [.. inside]);
    }

    /// <summary>Adds those of a message without an id, which is never the same as another.</summary>
    public static void AddUnnamed(IUsageSink sink, in UsageRecord whole, UsageRecord[]? inside)
    {
        sink.Add(whole);
        foreach (var part in inside ?? [])
            sink.Add(part);
    }

    // Several turns in one message are as many requests, each with a band of its own: the whole's prompt would be twice what was sent.
    private static UsageRecord Split(in ClaudeLine line, in UsageRecord whole, List<ClaudeUsage> turns, List<UsageRecord> inside)
    {
        var sum = default(UsageTokens);
        foreach (var turn in turns)
            sum = sum.AreValid ? sum + turn.Tokens : sum;
        if (sum != whole.Tokens)
            return whole with { Remarks = whole.Remarks | UsageRemarks.PartsDiffer };

        for (var place = 1; place < turns.Count; place++)
            inside.Add(Record(line, turns[place], turns[place].Model ?? line.Model!));
        return whole with { Tokens = turns[0].Tokens };
    }

    private static UsageRecord Record(in ClaudeLine line, ClaudeUsage usage, string model)
    {
        // A part that says no tier is served in the message's.
        var served = usage.SaysTier ? usage : line.Usage!;
        return new UsageRecord
        {
            At = line.At,
            Session = line.Session,
            Model = model,
            Tier = served.BilledTier,
            InferenceGeo = usage.Geo ?? line.Usage!.Geo,
            Tokens = usage.Tokens,
            WebSearches = ReferenceEquals(usage, line.Usage) ? usage.Searches : 0,
            Remarks = usage.WriteRemarks | served.TierRemarks,
        };
    }
}
