using System.Text;
using System.Text.Json;
using Calculator.Api.Binding;
using CommunityToolkit.HighPerformance;
using CommunityToolkit.HighPerformance.Buffers;

namespace Calculator.Api.Replies;

/// <summary>An answer in the form the caller asked for; to be disposed of once it is sent.</summary>
/// <param name="ContentType">The media type.</param>
/// <param name="Bytes">What is sent: UTF-8 without a byte order mark.</param>
internal sealed record Representation(string ContentType, ReadOnlyMemory<byte> Bytes) : IDisposable
{
    public const string Json = "application/json; charset=utf-8";
    public const string Csv = "text/csv; charset=utf-8";
    public const string Text = "text/plain; charset=utf-8";

    // Nearly every answer is JSON: its bytes stand in memory that is lent, and goes back when they are sent.
    private ArrayPoolBufferWriter<byte>? Lent { get; init; }

    /// <summary>The name a file is saved under; null for what is shown.</summary>
    public string? DownloadName { get; private init; }

    /// <summary>Whether it is a document of its own, which must not run or load anything.</summary>
    public bool IsFile { get; private init; }

    /// <summary>A file as it is.</summary>
    public static Representation Of(FileAnswer file, string mediaType) =>
        new(mediaType, file.Bytes) { DownloadName = file.DownloadName, IsFile = true };

    /// <summary>Represents an answer. All forms are made from the same JSON, so they print the same digits.</summary>
    /// <returns>Null if the reply's fields do not fit the answer; the faults say how.</returns>
    public static Representation? Of<T>(T answer, ReplyFields reply, Faults faults)
        where T : notnull => reply switch
        {
            { Format: ReplyFormat.Csv } => CsvTable.Of(answer, AnswerJson.Options, faults)?.Write(reply, faults) is { } csv
                ? OfText(Csv, csv)
                : null,
            { Field: { } path } => OfField(AnswerNode.Of(answer), path, reply, faults),
            { Format: ReplyFormat.Text } => OfText(Text, TextSummary.Of(AnswerNode.Of(answer).Value)),
            { Numbers: NumberForm.Text } => OfJson(JsonSerializer.SerializeToUtf8Bytes(answer, AnswerJson.Options), reply),
            _ => OfJson(answer),
        };

    public void Dispose() => Lent?.Dispose();

    private static Representation OfJson<T>(T answer)
    {
        var lent = new ArrayPoolBufferWriter<byte>();
        JsonSerializer.Serialize(lent.AsStream(), answer, AnswerJson.Options);
        return new(Json, lent.WrittenMemory) { Lent = lent };
    }

    private static Representation? OfField(AnswerNode answer, string path, ReplyFields reply, Faults faults)
    {
        var found = FieldPath.Find(answer, path);
        if (found.Fault is { } fault)
        {
            faults.Add("field", fault);
            return null;
        }

        return reply.Format == ReplyFormat.Text ? OfText(Text, found.AsText()) : OfJson(Encoding.UTF8.GetBytes(found.AsJson()), reply);
    }

    private static Representation OfJson(byte[] json, ReplyFields reply) =>
        new(Json, reply.Numbers == NumberForm.Text ? NumbersAsText.Of(json) : json);

    private static Representation OfText(string contentType, string text) => new(contentType, Encoding.UTF8.GetBytes(text));
}
