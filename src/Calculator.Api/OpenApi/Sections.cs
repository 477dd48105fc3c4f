namespace Calculator.Api.OpenApi;

/// <summary>The sections of the documentation. The numbers keep them in the order of the flow in tools that sort by name.</summary>
internal static class Sections
{
    public const string Usage = "0 Usage";
    public const string TaskCost = "1 Task cost";
    public const string Spend = "2 Spend";
    public const string BreakEven = "3 Break-even";
    public const string TokenizerDelta = "4 Tokenizer delta";
    public const string Report = "5 Report";
    public const string TokenCount = "6 Token count";
    public const string Decisions = "7 Decisions";
    public const string Catalog = "8 Catalog";
    public const string Operations = "9 Operations";
}
