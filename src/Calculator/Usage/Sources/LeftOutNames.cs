using Calculator.Usage.Reading;

namespace Calculator.Usage.Sources;

/// <summary>Notes tokens that stand under names of which none is known.</summary>
internal static class LeftOutNames
{
    /// <summary>Notes each of some names.</summary>
    /// <returns>What is to be said of the record; nothing where there is none.</returns>
    public static UsageRemarks LeaveOut(this IUsageSink sink, IEnumerable<string> names)
    {
        var remarks = UsageRemarks.None;
        foreach (var name in names)
        {
            sink.LeaveOut(name);
            remarks = UsageRemarks.UnknownTokens;
        }

        return remarks;
    }
}
