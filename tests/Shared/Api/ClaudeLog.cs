namespace Calculator.Testing;

/// <summary>Lines as Claude Code writes them.</summary>
internal static class ClaudeLog
{
    /// <summary>A message on Claude Haiku 4.5, at 1 and 5 dollars a million.</summary>
    public static string Line(
        string id,
        long input = 1000,
        long output = 100,
        string session = "s",
        string at = "2026-11-19T10:00:00Z",
        string model = "claude-haiku-4-5") =>
        $"{{\"type\":\"assistant\",\"sessionId\":\"{session}\",\"timestamp\":\"{at}\",\"requestId\":\"r\","
            + $"\"message\":{{\"id\":\"{id}\",\"model\":\"{model}\",\"usage\":{{\"input_tokens\":{input},\"output_tokens\":{output}}}}}}}";
}
