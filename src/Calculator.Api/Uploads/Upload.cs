using Calculator.Outcomes;
using Calculator.Usage;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Calculator.Api.Uploads;

/// <summary>The files that a request sends as its body.</summary>
internal static class Upload
{
    /// <summary>Objects, one a line.</summary>
    public const string JsonLines = "application/x-ndjson";

    // RFC 2046, 5.1.1 allows 70, and the framework's own forms take 128.
    private const int MostBoundary = 128;

    private static readonly string[] TextTypes = [JsonLines, "application/json", "text/csv", "text/plain"];

    /// <summary>What a body may say that it is; what it is is found out by looking.</summary>
    public static IReadOnlyList<string> MediaTypes { get; } =
    [
        .. TextTypes,
        "application/x-tar", "application/zip", "application/gzip", "multipart/form-data", "application/octet-stream",
    ];

    // What browsers, editors and curl say of the same things, or of whatever it is that they send.
    private static readonly string[] OtherMediaTypes =
    [
        "application/jsonl", "application/jsonlines", "application/vnd.ms-excel",
        "application/x-gzip", "application/x-zip-compressed", "application/x-www-form-urlencoded",
    ];

    /// <summary>Whether a body of a media type is one file of text.</summary>
    public static bool IsText(string mediaType) => TextTypes.Contains(mediaType);

    /// <summary>Takes every file of a body.</summary>
    /// <returns>What is wrong with the body as a whole; null if nothing is.</returns>
    public static async Task<Refusal?> ReadAsync(
        HttpRequest request, long mostBytes, UploadedFiles.Take take, CancellationToken cancellation)
    {
        if (FaultOf(request) is { } fault)
            return fault;

        var meter = new Meter(mostBytes);
        var files = new UploadedFiles(meter, take);
        try
        {
            await (BoundaryOf(request) is { } boundary
                ? ReadParts(new MultipartReader(boundary, request.Body), meter, files, cancellation)
                : files.ReadAsync("", request.Body, cancellation));
            return files.Any ? null : Refused(UsageImport.NothingSent);
        }
        catch (BrokenUpload broken)
        {
            return Refused(broken.Message);
        }
        catch (IOException exception) when (exception is not BadHttpRequestException)
        {
            throw new BadHttpRequestException("The body could not be read.", exception);
        }
    }

    private static async Task ReadParts(MultipartReader parts, Meter meter, UploadedFiles files, CancellationToken cancellation)
    {
        while (await NextAsync(parts, cancellation) is { } part)
        {
            meter.TakeFile();
            await files.ReadAsync(NameOf(part), part.Body, cancellation);
        }
    }

    private static async Task<MultipartSection?> NextAsync(MultipartReader parts, CancellationToken cancellation)
    {
        try
        {
            return await parts.ReadNextSectionAsync(cancellation);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw new BrokenUpload("The body is a multipart/form-data that is cut or damaged.", exception);
        }
    }

    private static string NameOf(MultipartSection part) => part.GetContentDispositionHeader() is { } header
        ? HeaderUtilities.RemoveQuotes(header.FileName.HasValue ? header.FileName : header.Name).Value ?? ""
        : "";

    private static Refusal? FaultOf(HttpRequest request)
    {
        if (request.Headers.ContentEncoding.Any(encoding => encoding is not null && !IsKnown(encoding, ["identity", "gzip", "x-gzip"])))
            return Refused($"The body is packed as '{Echo.Of(request.Headers.ContentEncoding.ToString())}'; send it as it is, or as gzip.");
        if (request.ContentType is null)
            return null;
        var isMediaType = MediaTypeHeaderValue.TryParse(request.ContentType, out var type);
        if (!isMediaType || !IsKnown(type!.MediaType.Value ?? "", [.. MediaTypes, .. OtherMediaTypes]))
            return Refused($"The body is said to be '{Echo.Of(request.ContentType)}'; known are {string.Join(", ", MediaTypes)}.");
        return type.Charset.Value?.Trim('"') is { } charset && !IsKnown(charset, ["utf-8", "utf8", "us-ascii"])
            ? Refused($"The body is said to be in '{Echo.Of(charset)}'; send it in UTF-8.")
            : null;
    }

    private static string? BoundaryOf(HttpRequest request)
    {
        var isMediaType = MediaTypeHeaderValue.TryParse(request.ContentType, out var type);
        if (!isMediaType || !IsKnown(type!.MediaType.Value ?? "", ["multipart/form-data"]))
            return null;

        return HeaderUtilities.RemoveQuotes(type.Boundary).Value switch
        {
            null or "" => throw new BrokenUpload("The body is multipart/form-data, and its boundary is not said."),
            { Length: > MostBoundary } =>
                throw new BrokenUpload($"The body is multipart/form-data, and its boundary is longer than {MostBoundary} characters."),
            var boundary => boundary,
        };
    }

    private static bool IsKnown(string word, string[] known) => known.Contains(word, StringComparer.OrdinalIgnoreCase);

    private static Refusal Refused(string sentence) => new(RefusalKind.Contradiction, RefusalSubject.Log, sentence);
}
