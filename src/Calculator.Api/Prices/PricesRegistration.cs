using Calculator.Api.Settings;
using Calculator.Counting;
using Calculator.Tokenizers;

namespace Calculator.Api.Prices;

/// <summary>Puts the prices in force, and the watch over their folder, into the service.</summary>
internal static class PricesRegistration
{
    /// <summary>Answers from what the pricing folder held at first, once that is read, and from what it holds later on.</summary>
    public static void AddPrices(this IServiceCollection services, Task<FirstPrices> first, PricingSettings settings)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(settings);
        services.AddSingleton<ITokenCounters>(TokenCounters.Shipped);
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<LivePrices>(provider, first.Result.Catalog!));
        services.AddSingleton<PricingMetrics>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<PricingWatch>(provider, first.Result.Files.Digest));
        services.AddHostedService<PricingWatching>();
    }
}
