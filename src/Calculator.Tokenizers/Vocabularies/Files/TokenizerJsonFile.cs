using System.Text.Json;
using Calculator.Counting;

namespace Calculator.Tokenizers.Vocabularies.Files;

/// <summary>
/// The <c>tokenizer.json</c> of a byte-level BPE. It says itself how a text is normalized and split: what is stated beside it must agree,
/// and whatever it does to a text besides is refused, since it would be counted otherwise than here.
/// </summary>
internal sealed class TokenizerJsonFile
{
    private readonly JsonElement _root;
    private readonly JsonPlace _place;
    private readonly JsonPlace _modelPlace;

    private TokenizerJsonFile(byte[] file, JsonElement root)
    {
        (_root, _place) = (root, new JsonPlace(file, []));
        _modelPlace = _place.In("model");
    }

    /// <summary>The tokens by rank.</summary>
    /// <param name="file">The bytes of the file.</param>
    /// <param name="stated">What is stated beside it.</param>
    /// <exception cref="BrokenVocabularyException">It is no such file, or says something else.</exception>
    public static RankedTokens Read(byte[] file, BroughtVocabulary stated)
    {
        using var document = Parse(file);
        var read = new TokenizerJsonFile(file, document.RootElement);
        try
        {
            var model = read.Model();
            read.CheckAddedTokens();
            read.CheckNormalization(stated.Normalization);
            read.CheckSplit(stated.Split);
            return read.Tokens(model);
        }
        // The reader's own of a text that is no Unicode; any other of its kind is a bug.
        catch (InvalidOperationException) when (BrokenText.LineIn(file) is { } line)
        {
            throw new BrokenVocabularyException(line, "holds a text that is no Unicode");
        }
    }

    private static JsonDocument Parse(byte[] file)
    {
        try
        {
            return JsonDocument.Parse(file);
        }
        catch (JsonException broken)
        {
            throw new BrokenVocabularyException((int)broken.LineNumber.GetValueOrDefault() + 1, "is not JSON from here on");
        }
    }

    private JsonElement Model()
    {
        if (_root.Field("model") is not { } model || model.Field("vocab")?.ValueKind != JsonValueKind.Object
            || model.Field("merges")?.ValueKind != JsonValueKind.Array)
        {
            throw _modelPlace.Broken("must be a BPE with vocab and merges");
        }
        if (model.Text("type") is { } type && type != "BPE")
            throw _modelPlace.In("type").Broken($"is {type}, and must be BPE");
        foreach (var other in new[] { "dropout", "continuing_subword_prefix", "end_of_word_suffix", "byte_fallback" })
        {
            if (!IsUnset(model.Field(other)))
                throw _modelPlace.In(other).Broken("must not be set: such a vocabulary is not byte-level, or counts by chance");
        }

        return model;
    }

    // What is taken out of a text before it is split is a marker, such as <think>, which is counted as the text it is written with.
    private void CheckAddedTokens()
    {
        foreach (var (place, token) in (_root.Field("added_tokens")?.Items() ?? []).Index())
        {
            var isMarker = token.Text("content") is [('<' or '['), _, .., ('>' or ']')];
            if (!isMarker && token.Field("special")?.ValueKind != JsonValueKind.True)
            {
                throw _place.In("added_tokens", place).Broken(
                    $"'{token.Text("content")}' is taken out of a text before it is split: such a vocabulary is not counted here");
            }
        }
    }

    private void CheckNormalization(Normalization stated)
    {
        var right = NormalizationOf(_root.Field("normalizer"))
            ?? throw _place.In("normalizer").Broken("does what is not done here: only none and nfc are");
        if (right != stated)
            throw new BrokenVocabularyException(VocabularyReading.Misstated.Normalization(right));
    }

    private void CheckSplit(SplitPattern? stated)
    {
        var right = KnownSplits.Of(_root.Field("pre_tokenizer"))
            ?? throw _place.In("pre_tokenizer").Broken("splits a text as none of the splits that are known here does");
        if (right != stated)
            throw new BrokenVocabularyException(VocabularyReading.Misstated.Split(right));
    }

    private RankedTokens Tokens(JsonElement model)
    {
        var vocabulary = model.Field("vocab")!.Value.EnumerateObject().Select(token => token.Name).ToHashSet();
        if (ByteAlphabet.Signs.Select(sign => sign.ToString()).FirstOrDefault(sign => !vocabulary.Contains(sign)) is { } missing)
            throw _modelPlace.In("vocab").Broken($"has no token for the byte that is written as '{missing}'");

        var merges = new ListedMerges();
        foreach (var (place, merge) in model.Field("merges")!.Value.Items().Index())
        {
            if (Added(merges, merge, vocabulary) is { } sentence)
                throw _modelPlace.In("merges", place).Broken(sentence);
        }

        var wholePieces = model.Field("ignore_merges")?.ValueKind == JsonValueKind.True;
        foreach (var token in vocabulary.Where(_ => wholePieces))
            merges.AddWhole(token);
        return merges.Ranked(wholePieces, (merge, sentence) => _modelPlace.In("merges", merge).Broken(sentence).Reading);
    }

    private static string? Added(ListedMerges merges, JsonElement merge, HashSet<string> vocabulary) => PairOf(merge) switch
    {
        [var left, var right] when vocabulary.Contains(left + right) => merges.Add(left, right),
        [_, _] => "makes what is no token of vocab",
        _ => "must be two tokens",
    };

    private static string[] PairOf(JsonElement merge) => merge.ValueKind switch
    {
        JsonValueKind.String => merge.GetString()!.Split(' '),
        JsonValueKind.Array => [.. merge.Items().Select(part => part.ValueKind == JsonValueKind.String ? part.GetString()! : "")],
        _ => [],
    };

    private static Normalization? NormalizationOf(JsonElement? normalizer) => normalizer switch
    {
        null or { ValueKind: JsonValueKind.Null } => Normalization.None,
        { } one when one.Text("type") == "NFC" => Normalization.Nfc,
        { } several when several.Text("type") == "Sequence" => (several.Field("normalizers")?.Items().ToList() ?? []) switch
        {
            [] => Normalization.None,
            [var only] => NormalizationOf(only),
            _ => null,
        },
        _ => null,
    };

    private static bool IsUnset(JsonElement? field) => field switch
    {
        null or { ValueKind: JsonValueKind.Null or JsonValueKind.False } => true,
        { ValueKind: JsonValueKind.String } text => text.GetString()!.Length == 0,
        { ValueKind: JsonValueKind.Number } number => number.GetDouble() == 0,
        _ => false,
    };
}

/// <summary>Values of a JSON whose form is not known beforehand.</summary>
internal static class JsonValues
{
    /// <summary>A field of an object; null if there is none.</summary>
    public static JsonElement? Field(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var field) ? field : null;

    /// <summary>A field that is a text; null if there is none.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>The items of a list; none of anything else.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : [];
}
