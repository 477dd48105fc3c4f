using Calculator.Api.Binding;
using Calculator.Outcomes;

namespace Calculator.Api.Fields;

/// <summary>The field that says what a refusal is about, on every route but those that have another name for it.</summary>
internal static class SubjectFields
{
    public static string Of(RefusalSubject subject) => subject switch
    {
        RefusalSubject.Model => "model",
        RefusalSubject.Tokenizer => "tokenizer",
        RefusalSubject.NewModel => "toModel",
        RefusalSubject.RivalModel => "versusModel",
        RefusalSubject.Plan => "plans",
        RefusalSubject.RivalPlan => "versusPlan",
        RefusalSubject.OwnLimit => "limitUsdPerWeek",
        RefusalSubject.Seats => "seats",
        RefusalSubject.Provider => "provider",
        RefusalSubject.Version => "pricing",
        RefusalSubject.EarlierVersion => "fromVersion",
        RefusalSubject.LaterVersion => "toVersion",
        RefusalSubject.Moment => "asOf",
        RefusalSubject.Tier => "serviceTier",
        RefusalSubject.BatchShare => "batchShare",
        RefusalSubject.PeakShare => "peakShare",
        RefusalSubject.Region => "inferenceGeo",
        RefusalSubject.CacheLifetime => "cacheTtl",
        RefusalSubject.OneHourWrites => "cacheWrite1hTokens",
        RefusalSubject.Prompt => "inputTokens",
        RefusalSubject.FirstPrompt => "systemTokens",
        RefusalSubject.Turns => "turns",
        RefusalSubject.WebSearches => "webSearches",
        RefusalSubject.Variable => "variable",
        RefusalSubject.Range => "ranges",
        RefusalSubject.Log => BodyFields.Body,
        _ => throw new ArgumentOutOfRangeException(nameof(subject), subject, null),
    };
}
