using System.Globalization;
using System.IO.Hashing;
using Microsoft.Net.Http.Headers;

namespace Calculator.Api.Replies;

/// <summary>
/// Sends a representation. One that does not depend on the clock carries a strong <c>ETag</c> of its bytes and may be kept for a while;
/// any other must be asked for anew.
/// </summary>
/// <param name="Representation">What is sent.</param>
/// <param name="KeptFor">How long it may be kept; null if it depends on the clock.</param>
internal sealed record RepresentedReply(Representation Representation, TimeSpan? KeptFor) : IResult
{
    private const string NothingRuns = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var sent = Representation;
        var (request, response) = (httpContext.Request, httpContext.Response);
        var keptFor = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) ? KeptFor : null;
        response.Headers.CacheControl = keptFor is { } time ? Keep(request, time) : "no-cache";

        if (keptFor is not null)
        {
            var tag = TagOf(sent.Bytes.Span);
            response.Headers.ETag = tag;
            if (IsKept(request, tag))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }

        if (sent.IsFile)
            response.Headers.ContentSecurityPolicy = NothingRuns;
        if (sent.DownloadName is { } name)
            response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";

        response.ContentType = sent.ContentType;
        response.ContentLength = sent.Bytes.Length;
        // The server itself leaves this away for HEAD, and for no other spelling of it: head would be promised a length and sent nothing.
        await response.Body.WriteAsync(sent.Bytes, httpContext.RequestAborted);
    }

    // What was answered to somebody with a key is for nobody else: public would let a shared cache hand it on.
    private static string Keep(HttpRequest request, TimeSpan time)
    {
        var reach = PresentedKey.Of(request) is null ? "public" : "private";
        return string.Create(CultureInfo.InvariantCulture, $"{reach}, max-age={(long)time.TotalSeconds}");
    }

    // A tag tells answers of one address apart and keeps no secret: it needs no hash that is slow to break.
    private static string TagOf(ReadOnlySpan<byte> bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{XxHash128.HashToUInt128(bytes):x32}\"");

    private static bool IsKept(HttpRequest request, string tag) => request.Headers.IfNoneMatch.Count > 0
        && request
            .GetTypedHeaders().IfNoneMatch
            .Any(kept => kept.Equals(EntityTagHeaderValue.Any) || kept.Compare(new EntityTagHeaderValue(tag), useStrongComparison: false));
}
