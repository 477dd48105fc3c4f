using System.Text.Json;
using Calculator.Usage.Reading;

namespace Calculator.Usage.Sources;

/// <summary>
/// Spans of OpenTelemetry's GenAI conventions, as OTLP JSON. The input includes what was read from cache and written to it, unless a total,
/// or what Anthropic said, tells that it stands beside; where it is more than the input, it cannot be within. Spans of agents and tools
/// repeat what their calls used, and are passed over.
/// </summary>
/// <remarks>
/// Rules: semantic-conventions 384d661 and its successor semantic-conventions-genai, and the names written before; langfuse #12306, Agenta
/// #5711.
/// </remarks>
internal static class OTelReader
{
    private const string Prefix = "gen_ai.usage.";

    private const string OutputAlone = "it tells its output and not its input";

    private const string OtherNames = "it tells its tokens by llm.token_count alone, and not by gen_ai.usage";

    private const string OtherOperation = "its gen_ai.operation.name is none that is known, and it may repeat what others tell";

    private static readonly string[] Calls =
    [
        "chat", "text_completion", "generate_content", "embeddings",
        "chat.completions", "completions", "completion", "responses", "response", "messages", "embedding",
    ];

    // Agents and their parts repeat what their calls used.
    private static readonly string[] Repeating = ["create_agent", "invoke_agent", "execute_tool", "invoke_workflow"];

    private static readonly string[] NamesOfRead =
    [
        "cache_read.input_tokens", "cache_read_input_tokens", "cache_read_tokens", "details.cache_read_tokens", "input_cache_read_tokens",
        "cached_tokens", "details.cached_tokens", "input_tokens.cached",
    ];

    private static readonly string[] NamesOfWritten =
    [
        "cache_creation.input_tokens", "cache_write.input_tokens", "cache_creation_input_tokens", "cache_write_tokens",
        "details.cache_write_tokens", "input_cache_write_tokens", "cache_write_input_tokens", "input_tokens.cache_write",
    ];

    // Of a total, and of reasoning, whose names are not settled: of the conventions, of OpenLLMetry, of Vercel's AI SDK. A span that has
    // names of the SDK alone repeats what its calls used.
    private static readonly string[] NamesOfTotal = [Prefix + "total_tokens", "llm.usage.total_tokens", "ai.usage.totalTokens"];

    private static readonly string[] NamesOfReasoning =
    [
        "ai.usage.reasoningTokens", "ai.usage.outputTokenDetails.reasoningTokens", Prefix + "reasoning.output_tokens",
        Prefix + "reasoning_tokens", Prefix + "output_tokens.reasoning", Prefix + "details.reasoning_tokens",
        Prefix + "experimental.reasoning_tokens",
    ];

    private static readonly HashSet<string> OfCache =
        [.. NamesOfRead.Concat(NamesOfWritten).Select(name => Prefix + name), .. SdkUsage.NamesOfCache];

    public static bool Recognises(JsonElement export) => export.Has("resourceSpans") || export.Has("resourceLogs");

    public static string? Read(JsonElement export, IUsageSink sink)
    {
        var fault = ClaudeEvents.Read(export, sink);
        var scopes = export.List("resourceSpans").SelectMany(resource => resource.List("scopeSpans"));
        foreach (var span in scopes.SelectMany(scope => scope.List("spans")))
            fault = Add(span, sink) ?? fault;
        return fault;
    }

    private static string? Add(JsonElement span, IUsageSink sink)
    {
        var said = OTelFields.Attributes(span);
        if (!UsesTokens(said))
            return TellsOtherwise(said) ? OtherNames : null;
        if (said.TryGetValue("gen_ai.operation.name", out var operation) && !Calls.Contains(OTelFields.Text(operation)))
            return Repeating.Contains(OTelFields.Text(operation)) ? null : OtherOperation;

        var (input, output) = (Tokens(said, "input_tokens", "prompt_tokens"), Tokens(said, "output_tokens", "completion_tokens"));
        var sdk = SdkUsage.Of(said);
        var (read, written) = (OfTheCache(said, NamesOfRead, sdk.Read), OfTheCache(said, NamesOfWritten, sdk.Written));
        var apart = new UsageTokens(input, read, written, 0, output);
        if (!apart.AreValid || sdk.Searches < 0)
            return ReadingFaults.BadTokens;
        var (reasoning, total) = (FirstOf(said, NamesOfReasoning), FirstOf(said, NamesOfTotal));
        apart = apart with { Output = output + ReasoningBeside(apart, reasoning, total) };
        if (!apart.AreValid)
            return ReadingFaults.BadTokens;
        if (!SaysInput(said) && read + written == 0)
            return OutputAlone;
        if (OTelFields.TimeOf(span, "startTimeUnixNano") is not { } at)
            return ReadingFaults.NoTime;
        if ((Named("gen_ai.response.model") ?? Named("gen_ai.request.model")) is not { } model)
            return ReadingFaults.NoModel;

        var session = Named("gen_ai.conversation.id") ?? Named("session.id");
        var (tokens, ofCache) = Apart(apart, total, sdk, SaysCache(said));
        var served = Named("gen_ai.openai.response.service_tier") ?? Named("openai.response.service_tier") ?? sdk.Tier;
        var (tier, unknown) = TierWords.Billed(TierWords.Of(served), TierWords.OfSpeed(sdk.Speed));
        Requests.Add(sink, IdOf(span), new UsageRecord
        {
            At = at,
            Session = session is null ? null : sink.Sessions.Of(session),
            Owner = sink.Owners.OfAny(Named("user.id"), Named("enduser.id"), Named("user.email")),
            Model = sink.Models.Of(model),
            Tier = tier,
            InferenceGeo = ClaudeUsage.Region(sdk.Geo, sink.Models),
            Tokens = tokens,
            WebSearches = sdk.Searches,
            Remarks = unknown | ofCache | RemarkUnknown(said, read, written, sink)
                | (sdk.IsUnread && read + written == 0 ? UsageRemarks.MetadataUnread : 0),
        });
        return null;

        string? Named(string name) => OTelFields.Name(said, name);
    }

