using System.Globalization;
using System.Text;
using Calculator.Counting;
using Calculator.Tokenizers.Vocabularies;
using Calculator.Tokenizers.Vocabularies.Files;

namespace Calculator.Tokenizers.SentencePieces;

/// <summary>What a SentencePiece model joins, takes whole, and does to a text first.</summary>
/// <param name="Pieces">The pieces by rank: the higher a score, the lower the rank.</param>
/// <param name="Whole">The pieces that are taken out of a text before anything is joined; null if there are none.</param>
/// <param name="HasSpaceBefore">Whether a space is put before a text.</param>
internal sealed record SentencePieceModel(RankedTokens Pieces, RankedTokens? Whole, bool HasSpaceBefore);

/// <summary>
/// A SentencePiece <c>.model</c> file, of the kind that language models have: pairs of characters are joined, characters without a piece
/// fall back to bytes, and a text is taken as it is. Others (Unigram, or one that normalizes) are refused: they would be counted otherwise.
/// </summary>
internal sealed class ModelFile
{
    private const int TypeOfBpe = 2;

    private readonly List<(byte[] Text, float Score)> _joined = [];
    private readonly List<byte[]> _whole = [];
    private readonly HashSet<string> _bytes = [];

    private ulong _modelType = 1;
    private bool _fallsBackToBytes;
    private bool _hasSpaceAfter;
    private bool _hasSpaceBefore = true;
    private bool _removesSpace = true;
    private bool _escapesSpace = true;
    private bool _normalizes;

    private enum PieceType
    {
        Normal = 1,
        Unknown = 2,
        Control = 3,
        UserDefined = 4,
        Unused = 5,
        Byte = 6,
    }

    /// <summary>The model.</summary>
    /// <exception cref="BrokenVocabularyException">It is no such file.</exception>
    public static SentencePieceModel Read(byte[] file)
    {
        var read = new ModelFile();
        try
        {
            read.ReadModel(file);
        }
        catch (FormatException)
        {
            throw Broken("is no SentencePiece model");
        }

        if (read.WhyNotCounted() is { } sentence)
            throw Broken(sentence);
        return new SentencePieceModel(
            RankedTokens.Of([.. read._joined.OrderByDescending(piece => piece.Score).Select(piece => piece.Text)]),
            read._whole.Count > 0 ? RankedTokens.Of(read._whole) : null,
            read._hasSpaceBefore);
    }

    private static BrokenVocabularyException Broken(string sentence) => new(new VocabularyReading.Broken(1, "$", sentence));

    private string? WhyNotCounted()
    {
        if (_modelType != TypeOfBpe)
            return "is no BPE: only SentencePiece models that join pairs of characters are counted here";
        if (_normalizes || _removesSpace)
            return "normalizes a text before it is split: only models that take a text as it is are counted here";
        if (_hasSpaceAfter || !_escapesSpace)
            return "puts spaces after words, or does not mark them: such models are not counted here";
        if (!_fallsBackToBytes || _bytes.Count < SingleBytes.Count)
            return "does not fall back to bytes: how many tokens an unknown character has is not told by such models";

        // A character alone is never what two others are joined to.
        var twice = _joined
            .Where(piece => CharacterUnit.End(piece.Text, 0) < piece.Text.Length)
            .GroupBy(piece => piece.Score)
            .FirstOrDefault(same => same.Skip(1).Any());
        return twice is null
            ? null
            : $"has two pieces of the score {(twice.Key + 0f).ToString(CultureInfo.InvariantCulture)}: which is joined first is not told";
    }

    private void ReadModel(ReadOnlySpan<byte> file)
    {
        var fields = new ProtobufFields(file);
        while (fields.TryNext())
        {
            switch (fields.Number)
            {
                case 1:
                    ReadPiece(fields.Bytes);
                    break;
                case 2:
                    ReadTrainer(fields.Bytes);
                    break;
                case 3:
                    ReadNormalizer(fields.Bytes);
                    break;
            }
        }
    }

    private void ReadPiece(ReadOnlySpan<byte> message)
    {
        var (text, score, type) = (Array.Empty<byte>(), 0f, PieceType.Normal);
        for (var fields = new ProtobufFields(message); fields.TryNext();)
        {
            if (fields.Number == 1)
                text = fields.Bytes.ToArray();
            else if (fields.Number == 2)
                score = fields.Single;
            else if (fields.Number == 3)
                type = (PieceType)fields.Value;
        }

        Add(text, score, type);
    }

    private void Add(byte[] text, float score, PieceType type)
    {
        switch (type)
        {
            case PieceType.Normal when text.Length > 0:
                _joined.Add((text, score));
                break;
            case PieceType.UserDefined when text.Length > 0:
                _whole.Add(text);
                break;
            case PieceType.Byte:
                _bytes.Add(Encoding.UTF8.GetString(text));
                break;
            case PieceType.Unused:
                throw Broken("has pieces that are not used, and that what is joined falls apart again into");
        }
    }

    private void ReadTrainer(ReadOnlySpan<byte> message)
    {
        for (var fields = new ProtobufFields(message); fields.TryNext();)
        {
            if (fields.Number == 3)
                _modelType = fields.Value;
            else if (fields.Number == 24)
                _hasSpaceAfter = fields.Value != 0;
            else if (fields.Number == 35)
                _fallsBackToBytes = fields.Value != 0;
        }
    }

    private void ReadNormalizer(ReadOnlySpan<byte> message)
    {
        for (var fields = new ProtobufFields(message); fields.TryNext();)
        {
            if (fields.Number == 2)
                _normalizes = fields.Bytes.Length > 0;
            else if (fields.Number == 3)
                _hasSpaceBefore = fields.Value != 0;
            else if (fields.Number == 4)
                _removesSpace = fields.Value != 0;
            else if (fields.Number == 5)
                _escapesSpace = fields.Value != 0;
        }
    }
}
