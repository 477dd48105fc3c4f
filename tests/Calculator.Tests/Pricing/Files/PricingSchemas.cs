using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Calculator.Pricing;
using Calculator.Pricing.Files;
using Calculator.Units;

namespace Calculator.Tests.Pricing.Files;

/// <summary>The JSON Schemas of pricing files, made from the types that read them: an editor checks what the reader will.</summary>
internal static class PricingSchemas
{
    // As Moment reads it.
    private const string DateOrInstant =
        @"^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,7})?)?(Z|[+-][0-9]{2}:[0-9]{2}))?$";

    private static readonly JsonSerializerOptions Indented = new(JsonSerializerOptions.Default)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonSchemaExporterOptions Exporter = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = Described,
    };

    /// <summary>The types that read files, by the name of the schema: <c>provider.json</c> is for <c>models/*.json</c>.</summary>
    public static IReadOnlyDictionary<string, Type> Types { get; } = new Dictionary<string, Type>
    {
        ["provider.json"] = typeof(Provider),
        ["plans.json"] = typeof(PlanFile),
        ["tokenizers.json"] = typeof(TokenizerFile),
    };

    /// <summary>The schema of a file.</summary>
    public static string Of(string file)
    {
        var schema = PricingJson.Options.GetJsonSchemaAsNode(Types[file], Exporter).AsObject();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", file switch
        {
            "provider.json" => "A provider and its models",
            "plans.json" => "The plans of a version",
            _ => "The tokenizers of a version and how they compare",
        });
        return schema.ToJsonString(Indented) + "\n";
    }

    // Types with a converter of their own are opaque to the exporter: the rule of their kind is written here.
    private static JsonNode Described(JsonSchemaExporterContext context, JsonNode schema)
    {
        var nullable = Nullable.GetUnderlyingType(context.TypeInfo.Type);
        var type = nullable ?? context.TypeInfo.Type;
        if (type.IsEnum)
            return Named(type, nullable is not null);
        if (type == typeof(Moment))
            return new JsonObject { ["type"] = "string", ["pattern"] = DateOrInstant, ["description"] = Moment.Rule };
        if (type == typeof(Rate))
            return Number(0, Rate.Most, nullable is not null);
        if (type.GetProperty(nameof(IUnit<TokenRatio>.Bounds))?.GetValue(null) is Bounds bounds)
            return Number(bounds.Least, bounds.Most, nullable is not null);
        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) ? Entries(type) : schema;
    }

    private static JsonObject Entries(Type type) => new()
    {
        ["type"] = "object",
        ["propertyNames"] = Named(type.GenericTypeArguments[0]),
        ["additionalProperties"] = Named(type.GenericTypeArguments[1]),
    };

    private static JsonObject Named(Type type, bool mayBeNull = false)
    {
        var names = Enum.GetValues(type).Cast<object>().Select(value => JsonSerializer.SerializeToNode(value, type, PricingJson.Options));
        return new JsonObject { ["enum"] = new JsonArray([.. names, .. mayBeNull ? new JsonNode?[] { null } : []]) };
    }

    private static JsonObject Number(decimal least, decimal most, bool mayBeNull) => new()
    {
        ["type"] = mayBeNull ? new JsonArray("number", "null") : "number",
        ["minimum"] = least,
        ["maximum"] = most,
    };
}
