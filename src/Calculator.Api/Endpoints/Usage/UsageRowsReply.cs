using System.Buffers;
using Calculator.Api.Fields;
using Calculator.Api.Replies;
using Calculator.Api.Settings;
using Calculator.Api.Uploads;
using Calculator.Pricing;
using Calculator.Usage;

namespace Calculator.Api.Endpoints.Usage;

/// <summary>
/// Sends the rows of a log with their prices while they come in, so that nothing is kept of either. Until the first are sent,
/// what is wrong with the body is a problem; after that the connection is cut, so that a part is never taken for the whole.
/// </summary>
/// <param name="Book">The prices.</param>
/// <param name="Source">What wrote the log; found by its content if null.</param>
internal sealed record UsageRowsReply(PriceBook Book, UsageSource? Source) : IResult
{
    private const int LeastSent = 64 * 1024;

    // What is written to the answer itself stands before a problem that comes after it, sent or not.
    private readonly ArrayBufferWriter<byte> _rows = new(LeastSent);
    private bool _isRead;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var most = httpContext.RequestServices.GetRequiredService<Limits>().UsageBytes;
        var refusal = await Upload.ReadAsync(
            httpContext.Request,
            most,
            (_, content, cancellation) => ReadAsync(httpContext.Response, content, cancellation),
            httpContext.RequestAborted);
        if (refusal is null)
            await SendAsync(httpContext.Response, httpContext.RequestAborted);
        else if (httpContext.Response.HasStarted)
            httpContext.Abort();
        else
            await Problems.Refused(refusal, SubjectFields.Of(refusal.Subject)).ExecuteAsync(httpContext);
    }

    private async Task ReadAsync(HttpResponse response, Stream content, CancellationToken cancellation)
    {
        if (_isRead)
            throw new BrokenUpload("The body holds several files; the rows of one are priced at a time.");

        _isRead = true;
        IRowWriter? writer = null;
        var fault = await new UsageRows(Book, Source).ReadAsync(
            content,
            source => writer = Begin(response, source),
            (ReadOnlySpan<byte> piece, in PricedRow? row) => writer!.Write(piece, row),
            () => _rows.WrittenCount < LeastSent ? ValueTask.CompletedTask : SendAsync(response, cancellation),
            cancellation);
        if (fault is not null)
            throw new BrokenUpload(fault);
    }

    private async ValueTask SendAsync(HttpResponse response, CancellationToken cancellation)
    {
        await response.Body.WriteAsync(_rows.WrittenMemory, cancellation);
        _rows.ResetWrittenCount();
    }

    private IRowWriter Begin(HttpResponse response, UsageSource source)
    {
        response.Headers.CacheControl = "no-cache";
        response.ContentType = source == UsageSource.Csv ? Representation.Csv : Upload.JsonLines;
        return source == UsageSource.Csv ? new CsvRowWriter(_rows) : new JsonRowWriter(_rows);
    }
}

/// <summary>Writes a row with its price behind it.</summary>
internal interface IRowWriter
{
    /// <summary>Writes a row; one without a price is a table's header, or no request.</summary>
    void Write(ReadOnlySpan<byte> piece, in PricedRow? row);
}
