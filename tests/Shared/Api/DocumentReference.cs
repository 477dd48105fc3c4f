using System.Text.Json;

namespace Calculator.Testing;

/// <summary>References inside an OpenAPI document.</summary>
internal static class DocumentReference
{
    /// <summary>What an element of a document refers to; itself where it refers to nothing.</summary>
    public static JsonElement Followed(this JsonElement element, JsonElement document) => element.TryGetProperty("$ref", out var reference)
        ? reference.GetString()!.Split('/').Skip(1).Aggregate(document, (owner, step) => owner.GetProperty(step))
        : element;
}
