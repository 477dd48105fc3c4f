using System.Text.Json.Serialization;

namespace Calculator.Pricing.Files;

/// <summary>
/// The types of pricing files, taken apart when the engine is built and not by reflection at each start.
/// What a file lacks comes to such a type as null: a property that has a default has it in its getter.
/// </summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Provider))]
[JsonSerializable(typeof(ProviderOverlay))]
[JsonSerializable(typeof(PlanFile))]
[JsonSerializable(typeof(TokenizerFile))]
[JsonSerializable(typeof(VersionBasis))]
internal sealed partial class PricingTypes : JsonSerializerContext;
