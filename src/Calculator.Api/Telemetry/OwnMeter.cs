namespace Calculator.Api.Telemetry;

/// <summary>The meter of everything that only this service measures.</summary>
internal static class OwnMeter
{
    public const string Name = "Calculator";
}
