using System.Text.Json;

namespace Calculator.Hostile.Documents;

/// <summary>A part of a document that stands elsewhere in it: a schema, a parameter, a response.</summary>
internal static class Reference
{
    /// <summary>What an element is, or what it refers to.</summary>
    public static JsonElement Follow(JsonElement root, JsonElement element)
    {
        while (element.TryGetProperty("$ref", out var reference))
        {
            element = reference
                .GetString()!
                .Split('/')
                .Skip(1)
                .Aggregate(root, (owner, step) => owner.TryGetProperty(step, out var found)
                ? found
                : throw new InvalidDataException($"The document refers to {reference}, which it does not hold."));
        }

        return element;
    }
}
