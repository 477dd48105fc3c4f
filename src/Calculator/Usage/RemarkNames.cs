using Calculator.Units;

namespace Calculator.Usage;

/// <summary>The names of what was taken for granted, as answers write them: <c>cacheWriteUnsplit</c>.</summary>
public static class RemarkNames
{
    private static readonly (UsageRemarks Remark, string Name)[] All =
    [
        .. Enum.GetValues<UsageRemarks>()
            .Where(remark => remark != UsageRemarks.None)
            .Select(remark => (remark, EnumNames<UsageRemarks>.Of(remark))),
    ];

    /// <summary>The name of each remark, in the order of their declaration; empty if there is none.</summary>
    public static string[] Of(UsageRemarks remarks) =>
        remarks == UsageRemarks.None ? [] : [.. All.Where(each => remarks.HasFlag(each.Remark)).Select(each => each.Name)];
}
