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
        var said = OTelReader.Attributes(record);
        if (OTelReader.Name(said, "event.name") is not (Request or $"claude_code.{Request}"))
            return null;

        var tokens = new UsageTokens(
            OTelReader.Number(said, "input_tokens"),
            OTelReader.Number(said, "cache_read_tokens"),
            OTelReader.Number(said, "cache_creation_tokens"),
            0,
            OTelReader.Number(said, "output_tokens"));
        if (!tokens.AreValid)
            return ReadingFaults.BadTokens;
        if (OTelReader.TimeOf(record, "timeUnixNano") is not { } at)
            return ReadingFaults.NoTime;
        if (OTelReader.Name(said, "model") is not { } model)
            return ReadingFaults.NoModel;

        var (tier, unknown) = TierWords.OfSpeed(OTelReader.Name(said, "speed"));
        Requests.Add(sink, OTelReader.Name(said, "request_id"), new UsageRecord
        {
            At = at,
            Session = OTelReader.Name(said, "session.id") is { } session ? sink.Sessions.Of(session) : null,
            Owner = sink.Owners.OfAny(OTelReader.Name(said, "user.email"), OTelReader.Name(said, "user.account_uuid")),
            Model = sink.Models.Of(model),
            Tier = tier,
            Tokens = tokens,
            Remarks = unknown | (tokens.CacheWrite5m > 0 ? UsageRemarks.CacheWriteUnsplit : UsageRemarks.None),
        });
        return null;
    }
}
