namespace Calculator.Testing;

/// <summary>How long tests wait for what may never come: far longer than anything takes, however busy the machine is.</summary>
internal static class Patience
{
    public static readonly TimeSpan Most = TimeSpan.FromMinutes(10);
}
