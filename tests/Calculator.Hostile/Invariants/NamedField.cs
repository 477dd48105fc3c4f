using System.Text.Json;

namespace Calculator.Hostile.Invariants;

/// <summary>Whether an error names the one field that was damaged.</summary>
internal static class NamedField
{
    /// <summary>
    /// Null if there was no such error: nothing or more than one field was damaged, or the damage
    /// did no harm, or the whole body was refused for its size or type.
    /// </summary>
    public static bool? IsNamed(Exchange exchange)
    {
        if (exchange is not { IsOfTheOperation: true, HasBody: true, WasRefusedUnread: false, Draft.Damaged: { } damaged })
            return null;
        if (exchange.Answer is not { Status: 400 or 404 or 422, Json: { ValueKind: JsonValueKind.Object } problem })
            return null;

        return problem.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Object
            && errors
                .EnumerateObject()
                .Any(error => error.Name == damaged || error.Name.StartsWith($"{damaged}[", StringComparison.Ordinal));
    }
}
