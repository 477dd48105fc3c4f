using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Calculator.Units;

namespace Calculator.Pricing.Files;

/// <summary>The JSON Schemas of pricing files, made from the very types that read them, so that an editor checks what the reader will.</summary>
public static class PricingSchemas
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerOptions.Default) { WriteIndented = true, NewLine = "\n" };

    private static readonly JsonSchemaExporterOptions Exporter = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe };

    /// <summary>The schemas by file name: <c>provider.json</c> for <c>models/*.json</c>, <c>plans.json</c> and <c>tokenizers.json</c>.</summary>
    public static IReadOnlyDictionary<string, string> ByFile { get; } = new Dictionary<string, string>
    {
        ["provider.json"] = Schema<Provider>("A provider and its models"),
        ["plans.json"] = Schema<PlanFile>("The plans of a version"),
        ["tokenizers.json"] = Schema<TokenizerFile>("The tokenizers of a version and how they compare"),
    };

    private static string Schema<T>(string title)
    {
        var node = PricingJson.Options.GetJsonSchemaAsNode(typeof(T), Exporter).AsObject();
        node.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        node.Insert(1, "title", title);
        return node.ToJsonString(Indented) + "\n";
    }

    // Types with a converter of their own are opaque to the exporter: their rule is written here.
    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        return type switch
        {
            _ when type == typeof(Rate) => Number(0, Rate.Most),
            _ when type == typeof(TokenRatio) => Number(TokenRatio.Bounds.Least, TokenRatio.Bounds.Most),
            _ when type == typeof(Moment) => Text(Moment.Rule),
            _ when type == typeof(ServiceTier) => Names<ServiceTier>(),
            _ when type == typeof(ContentClass) => Names<ContentClass>(),
            _ when type == typeof(Confidence) => Names<Confidence>(),
            _ when type == typeof(PriceStatus) => Names<PriceStatus>(),
            _ when type == typeof(IReadOnlyDictionary<ServiceTier, ServiceTier>) =>
                new JsonObject { ["type"] = "object", ["propertyNames"] = Names<ServiceTier>(), ["additionalProperties"] = Names<ServiceTier>() },
            _ => schema,
        };
    }

    private static JsonObject Number(decimal least, decimal most) => new() { ["type"] = "number", ["minimum"] = least, ["maximum"] = most };

    private static JsonObject Text(string description) => new() { ["type"] = "string", ["description"] = description };

    private static JsonObject Names<T>()
        where T : struct, Enum => new() { ["enum"] = new JsonArray([.. EnumNames<T>.All.Select(name => (JsonNode)name)]) };
}
