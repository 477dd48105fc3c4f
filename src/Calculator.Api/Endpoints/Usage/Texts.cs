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
        + "A row that has no price says why, and the rest goes on. "
        + "Each row is priced at its own time and as it stands: what is told twice is priced twice. "
        + "The rows are sent while the body comes in, so read them while you send it, as curl does. "
        + "The fields stand in the query. PUT does the same, for curl -T.";

    public const string UsageProfile =
        "The body is a log, a report, or an archive of them: one file, a tar, a zip, a gzip of either, or multipart/form-data. "
        + "What it is, its content says. Each request is priced at its own time, and counted once however often the log repeats it. "
        + "What cannot be read is counted and told, and nothing is stored. "
        + "The fields stand in the query. PUT does the same, for curl -T.";
}
