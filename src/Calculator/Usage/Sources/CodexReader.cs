using System.Text.Json;
using Calculator.Usage.Reading;

namespace Calculator.Usage.Sources;

/// <summary>
/// Codex's rollouts, <c>~/.codex/sessions</c> and <c>archived_sessions</c>: events that tell the tokens so far and those of the last
/// request. The input includes
/// cached and written tokens, the output reasoning; <c>total_tokens</c> may count reasoning twice and is not used. What <c>codex exec
/// --json</c> prints
/// is read too; it says neither a time nor a model. Which events count is known when all files are: <see cref="CodexRollout"/>.
/// </summary>
/// <remarks>Rules: ccusage 5816e64 and the reports it names (#884, #988, #1288, #1349), cc-switch #3011.</remarks>
internal sealed class CodexReader(string name) : IUsageReader
{
    private const string UnknownModel = "unknown";

    private readonly CodexRollout _rollout = new() { IsArchived = name.Contains("archived_sessions", StringComparison.Ordinal) };
    private string? _model;

    public static bool Recognises(JsonElement line) => line.Text("type")
        is "session_meta" or "turn_context" or "event_msg" or "response_item" or "compacted"
        or "thread.started" or "turn.started" or "turn.completed";

    public string? Read(ReadOnlySpan<byte> piece, IUsageSink sink)
    {
        // Most lines are what was said, and long: those that matter name one of these words.
        if (!MayMatter(piece))
            return ClaudeCodeReader.IsWhole(piece) ? null : ReadingFaults.NotJson;

        return new ObjectReader(ReadLine).Read(piece, sink);
    }

    public void End(IUsageSink sink)
    {
        _rollout.Session ??= sink.Sessions.Of(name);
        sink.Keep(_rollout);
    }

    private static bool MayMatter(ReadOnlySpan<byte> piece) =>
        piece.IndexOf("token_count"u8) >= 0
        || piece.IndexOf("session_meta"u8) >= 0
        || piece.IndexOf("turn_context"u8) >= 0
        || piece.IndexOf("turn.completed"u8) >= 0
        || piece.IndexOf("thread.started"u8) >= 0;

    private string? ReadLine(JsonElement line, IUsageSink sink) => (line.Text("type"), line.Text("payload", "type")) switch
    {
        ("session_meta", _) => Begin(line, sink),
        ("turn_context", _) => Turn(line, sink),
        ("event_msg", "token_count") => Count(line, sink),
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
        _rollout.Events.Add(new CodexEvent(at, model ?? sink.Models.Of(UnknownModel), total, last));
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

/// <summary>Tokens as Codex counts them.</summary>
/// <param name="Input">The prompt, cached and written tokens included.</param>
/// <param name="Cached">What was read from cache.</param>
/// <param name="Written">What was written to it; 0 in older logs.</param>
/// <param name="Output">Output, reasoning included.</param>
internal readonly record struct CodexTokens(long Input, long Cached, long Written, long Output)
{
    /// <summary>Whether each is a number of tokens.</summary>
    public bool AreValid => new UsageTokens(Input, Cached, Written, 0, Output).AreValid;

    /// <summary>Reads a usage object; null if there is none.</summary>
    public static CodexTokens? Of(JsonElement? usage) => usage is { } given && (given.Has("input_tokens") || given.Has("output_tokens"))
        ? new CodexTokens(
            given.Tokens("input_tokens"),
            given.Tokens("cached_input_tokens"),
            given.Tokens("cache_write_input_tokens"),
            given.Tokens("output_tokens"))
        : null;

    /// <summary>What one count is more than another; negative parts where the counter began anew.</summary>
    public static CodexTokens operator -(CodexTokens left, CodexTokens right) =>
        new(left.Input - right.Input, left.Cached - right.Cached, left.Written - right.Written, left.Output - right.Output);

    /// <summary>The record of a request.</summary>
    public UsageRecord Record(DateTime? at, string model, string? session)
    {
        var (tokens, remarks) = InclusiveTokens.Of(Input, Cached, Written, Output);
        return new UsageRecord { At = at, Session = session, Model = model, Tokens = tokens, Remarks = remarks };
    }
}

/// <summary>One count of a rollout.</summary>
/// <param name="At">When.</param>
/// <param name="Model">The model.</param>
/// <param name="Total">The tokens so far; null where it does not say.</param>
/// <param name="Last">Those of the last request; null where it does not say.</param>
internal readonly record struct CodexEvent(DateTime At, string Model, CodexTokens? Total, CodexTokens? Last);
