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

    // The object an opaque type may be written as: its own node stays as the exporter has it.
    private static readonly JsonSchemaExporterOptions ObjectForm = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = (context, schema) => context.Path.IsEmpty ? schema : Described(context, schema),
    };

    /// <summary>The types that read files, by the name of the schema: <c>provider.json</c> is for <c>models/*.json</c>.</summary>
    public static IReadOnlyDictionary<string, Type> Types { get; } = new Dictionary<string, Type>
    {
        ["provider.json"] = typeof(Provider),
        ["plans.json"] = typeof(PlanFile),
        ["tokenizers.json"] = typeof(TokenizerFile),
        ["overlay.json"] = typeof(ProviderOverlay),
    };

    /// <summary>The schema of a file.</summary>
    public static string Of(string file)
    {
        var schema = PricingJson.Options.GetJsonSchemaAsNode(Types[file], Exporter).AsObject();
        WriteOut(schema, schema);
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", file switch
        {
            "provider.json" => "A provider and its models",
            "plans.json" => "The plans of a version",
            "overlay.json" => "What a version based on another states of a provider and its models",
            _ => "The tokenizers of a version and how they compare",
        });
        return schema.ToJsonString(Indented) + "\n";
    }

    // The exporter points at a type that it has described before; a reader by eye, and the tests, want it where it stands.
    private static void WriteOut(JsonNode? node, JsonNode root)
    {
        foreach (var field in (node as JsonObject ?? []).ToList())
        {
            if ((field.Value as JsonObject)?["$ref"]?.GetValue<string>() is { } pointer)
                node![field.Key] = pointer.Split('/').Skip(1).Aggregate(root, (at, name) => at[name]!).DeepClone();
            WriteOut(node![field.Key], root);
        }

        foreach (var item in node as JsonArray ?? [])
            WriteOut(item, root);
    }

    private static JsonNode Described(JsonSchemaExporterContext context, JsonNode schema)
    {
        var type = context.TypeInfo.Type;
        if (Opaque(type) is { } known)
            return known;
        if (!type.IsGenericType || Opaque(type.GenericTypeArguments[^1]) is not { } items)
            return schema;

        return type.GenericTypeArguments is [{ IsEnum: true } name, _]
            ? new JsonObject { ["type"] = "object", ["propertyNames"] = Named(name), ["additionalProperties"] = items }
            : new JsonObject
            {
                ["type"] = type.GenericTypeArguments.Length == 1 ? "array" : "object",
                [type.GenericTypeArguments.Length == 1 ? "items" : "additionalProperties"] = items,
            };
    }

    // Types with a converter of their own are opaque to the exporter: the rule of their kind is written here; null for any other type.
    private static JsonObject? Opaque(Type type)
    {
        var nullable = Nullable.GetUnderlyingType(type);
        var known = nullable ?? type;
        if (known.IsEnum)
            return Named(known, nullable is not null);
        if (known == typeof(Moment))
            return Text(DateOrInstant, Moment.Rule);
        if (known == typeof(ClockTime))
            return Text(ClockTime.Pattern, ClockTime.Rule, "06:30");
        if (PricingJson.ObjectForm(known) is { } fields)
        {
            return new JsonObject
            {
                ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "string" }, fields.Options.GetJsonSchemaAsNode(known, ObjectForm)),
            };
        }
        if (known == typeof(Rate))
            return Number(0, Rate.Most, nullable is not null);
        return known.GetProperty(nameof(IUnit<TokenRatio>.Bounds))?.GetValue(null) is Bounds bounds
            ? Number(bounds.Least, bounds.Most, nullable is not null, bounds.Whole ? "integer" : "number")
            : null;
    }

    private static JsonObject Text(string pattern, string rule, params JsonNode[] examples)
    {
        var text = new JsonObject { ["type"] = "string", ["pattern"] = pattern, ["description"] = rule };
        if (examples.Length > 0)
            text.Add("examples", new JsonArray(examples));
        return text;
    }

    private static JsonObject Named(Type type, bool mayBeNull = false)
    {
        var names = Enum.GetValues(type).Cast<object>().Select(value => JsonSerializer.SerializeToNode(value, type, PricingJson.Options));
        return new JsonObject { ["enum"] = new JsonArray([.. names, .. mayBeNull ? new JsonNode?[] { null } : []]) };
    }

    private static JsonObject Number(decimal least, decimal most, bool mayBeNull, string type = "number") => new()
    {
        ["type"] = mayBeNull ? new JsonArray(type, "null") : type,
        ["minimum"] = least,
        ["maximum"] = most,
    };
}
