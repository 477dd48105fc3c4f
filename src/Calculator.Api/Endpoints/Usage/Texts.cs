namespace Calculator.Api.Endpoints.Usage;

/// <summary>What is said of the questions about logs.</summary>
internal static class Texts
{
    public const string Example =
        """{"type":"assistant","sessionId":"7f1c","timestamp":"2026-11-19T10:00:00Z","requestId":"req_1","""
        + """ "message":{"id":"msg_1","model":"claude-haiku-4-5","""
        + """ "usage":{"input_tokens":1000,"cache_read_input_tokens":20000,"output_tokens":400}}}""";

    public const string UsageRows =
        "The body is one file of a source whose lines are requests, or a gzip of one: a table comes back as a table, "
        + "with further columns that begin with priced., anything else as one JSON object a line, with a property priced. "
        + "A row that has no price says why, and the rest goes on; remarks name what was taken for granted in one that has. "
        + "Each row is priced at its own time and as it stands: what is told twice is priced twice. "
        + "The rows are sent while the body comes in, so read them while you send it, as curl does. "
        + "The fields stand in the query. PUT does the same, for curl -T.";

    public const string UsagePlans =
        "The body is what /v1/usage/profile takes. The log is replayed in the order of time through each plan's windows: "
        + "one of five hours opens with the first request after the last one's end, "
        + "a week begins with weekStart, a month with the calendar's; "
        + "for each person by themselves where the log names them. "
        + "What no open window has room for is blocked, or billed where the plan sells it. "
        + "Figures are of a month like the log's days, and byMonth has the real ones. "
        + "The cheapest is the cheapest of those that are known to serve all of it; "
        + "a plan of unknown limits is never that, and named in mightBeCheaper. "
        + "The fields and the words are those of /v1/break-even; they stand in the query. PUT does the same, for curl -T.";

    public const string UsageProfile =
        "The body is a log, a report, or an archive of them: one file, a tar, a zip, a gzip of either, or multipart/form-data. "
        + "What it is, its content says. Each request is priced at its own time, and counted once however often the log repeats it. "
        + "What cannot be read is counted and told, and nothing is stored; a log of which nothing can be read is refused. "
        + "The fields stand in the query. PUT does the same, for curl -T.";
}
