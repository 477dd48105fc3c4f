using System.Text.Json;
using Calculator.Units;
using Calculator.Usage.Reading;

namespace Calculator.Usage.Sources;

/// <summary>A source: how its files are known, and what reads them.</summary>
/// <param name="Source">The source.</param>
/// <param name="Begin">Makes the reader of one file, of its name.</param>
/// <param name="Recognises">Whether a JSON object is one of it; null where its files are no JSON.</param>
internal sealed record SourceFormat(UsageSource Source, Func<string, IUsageReader> Begin, Func<JsonElement, bool>? Recognises)
{
    /// <summary>The rule by which one object is read; null where an object alone says nothing.</summary>
    public ObjectReader.Rule? Rule { get; init; }

    /// <summary>Whether each value stands on a line of its own, whatever the first line looks like.</summary>
    public bool IsByLine { get; init; }

    /// <summary>How a file of it is cut into pieces.</summary>
    /// <param name="start">Its first bytes.</param>
    public ISplitter SplitterOf(ReadOnlySpan<byte> start) =>
        IsByLine || Recognises is null ? new LineSplitter(quotes: Recognises is null) : Beginning.SplitterOf(start);
}

/// <summary>Every source there is, the most particular first: a file is of the first that knows it.</summary>
internal static class UsageReaders
{
    public static IReadOnlyList<SourceFormat> All { get; } =
    [
        new(UsageSource.ClaudeCode, _ => new ClaudeCodeReader(), ClaudeCodeReader.Recognises) { IsByLine = true },
        new(UsageSource.Codex, name => new CodexReader(name), CodexReader.Recognises) { IsByLine = true },
        Of(UsageSource.OTel, OTelReader.Recognises, OTelReader.Read),
        Of(UsageSource.Langfuse, LangfuseReader.Recognises, LangfuseReader.Read),
        Of(UsageSource.LiteLlm, LiteLlmReader.Recognises, LiteLlmReader.Read),
        Of(UsageSource.OpenAiUsage, OpenAiUsageReader.Recognises, OpenAiUsageReader.Read),
        Of(UsageSource.AnthropicUsage, AnthropicUsageReader.Recognises, AnthropicUsageReader.Read),
        Of(UsageSource.ClaudeCodeAnalytics, ClaudeAnalyticsReader.Recognises, ClaudeAnalyticsReader.Read),
        Of(UsageSource.Gemini, GeminiReader.Recognises, GeminiReader.Read),
        Of(UsageSource.Anthropic, AnthropicReader.Recognises, AnthropicReader.Read),
        Of(UsageSource.XAi, XAiReader.Recognises, XAiReader.Read),
        Of(UsageSource.OpenAi, OpenAiReader.Recognises, OpenAiReader.Read),
        new(UsageSource.Csv, _ => new CsvReader(), null),
    ];

    /// <summary>What is known, as a sentence.</summary>
    public static string Known { get; } =
        $"Known are {string.Join(", ", EnumNames<UsageSource>.All)}; source says which it is, if its content does not.";

    /// <summary>The format of a source.</summary>
    public static SourceFormat Of(UsageSource source) => All.First(format => format.Source == source);

    /// <summary>The format of a source that somebody says a file is of: its rule is held to, whatever an object looks like.</summary>
    public static SourceFormat Stated(UsageSource source) =>
        Of(source) is { Rule: { } rule } format
            ? format with { Begin = _ => source == UsageSource.Anthropic ? Streamed(_ => rule) : new ObjectReader(rule) }
            : Of(source);

    // One file may hold the lines of several programs: each is read by the rule of the first source that knows it. What none knows and
    // tells tokens all the same is told.
    private static SourceFormat Of(UsageSource source, Func<JsonElement, bool> recognises, ObjectReader.Rule rule)
    {
        ObjectReader.Rule other = (piece, sink) =>
            rule(piece, sink) ?? (LoggedResponse.IsOverlookedIn(piece) ? ReadingFaults.NoTokens : null);
        return new(source, _ => Streamed(piece => RuleOf(piece) ?? other), recognises) { Rule = rule };
    }

    private static ObjectReader Streamed(Func<JsonElement, ObjectReader.Rule> ruleOf)
    {
        var stream = new AnthropicStream();
        return new ObjectReader(piece => stream.RuleOf(piece) ?? ruleOf(piece), stream.End);
    }

    private static ObjectReader.Rule? RuleOf(JsonElement piece)
    {
        foreach (var format in All)
        {
            if (format.Rule is { } rule && format.Recognises!(piece))
                return rule;
        }

        return null;
    }
}
