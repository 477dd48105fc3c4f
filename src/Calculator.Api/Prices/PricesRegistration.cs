using Calculator.Api.Settings;
using Calculator.Api.Telemetry;
using Calculator.Pricing;
using Calculator.Pricing.Files;

namespace Calculator.Api.Prices;

/// <summary>What goes on beside the requests: prices are reloaded, and everything is measured.</summary>
internal static class Operating
{
    /// <summary>Answers from a catalog, and from what the pricing folder holds later on.</summary>
    public static void AddPrices(this IServiceCollection services, Catalog catalog, PricingFiles files, PricingSettings settings)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(settings);
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<LivePrices>(provider, catalog));
        services.AddSingleton<PricingMetrics>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<PricingWatch>(provider, files.Digest));
        services.AddHostedService<PricingWatching>();
    }

    public static void AddMeasuring(this IServiceCollection services)
    {
        services.AddSingleton<ProblemMetrics>();
        services.AddSingleton<MeterReadings>();
    }

    /// <summary>Listens from the first request on.</summary>
    public static void StartMeasuring(this WebApplication app) => app.Services.GetRequiredService<MeterReadings>();
}
