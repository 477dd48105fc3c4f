using System.Text.Json;
using Calculator.Pricing;
using Calculator.Usage.Reading;

namespace Calculator.Usage.Sources;

/// <summary>
/// Codex's rollouts, <c>~/.codex/sessions</c> and <c>archived_sessions</c>: events that tell the tokens so far and those of the last
/// request. The input includes cached and written tokens, the output reasoning; <c>total_tokens</c> may count reasoning twice and is not
/// used. What <c>codex exec --json</c> prints is read too; it says neither a time nor a model. The tier is the one that was asked for, by
/// the settings last applied. Which events count is known when all files are: <see cref="CodexRollout"/>.
/// </summary>
/// <remarks>
/// Rules: ccusage 5816e64 and the reports it names (#884, #988, #995, #1288, #1349), cc-switch #3011; of tiers antiburn #269, codex #32191.
/// </remarks>
internal sealed class CodexReader(string name) : IUsageReader
{
    private const string UnknownModel = "unknown";

    private readonly CodexRollout _rollout = new()
    {
        File = name,
        IsArchived = name.Contains("archived_sessions", StringComparison.Ordinal),
    };

    private ObjectReader? _lines;
    private string? _model;
    private (ServiceTier Tier, UsageRemarks Remarks) _tier;

    public static bool Recognises(JsonElement line) => line.Text("type")
        is "session_meta" or "turn_context" or "event_msg" or "response_item" or "compacted"
        or "thread.started" or "turn.started" or "turn.completed";

    public string? Read(ReadOnlySpan<byte> piece, IUsageSink sink)
    {
        // Most lines are what was said, and long: those that matter name one of these words.
        if (!MayMatter(piece))
            return ClaudeCodeReader.IsWhole(piece) ? null : ReadingFaults.NotJson;

        return (_lines ??= new ObjectReader(ReadLine)).Read(piece, sink);
    }

    public void End(IUsageSink sink) => sink.Keep(_rollout);

    private static bool MayMatter(ReadOnlySpan<byte> piece) =>
        piece.IndexOf("token_count"u8) >= 0
        || piece.IndexOf("session_meta"u8) >= 0
        || piece.IndexOf("turn_context"u8) >= 0
        || piece.IndexOf("thread_settings_applied"u8) >= 0
        || piece.IndexOf("turn.completed"u8) >= 0
        || piece.IndexOf("thread.started"u8) >= 0;

    private string? ReadLine(JsonElement line, IUsageSink sink) => (line.Text("type"), line.Text("payload", "type")) switch
    {
        ("session_meta", _) => Begin(line, sink),
        ("turn_context", _) => Turn(line, sink),
        ("event_msg", "token_count") => Count(line, sink),
        ("event_msg", "thread_settings_applied") => Set(line),
        ("thread.started", _) => Begin(line.Text("thread_id"), sink),
        ("turn.completed", _) => Complete(line, sink),
        _ => null,
    };

    private string? Begin(JsonElement line, IUsageSink sink)
    {
        // A fork repeats the beginning of its parent, session_meta included: the first is the file's own.
        if (_rollout.Session is not null)
            return null;

        _rollout.StartedAt = line.Time("payload", "timestamp") ?? line.Time("timestamp");
        _rollout.Parent =
            line.Text("payload", "source", "subagent", "thread_spawn", "parent_thread_id") ?? line.Text("payload", "forked_from_id");
        _rollout.IsFork = _rollout.Parent is not null || line.Object("payload", "source", "subagent") is not null;
        return Begin(line.Text("payload", "id"), sink);
    }

    private string? Begin(string? session, IUsageSink sink)
    {
        _rollout.Session ??= session is null ? null : sink.Sessions.Of(session);
        return null;
    }

    private string? Turn(JsonElement line, IUsageSink sink)
    {
        if (line.Text("payload", "model") is { Length: > 0 } model)
            _model = sink.Models.Of(model);
        if (line.Text("payload", "service_tier") is { } tier)
            _tier = TierWords.Asked(tier);
        return null;
    }

    // The settings hold until others are applied; those without a tier are of the standard one.
    private string? Set(JsonElement line)
    {
        _tier = TierWords.Asked(line.Text("payload", "thread_settings", "service_tier"));
        return null;
    }

    private string? Count(JsonElement line, IUsageSink sink)
    {
        // Without it the event is about the limits of the plan alone.
        if (line.Object("payload", "info") is not { } info)
            return null;
        if (line.Time("timestamp") is not { } at)
            return ReadingFaults.NoTime;

        var (total, last) = (CodexTokens.Of(info.Object("total_token_usage")), CodexTokens.Of(info.Object("last_token_usage")));
        if (total is null && last is null)
            return ReadingFaults.NoTokens;
        if (total is { AreValid: false } || last is { AreValid: false })
            return ReadingFaults.BadTokens;

        var model = info.Text("model") is { Length: > 0 } named ? sink.Models.Of(named) : _model;
        sink.Keep(_rollout, new CodexEvent(at, model ?? sink.Models.Of(UnknownModel), total, last) { Tier = _tier });
        return null;
    }

    private string? Complete(JsonElement line, IUsageSink sink)
    {
        if (CodexTokens.Of(line.Object("usage")) is not { } tokens)
            return ReadingFaults.NoTokens;
        if (!tokens.AreValid)
            return ReadingFaults.BadTokens;

        var model = sink.Models.Of(line.Text("model") is { Length: > 0 } named ? named : UnknownModel);
        sink.Add(tokens.Record(line.Time("timestamp"), model, _rollout.Session));
        return null;
    }
}
