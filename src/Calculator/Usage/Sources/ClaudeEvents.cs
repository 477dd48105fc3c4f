using System.Text.Json;
using Calculator.Usage.Reading;

namespace Calculator.Usage.Sources;

/// <summary>
/// Claude Code's events of OpenTelemetry, as OTLP JSON: one <c>api_request</c> a request, in disjoint classes. What is written to cache is
/// not told apart by its lifetime. Its metrics tell the same once more, as sums, and are not read; nor is its own estimate of the cost.
/// </summary>
/// <remarks>Rules: code.claude.com/docs, monitoring-usage.</remarks>
internal static class ClaudeEvents
{
    private const string Request = "api_request";

    public static string? Read(JsonElement export, IUsageSink sink)
    {
        string? fault = null;
        var scopes = export.List("resourceLogs").SelectMany(resource => resource.List("scopeLogs"));
        foreach (var record in scopes.SelectMany(scope => scope.List("logRecords")))
            fault = Add(record, sink) ?? fault;
        return fault;
    }

    private static string? Add(JsonElement record, IUsageSink sink)
    {
        var said = OTelFields.Attributes(record);
        if (OTelFields.Name(said, "event.name") is not (Request or $"claude_code.{Request}"))
            return null;

        var tokens = new UsageTokens(
            OTelFields.Number(said, "input_tokens"),
            OTelFields.Number(said, "cache_read_tokens"),
            OTelFields.Number(said, "cache_creation_tokens"),
            0,
            OTelFields.Number(said, "output_tokens"));
        if (!tokens.AreValid)
            return ReadingFaults.BadTokens;
        if (OTelFields.TimeOf(record, "timeUnixNano") is not { } at)
            return ReadingFaults.NoTime;
        if (OTelFields.Name(said, "model") is not { } model)
            return ReadingFaults.NoModel;

        var (tier, unknown) = TierWords.OfSpeed(OTelFields.Name(said, "speed"));
        Requests.Add(sink, OTelFields.Name(said, "request_id"), new UsageRecord
        {
            At = at,
            Session = OTelFields.Name(said, "session.id") is { } session ? sink.Sessions.Of(session) : null,
            Owner = sink.Owners.OfAny(OTelFields.Name(said, "user.email"), OTelFields.Name(said, "user.account_uuid")),
            Model = sink.Models.Of(model),
            Tier = tier,
            Tokens = tokens,
            Remarks = unknown | (tokens.CacheWrite5m > 0 ? UsageRemarks.CacheWriteUnsplit : UsageRemarks.None),
        });
        return null;
    }
}
