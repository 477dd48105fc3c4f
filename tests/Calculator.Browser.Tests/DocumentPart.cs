using System.Text.Json.Nodes;

namespace Calculator.Browser.Tests;

/// <summary>An OpenAPI document of some paths alone, with the components they lead to.</summary>
internal static class DocumentPart
{
    public static JsonObject Of(JsonObject document, string[] paths)
    {
        var part = document.DeepClone().AsObject();
        Keep(part["paths"]!.AsObject(), paths.Contains);
        var used = new HashSet<string>(StringComparer.Ordinal);
        Follow(part["paths"]!, part, used);
        foreach (var (kind, components) in part["components"]!.AsObject())
        {
            if (kind != "securitySchemes")
                Keep(components!.AsObject(), name => used.Contains($"#/components/{kind}/{name}"));
        }

        return part;
    }

    private static void Keep(JsonObject entries, Func<string, bool> isKept)
    {
        foreach (var name in entries.Select(entry => entry.Key).Where(name => !isKept(name)).ToList())
            entries.Remove(name);
    }

    private static void Follow(JsonNode? node, JsonObject document, HashSet<string> used)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
                Follow(item, document, used);
        }
        else if (node is JsonObject members)
        {
            foreach (var (name, value) in members)
            {
                if (name == "$ref" && used.Add((string)value!))
                    Follow(Target(document, (string)value!), document, used);
                else
                    Follow(value, document, used);
            }
        }
    }

    private static JsonNode? Target(JsonNode document, string reference) =>
        reference.Split('/').Skip(1).Aggregate((JsonNode?)document, (node, name) => node![name]);
}
