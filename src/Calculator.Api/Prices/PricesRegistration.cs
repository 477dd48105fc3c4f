using Calculator.Api.Settings;
using Calculator.Counting;
using Calculator.Pricing;
using Calculator.Pricing.Files;
using Calculator.Tokenizers;

namespace Calculator.Api.Prices;

/// <summary>Puts the prices in force, and the watch over their folder, into the service.</summary>
internal static class PricesRegistration
{
    /// <summary>Answers from a catalog, and from what the pricing folder holds later on.</summary>
    public static void AddPrices(this IServiceCollection services, Catalog catalog, PricingFiles files, PricingSettings settings)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(settings);
        services.AddSingleton<ITokenCounters>(TokenCounters.Shipped);
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<LivePrices>(provider, catalog));
        services.AddSingleton<PricingMetrics>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<PricingWatch>(provider, files.Digest));
        services.AddHostedService<PricingWatching>();
    }
}