    // The classes of a span, of which is told what was read and written, and with what is to be said of them.
    private static (UsageTokens Tokens, UsageRemarks Remarks) Apart(UsageTokens said, long total, SdkUsage sdk, bool isOfConventions)
    {
        var (beside, remark) = IsBeside(said, total, sdk, isOfConventions);
        var tokens = beside ? said : InclusiveTokens.Of(said.Uncached, said.CacheRead, said.CacheWrite5m, said.Output).Tokens;
        var hour = sdk.HourOf(tokens.CacheWrite5m);
        return (
            tokens with { CacheWrite5m = tokens.CacheWrite5m - (hour ?? 0), CacheWrite1h = hour ?? 0 },
            remark | (tokens.CacheWrite5m > 0 && hour is null ? UsageRemarks.CacheWriteUnsplit : 0));
    }

    private static (bool IsBeside, UsageRemarks Remark) IsBeside(UsageTokens said, long total, SdkUsage sdk, bool isOfConventions)
    {
        var cached = said.Prompt - said.Uncached;
        if (cached == 0 || total == said.All)
            return (true, UsageRemarks.None);
        if (sdk.IsBeside(said.Uncached) is { } told && (told || cached <= said.Uncached))
            return (told, UsageRemarks.None);
        if (cached > said.Uncached)
            return (true, UsageRemarks.CachedBesideInput);
        return !isOfConventions && sdk.MayBeBeside ? (true, UsageRemarks.InputTakenAsUncached) : (false, UsageRemarks.None);
    }

    // Without an id, or with one of zeros, which is none, nothing is ever the same.
    private static string? IdOf(JsonElement span) =>
        span.Text("spanId") is { } id && id.AsSpan().ContainsAnyExcept('0') ? $"{span.Text("traceId")}/{id}" : null;

    private static long OfTheCache(Dictionary<string, JsonElement> said, string[] names, long beside) =>
        Array.Exists(names, name => Has(said, name)) ? Tokens(said, names) : beside;

    // Reasoning is in the output, unless the total says that it stands beside it, or without one it is more than the output has.
    private static long ReasoningBeside(UsageTokens said, long reasoning, long total)
    {
        var isBeside = total > 0
            ? total - said.Uncached - said.Output == reasoning || total - said.All == reasoning
            : reasoning > said.Output;
        return reasoning is > 0 && reasoning <= UsageTokens.Most && isBeside ? reasoning : 0;
    }

    private static long FirstOf(Dictionary<string, JsonElement> said, string[] names) =>
        names.Select(name => OTelFields.Number(said, name)).FirstOrDefault(tokens => tokens > 0);

    // OpenInference's names of what a call used; what a chain of calls says of itself is no call's.
    private static bool TellsOtherwise(Dictionary<string, JsonElement> said) =>
        (OTelFields.Number(said, "llm.token_count.prompt") > 0 || OTelFields.Number(said, "llm.token_count.completion") > 0)
        && (OTelFields.Name(said, "openinference.span.kind") ?? "LLM") == "LLM";

    // What is read from cache costs a tenth: where it has another name it would be billed as if it were not. Some programs write the
    // same number by several names.
    private static UsageRemarks RemarkUnknown(Dictionary<string, JsonElement> said, long read, long written, IUsageSink sink) =>
        sink.LeaveOut(said.Keys.Where(name => TellsOfACache(name)
            && !OfCache.Contains(name)
            && OTelFields.Number(said, name) is > 0 and var tokens && tokens != read && tokens != written));

    private static bool TellsOfACache(string name) => name.Contains("cache", StringComparison.OrdinalIgnoreCase)
        && (name.StartsWith(Prefix, StringComparison.Ordinal) || name.Contains("token", StringComparison.OrdinalIgnoreCase));

    private static bool UsesTokens(Dictionary<string, JsonElement> said) =>
        SaysInput(said)
        || Has(said, "output_tokens")
        || Has(said, "completion_tokens")
        || SaysCache(said);

    private static bool SaysCache(Dictionary<string, JsonElement> said) =>
        Array.Exists(NamesOfRead, name => Has(said, name)) || Array.Exists(NamesOfWritten, name => Has(said, name));

    private static bool SaysInput(Dictionary<string, JsonElement> said) => Has(said, "input_tokens") || Has(said, "prompt_tokens");

    private static bool Has(Dictionary<string, JsonElement> said, string name) => said.ContainsKey(Prefix + name);

    private static long Tokens(Dictionary<string, JsonElement> said, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Has(said, name))
                return OTelFields.Number(said, Prefix + name);
        }

        return 0;
    }
}
