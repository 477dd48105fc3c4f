using System.Text.Json;
using Calculator.Pricing;
using Calculator.Usage.Reading;

namespace Calculator.Usage.Sources;

/// <summary>
/// The <c>usage</c> object of Anthropic's Messages API, as Claude Code logs it (anthropic-sdk: Usage, BetaUsage). Its classes are disjoint:
/// <c>input_tokens</c> is without the cached ones. <c>output_tokens</c> includes thinking.
/// </summary>
internal sealed class ClaudeUsage
{
    private const long MostSearches = 1_000_000;

    // Far more than any message is made of: each takes fifty times the memory of the few bytes it may be written in.
    private const int MostIterations = 10_000;

    private const string NoWord = "no word";

    private long _write;
    private long _write5m;
    private long _write1h;
    private bool _isInputSaid;
    private bool _isSplit;
    private bool _isWriteSaid;
    private (ServiceTier Tier, UsageRemarks Remarks) _tier;
    private (ServiceTier Tier, UsageRemarks Remarks) _speed;

    /// <summary>Prompt tokens neither read from cache nor written to it.</summary>
    public long Input { get; private set; }

    /// <summary>Prompt tokens read from cache.</summary>
    public long Read { get; private set; }

    /// <summary>Output tokens; -1 where it says none.</summary>
    public long Output { get; private set; } = -1;

    /// <summary>Searches of the web.</summary>
    public long Searches { get; private set; }

    /// <summary>The region it was kept in; null for any.</summary>
    public string? Geo { get; private set; }

    /// <summary>
    /// What an iteration is: <c>message</c>, <c>compaction</c>, <c>advisor_message</c>, <c>fallback_message</c>; null of a whole.
    /// </summary>
    public string? Kind { get; private set; }

    /// <summary>The model of an iteration, where that is another than the message's.</summary>
    public string? Model { get; private set; }

    /// <summary>The requests it was made of; null if it does not say.</summary>
    public List<ClaudeUsage>? Iterations { get; private set; }

    /// <summary>Why it cannot be counted; null if it can.</summary>
    public string? Fault => Output < 0 ? ReadingFaults.NoTokens
        : Iterations?.Count > MostIterations ? ReadingFaults.TooManyParts
        : !IsValid || Iterations?.TrueForAll(part => part.IsValid) == false ? ReadingFaults.BadTokens
        : null;

    /// <summary>The tier that is billed: fast mode is one of its own.</summary>
    public ServiceTier BilledTier => TierWords.Billed(_tier, _speed).Tier;

    /// <summary>What is to be said of that tier: what is not known is billed as standard, but where another word says more.</summary>
    public UsageRemarks TierRemarks => TierWords.Billed(_tier, _speed).Remarks;

    /// <summary>Whether it says itself which tier it is served in, in a word that is known or in one that is not.</summary>
    public bool SaysTier => BilledTier != ServiceTier.Standard || TierRemarks != UsageRemarks.None;

    /// <summary>The tokens by class. What is written without a split, or beyond it, is written for five minutes.</summary>
    public UsageTokens Tokens => new(Input, Read, Math.Max(_write5m, _write - _write1h), _write1h, Math.Max(Output, 0));

    /// <summary>What is to be said of how long tokens were written for, where it says how many were written in all.</summary>
    public UsageRemarks WriteRemarks => !_isWriteSaid || _write + _write5m + _write1h == 0 ? UsageRemarks.None
        : !_isSplit || _write > _write5m + _write1h ? UsageRemarks.CacheWriteUnsplit
        : _write < _write5m + _write1h ? UsageRemarks.WritesDiffer : UsageRemarks.None;

    private bool IsValid =>
        Tokens.AreValid
        && new UsageTokens(0, 0, _write, 0, 0).AreValid
        && _write5m >= 0
        && _write1h >= 0
        && Searches is >= 0 and <= MostSearches;

    /// <summary>Anthropic's words for no region.</summary>
    public static IReadOnlyList<string> NoRegion { get; } = ["", "global", "not_available"];

    /// <summary>A region by Anthropic's word; null where the word says that there is none.</summary>
    public static string? Region(string? word) => word is null || NoRegion.Contains(word) ? null : word;

    /// <summary>The same, as a name that is kept once.</summary>
    public static string? Region(string? word, NameTable names) => Region(word) is { } region ? names.Of(region) : null;

