using Calculator.Outcomes;
using Calculator.Units;

namespace Calculator.Usage;

/// <summary>What there is to be said of how a log was read and priced, each with how much it concerns.</summary>
internal static class UsageWarnings
{
    public static IReadOnlyList<string> Of(UsageSums sums, UsageCounts counts, UsageOptions options) =>
    [
        .. UsageGaps.Of(counts),
        .. sums.Remarks.OrderBy(remark => remark.Key).Select(remark => Sentence(remark.Key, remark.Value, counts)),
        .. options.SessionGap is { } gap
            ? [$"A session that rested for more than {PlainNumber.Format((decimal)gap.TotalMinutes)} minutes is counted as another one."]
            : Array.Empty<string>(),
    ];

    private static string Sentence(UsageRemarks remark, UsageSum sum, UsageCounts counts) =>
        $"{What(remark, sum, counts)}: {Requests(sum.Requests)}.";

    private static string What(UsageRemarks remark, UsageSum sum, UsageCounts counts) => remark switch
    {
        UsageRemarks.CacheWriteUnsplit =>
            $"{Tokens(sum.Tokens.CacheWrite5m)} written to cache without saying for how long, billed as written for five minutes",
        UsageRemarks.PromptUnknown =>
            $"{Tokens(sum.Tokens.All)} in sums that tell no size of a prompt, billed at the rates of the smallest prompts",
        UsageRemarks.Clamped => "More cached tokens than the prompt has, which is taken to be all cached",
        UsageRemarks.Undated => "No time is said, so that the prices of asOf are used and no day is counted",
        UsageRemarks.TierEnded => "A tier asked for that the model no longer had, billed as standard since that is how it is served",
        UsageRemarks.SearchesUnpriced =>
            $"{PlainNumber.ForReading(sum.WebSearches)} searches of the web on a model without a price of them, not billed",
        UsageRemarks.PartsDiffer => "Several turns in one message that are not what it says as a whole, billed as the whole",
        UsageRemarks.InputTakenAsUncached =>
            $"{Tokens(sum.Tokens.Prompt - sum.Tokens.Uncached)} cached in a log that does not say whether its input includes them,"
            + " taken to be beside it",
        UsageRemarks.InputTakenAsWhole =>
            $"{Tokens(sum.Tokens.Prompt - sum.Tokens.Uncached)} cached in a log that does not say whether its input includes them,"
            + " taken to be in it as the model's provider counts",
        UsageRemarks.CachedBesideInput =>
            $"{Tokens(sum.Tokens.Prompt - sum.Tokens.Uncached)} cached that are more than the input has, taken to be beside it",
        UsageRemarks.TierUnknown => "A service tier that is none known, billed as standard",
        UsageRemarks.TierNotOffered => "A tier that was asked for and is not offered for such prompts, billed as standard",
        UsageRemarks.TierAsked => "A tier that was asked for, billed as such although the log does not say whether it was served",
        UsageRemarks.WritesDiffer => "More tokens written to cache for five minutes or an hour than in all, billed as written for that",
        UsageRemarks.OtherModalities =>
            "Tokens of audio or pictures, billed at the rates of text although they may be priced otherwise",
        UsageRemarks.MetadataUnread =>
            "Metadata that is no JSON object, so that no cache is known of, billed as uncached and as standard",
        UsageRemarks.TierUnsaid => $"{Tokens(sum.Tokens.All)} in sums that say no tier and may hold several, billed as standard",
        UsageRemarks.TimeOfDayUnsaid => "No time of day is said on a model with peak hours, billed as at midnight in UTC",
        UsageRemarks.CacheUnpriced =>
            "Tokens read from cache or written to it on a model without a rate for that, billed at its rate of input",
        UsageRemarks.PromptTooLong =>
            $"{Tokens(sum.Tokens.Prompt)} in prompts longer than the model takes, billed as one prompt each although they may be sums",
        UsageRemarks.TotalDiffers => "A total that is not the sum of prompt and output, billed by what is said of those",
        UsageRemarks.StreamCutOff =>
            "A stream that was cut off before it told its output, billed by the little that its beginning has in place of it",
        UsageRemarks.UnknownTokens =>
            $"Tokens under names that are none known, not counted by themselves ({string.Join(", ", counts.LeftOut.Select(Echo.Of))})",
        _ => throw new ArgumentOutOfRangeException(nameof(remark), remark, null),
    };

    private static string Requests(long count) => count == 1 ? "1 request" : $"{PlainNumber.ForReading(count)} requests";

    private static string Tokens(long count) => count == 1 ? "1 token" : $"{PlainNumber.ForReading(count)} tokens";
}
