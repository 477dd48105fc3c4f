using System.Globalization;
using System.Text.Json;
using Calculator.Outcomes;

namespace Calculator.Api.Replies;

/// <summary>One value of an answer, found by its path, or why there is none.</summary>
/// <param name="Value">The value.</param>
/// <param name="Reason">The word that stands for a null, such as <c>never</c>.</param>
/// <param name="Fault">What is wrong with the path.</param>
internal readonly record struct FoundValue(JsonElement Value, string? Reason, string? Fault)
{
    public string AsText() => Value.ValueKind switch
    {
        JsonValueKind.String => Value.GetString()!,
        JsonValueKind.Null => Reason ?? "null",
        _ => Value.GetRawText(),
    };

    public string AsJson() => Value.GetRawText();
}

/// <summary>
/// Walks an answer by a path with dots. Items of a list go by the first of their fields id, plan, model, tokenizer, item, option, variable, bound, row, column; else by their place from 0.
/// Ids may hold dots themselves: the longest one that fits wins.
/// </summary>
internal static class FieldPath
{
    private static readonly string[] Keys = ["id", "plan", "model", "tokenizer", "item", "option", "variable", "bound", "row", "column"];

    public static FoundValue Find(JsonElement answer, string path)
    {
        var steps = path.Split('.');
        var (at, parent, walked) = (answer, answer, 0);
        while (walked < steps.Length)
        {
            var (next, taken, fault) = at.ValueKind switch
            {
                JsonValueKind.Object => Property(at, steps, walked),
                JsonValueKind.Array => Item(at, steps, walked),
                _ => (default, 0, $"{Told(steps, walked)} is a single value; there is nothing below it."),
            };
            if (fault is not null)
                return new FoundValue(default, null, fault);

            parent = at;
            at = next;
            walked += taken;
        }

        return at.ValueKind is JsonValueKind.Object or JsonValueKind.Array
            ? new FoundValue(default, null, $"{Echo.Of(path)} is {(at.ValueKind == JsonValueKind.Array ? "a list" : "an object")}, not one value; below it are {Below(at)}.")
            : new FoundValue(at, at.ValueKind == JsonValueKind.Null ? ReasonFor(answer, parent, steps[^1]) : null, null);
    }

    private static (JsonElement Next, int Taken, string? Fault) Property(JsonElement owner, string[] steps, int walked) =>
        owner.TryGetProperty(steps[walked], out var value)
            ? (value, 1, null)
            : (default, 0, $"There is no {Echo.Of(steps[walked])}{Where(steps, walked)}{Meant(steps[walked], owner)} There are {Below(owner)}.");

    private static (JsonElement Next, int Taken, string? Fault) Item(JsonElement list, string[] steps, int walked)
    {
        for (var taken = steps.Length - walked; taken > 0; taken--)
        {
            var id = string.Join('.', steps[walked..(walked + taken)]);
            var matches = list.EnumerateArray().Where(item => KeyOf(item) == id).ToList();
            if (matches.Count == 1)
                return (matches[0], taken, null);
            if (matches.Count > 1)
                return (default, 0, $"{Echo.Of(id)} is the name of {matches.Count} items{Where(steps, walked)}; name one by its place, from 0 to {list.GetArrayLength() - 1}.");
        }

        return int.TryParse(steps[walked], NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.GetArrayLength()
            ? (list[index], 1, null)
            : (default, 0, $"There is no item {Echo.Of(steps[walked])}{Where(steps, walked)}; there are {Below(list)}.");
    }

    private static string? KeyOf(JsonElement item) => item.ValueKind == JsonValueKind.Object
        ? Keys.Select(key => item.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null).FirstOrDefault(key => key is not null)
        : null;

    /// <summary>A null is told by the outcome beside it, by a reason of its own name, by the reason or the kind beside it, or by the answer's reasons for that end of a range.</summary>
    private static string? ReasonFor(JsonElement answer, JsonElement owner, string name)
    {
        if (owner.ValueKind != JsonValueKind.Object)
            return null;

        string?[] words =
        [
            Word(owner, "outcome"),
            Word(owner, name.Replace("Ratio", "Reason", StringComparison.Ordinal)),
            Word(owner, "reason"),
            Word(owner, "kind"),
            answer.TryGetProperty("reasons", out var reasons) ? Word(reasons, name) : null,
        ];
        return words.FirstOrDefault(word => word is not null);
    }

    private static string? Word(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Below(JsonElement owner) => owner.ValueKind == JsonValueKind.Object
        ? string.Join(", ", owner.EnumerateObject().Select(property => property.Name))
        : string.Join(", ", owner.EnumerateArray().Select((item, index) => KeyOf(item) ?? $"{index}").Distinct().DefaultIfEmpty("none"));

    private static string Meant(string step, JsonElement owner) =>
        Nearest.SlipOf(step, owner.EnumerateObject().Select(property => property.Name)) is { } name ? $"; did you mean {name}?" : ".";

    private static string Where(string[] steps, int walked) => walked == 0 ? " in this answer" : $" in {Told(steps, walked)}";

    private static string Told(string[] steps, int walked) => Echo.Of(string.Join('.', steps[..walked]));
}