    /// <summary>Takes what a stream tells of the same message later: counts of all so far, where it tells them.</summary>
    public void GoOn(ClaudeUsage later)
    {
        // A gateway may not know at the beginning what is cached of the input; one that knows no prompt at the end writes zeros.
        if (later._isInputSaid && later.Tokens.Prompt > 0)
            Input = later.Input;
        (Output, Read) = (later.Output, Math.Max(Read, later.Read));
        (_write, _isWriteSaid) = (Math.Max(_write, later._write), _isWriteSaid || later._isWriteSaid);
        if (later._isSplit && later._write5m + later._write1h >= _write5m + _write1h)
            (_write5m, _write1h, _isSplit) = (later._write5m, later._write1h, true);
        (Searches, Iterations) = (Math.Max(Searches, later.Searches), later.Iterations ?? Iterations);
    }

    /// <summary>Reads the object that the reader stands at.</summary>
    public static ClaudeUsage From(ref Utf8JsonReader json, NameTable models) => From(ref json, models, isPart: false);

    private static ClaudeUsage From(ref Utf8JsonReader json, NameTable models, bool isPart)
    {
        var usage = new ClaudeUsage();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            return usage;
        }

        while (json.NextProperty())
            usage.Take(ref json, models, isPart);
        return usage;
    }

    private void Take(ref Utf8JsonReader json, NameTable models, bool isPart)
    {
        if (json.ValueTextEquals("input_tokens"u8))
            (Input, _isInputSaid) = (Number(ref json), json.TokenType != JsonTokenType.Null);
        else if (json.ValueTextEquals("output_tokens"u8))
            Output = Number(ref json) is >= 0 and var tokens ? tokens : long.MaxValue;
        else if (json.ValueTextEquals("cache_read_input_tokens"u8))
            Read = Number(ref json);
        else if (json.ValueTextEquals("cache_creation_input_tokens"u8))
            (_write, _isWriteSaid) = (Number(ref json), true);
        else if (json.ValueTextEquals("cache_creation"u8))
            TakeSplit(ref json);
        else if (json.ValueTextEquals("server_tool_use"u8))
            TakeTools(ref json);
        else if (!isPart && json.ValueTextEquals("iterations"u8))
            TakeIterations(ref json, models);
        else
            TakeWords(ref json, models);
        // A value that was not what it should be may be one with values inside.
        json.Skip();
    }

    private void TakeWords(ref Utf8JsonReader json, NameTable models)
    {
        if (json.ValueTextEquals("service_tier"u8))
            _tier = TierWords.Of(Word(ref json));
        else if (json.ValueTextEquals("speed"u8))
            _speed = TierWords.OfSpeed(Word(ref json));
        else if (json.ValueTextEquals("inference_geo"u8))
            Geo = json.Read() ? Region(json.Name(models)) : null;
        else if (json.ValueTextEquals("type"u8))
            Kind = json.Read() ? json.Name(models) : null;
        else if (json.ValueTextEquals("model"u8))
            Model = json.Read() ? json.Name(models) : null;
        else
            json.Skip();
    }

    private void TakeSplit(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
            return;

        _isSplit = true;
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("ephemeral_5m_input_tokens"u8))
                _write5m = Number(ref json);
            else if (json.ValueTextEquals("ephemeral_1h_input_tokens"u8))
                _write1h = Number(ref json);
            else
                json.Skip();
        }
    }

    private void TakeTools(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
            return;

        while (json.NextProperty())
        {
            if (json.ValueTextEquals("web_search_requests"u8))
                Searches = Number(ref json);
            else
                json.Skip();
        }
    }

    private void TakeIterations(ref Utf8JsonReader json, NameTable models)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartArray)
            return;

        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (Iterations?.Count > MostIterations)
                json.Skip();
            else
                (Iterations ??= []).Add(From(ref json, models, isPart: true));
        }
    }

    private static long Number(ref Utf8JsonReader json) => json.Read() ? json.Tokens() : -1;

    // Nearly all are standard, and are known without a text being made of them.
    private static string? Word(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.String)
            return json.TokenType == JsonTokenType.Null ? null : NoWord;
        return json.ValueTextEquals("standard"u8) ? null : json.GetString();
    }
}
