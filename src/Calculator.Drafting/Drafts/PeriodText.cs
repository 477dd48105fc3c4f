using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Calculator.Pricing;
using Calculator.Pricing.Files;

namespace Calculator.Drafting.Drafts;

/// <summary>A period as the pricing files write one: what belongs together on one line, and all rates of a card on one.</summary>
internal static class PeriodText
{
    private const string Indent = "        ";

    private static readonly string[][] Lines =
    [
        ["from", "status"], ["source", "checked", "confidence"], ["note"], ["edgeNote"],
        ["contextWindow", "maxInput", "maxOutput", "minCacheTokens"], ["residency"], ["peak"], ["tools"],
    ];

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of a period, indented as it stands under a model.</summary>
    public static string Of(PricePeriod period)
    {
        var fields = JsonSerializer.SerializeToNode(period, PricingJson.Options)!.AsObject();
        var lines = Lines.Select(line => Fields(fields, line)).Where(line => line.Length > 0).Select(line => $"{Indent}  {line},\n");
        var cards = fields["rates"]!.AsArray().Select(card => $"{Indent}    {OnOneLine(card)}");
        return $"{Indent}{{\n{string.Concat(lines)}{Indent}  \"rates\": [\n{string.Join(",\n", cards)}\n{Indent}  ]\n{Indent}}}";
    }

    private static string Fields(JsonObject all, string[] names) => string.Join(", ", names.Where(name => IsStated(all[name]))
        .Select(name => $"\"{name}\": {OnOneLine(all[name])}"));

    private static bool IsStated(JsonNode? value) => value is not null and not JsonObject { Count: 0 };

    private static string OnOneLine(JsonNode? node) => node switch
    {
        JsonObject fields => $"{{ {string.Join(", ", fields.Where(field => IsStated(field.Value))
            .Select(field => $"\"{field.Key}\": {OnOneLine(field.Value)}"))} }}",
        JsonArray items => $"[{string.Join(", ", items.Select(OnOneLine))}]",
        _ => node!.ToJsonString(Plain),
    };
}
