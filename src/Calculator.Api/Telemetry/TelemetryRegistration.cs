namespace Calculator.Api.Telemetry;

/// <summary>Measures what the service does.</summary>
internal static class TelemetryRegistration
{
    public static void AddTelemetry(this IServiceCollection services)
    {
        services.AddSingleton<ProblemMetrics>();
        services.AddSingleton<MeterReadings>();
    }

    /// <summary>Listens from the first request on.</summary>
    public static void UseTelemetry(this WebApplication app) => app.Services.GetRequiredService<MeterReadings>();
}
