using System.Text;
using System.Text.Json;

namespace Calculator.Api.Replies;

/// <summary>A short text for people: one line a field, one line an item.</summary>
internal static class TextSummary
{
    public static string Of(JsonElement answer)
    {
        var text = new StringBuilder();
        Append(text, answer, "");
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonElement owner, string indent)
    {
        foreach (var property in owner.EnumerateObject())
        {
            var value = property.Value;
            if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0)
                continue;

            text.Append(indent).Append(property.Name).Append(':');
            if (value.ValueKind == JsonValueKind.Array)
                AppendItems(text.Append('\n'), value, indent);
            else if (IsDeep(value))
                Append(text.Append('\n'), value, indent + "  ");
            else
                text.Append(' ').Append(Inline(value)).Append('\n');
        }
    }

    private static void AppendItems(StringBuilder text, JsonElement list, string indent)
    {
        foreach (var item in list.EnumerateArray())
            text.Append(indent).Append("- ").Append(Inline(item)).Append('\n');
    }

    private static bool IsDeep(JsonElement value) => value.ValueKind == JsonValueKind.Object
        && value.EnumerateObject().Any(property => property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array);

    private static string Inline(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => string.Join(", ", value.EnumerateObject().Select(property => $"{property.Name} {Inline(property.Value)}")),
        JsonValueKind.Array => $"({string.Join("; ", value.EnumerateArray().Select(Inline))})",
        JsonValueKind.String => value.GetString()!,
        _ => value.GetRawText(),
    };
}
