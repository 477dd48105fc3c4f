using Calculator.Api.Uploads;
using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Units;
using Calculator.Usage;

namespace Calculator.Api.Endpoints.Usage;

/// <summary>A log as it was read, and the prices it was read at, with the caller's discount.</summary>
internal sealed record ReadLog(UsageProfile Profile, PriceBook Book)
{
    /// <summary>Reads the log that a request sends, or says why there is none to be read.</summary>
    public static async Task<Outcome<ReadLog>> From(
        HttpRequest sent, Outcome<PriceBook> opened, Discount discount, UsageOptions options, long mostBytes,
        CancellationToken cancellation)
    {
        if (!opened.TryGet(out var listed, out var refusal))
            return refusal;

        var book = listed with { Discount = discount };
        var import = new UsageImport(book, options);
        return await Upload.ReadAsync(sent, mostBytes, import.ReadAsync, cancellation) is { } broken
            ? broken
            : import.Complete().Then(profile => Answerable(profile, book));
    }

    // A bill of nothing is no bill: it looks like usage that cost nothing.
    private static Outcome<ReadLog> Answerable(UsageProfile profile, PriceBook book) => profile.NothingRead is { } sentence
        ? new Refusal(RefusalKind.Contradiction, RefusalSubject.Log, sentence)
        : new ReadLog(profile, book);
}
