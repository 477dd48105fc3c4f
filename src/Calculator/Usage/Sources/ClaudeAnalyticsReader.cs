using System.Text.Json;
using Calculator.Usage.Reading;

namespace Calculator.Usage.Sources;

/// <summary>
/// Pages of the Claude Code Analytics API: sums for a user and a day, in disjoint classes; what is written to cache is not told apart by
/// its lifetime.
/// It counts no requests. Its estimated cost is not used.
/// </summary>
/// <remarks>Rules: Anthropic's Admin API, /v1/organizations/usage_report/claude_code.</remarks>
internal static class ClaudeAnalyticsReader
{
    public static bool Recognises(JsonElement page) => Days(page).Any(day => day.Has("core_metrics") || day.Has("model_breakdown"));

    public static string? Read(JsonElement page, IUsageSink sink)
    {
        SourcePages.Count(page, sink);
        string? fault = null;
        foreach (var day in Days(page))
        {
            foreach (var model in day.List("model_breakdown"))
                fault = Add(day, model, sink) ?? fault;
        }

        return fault;
    }

    private static IEnumerable<JsonElement> Days(JsonElement page) => page.Has("data") ? page.List("data") : [page];

    private static string? Add(JsonElement day, JsonElement model, IUsageSink sink)
    {
        var tokens = new UsageTokens(
            model.Tokens("tokens", "input"),
            model.Tokens("tokens", "cache_read"),
            model.Tokens("tokens", "cache_creation"),
            0,
            model.Tokens("tokens", "output"));
        if (!tokens.AreValid)
            return ReadingFaults.BadTokens;
        if (day.Time("date") is not { } at)
            return ReadingFaults.NoTime;
        if (model.Text("model") is not { Length: > 0 } name)
            return ReadingFaults.NoModel;

        sink.Add(new UsageRecord
        {
            At = at,
            Owner = sink.Owners.OfAny(day.Text("actor", "email_address"), day.Text("actor", "api_key_name")),
            Model = sink.Models.Of(name),
            Tokens = tokens,
            Requests = 0,
            PromptForBand = 0,
            Remarks = UsageRemarks.PromptUnknown | (tokens.CacheWrite5m > 0 ? UsageRemarks.CacheWriteUnsplit : UsageRemarks.None),
        });
        return null;
    }
}
