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
/// Walks an answer by a path with dots. Items of a list go by their <see cref="RowKeyAttribute"/>, else by their place from 0.
/// Ids may hold dots themselves: the longest one that fits wins.
/// </summary>
internal static class FieldPath
{
    public static FoundValue Find(AnswerNode answer, string path)
    {
        var steps = path.Split('.');
        var owners = new Stack<AnswerNode>();
        var (at, walked) = (answer, 0);
        while (walked < steps.Length)
        {
            var (next, taken, fault) = at.Value.ValueKind switch
            {
                JsonValueKind.Object => Property(at, steps, walked),
                JsonValueKind.Array => Item(at, steps, walked),
                _ => (default, 0, $"{Told(steps, walked)} is a single value; there is nothing below it."),
            };
            if (fault is not null)
                return new FoundValue(default, null, fault);

            owners.Push(at);
            at = next;
            walked += taken;
        }

        var last = steps[^1];
        if (at.Value.ValueKind == JsonValueKind.Object
            && owners.TryPeek(out var owner)
            && owner.NowBelow(last) is { } below
            && at.Property(below) is { } single)
        {
            owners.Push(at);
            (at, last) = (single, below);
        }

        return at.Value.ValueKind switch
        {
            JsonValueKind.Object => new FoundValue(
                default,
                null,
                $"{Echo.Of(path)} is an object, not one value; below it are {Below(at)}."),
            JsonValueKind.Array => new FoundValue(default, null, $"{Echo.Of(path)} is a list, not one value; below it are {Below(at)}."),
            JsonValueKind.Null => new FoundValue(at.Value, ReasonFor(last, owners), null),
            _ => new FoundValue(at.Value, null, null),
        };
    }

    private static (AnswerNode Next, int Taken, string? Fault) Property(AnswerNode owner, string[] steps, int walked) =>
        (owner.Property(steps[walked]) ?? owner.AsItWas(steps[walked])) is { } value
            ? (value, 1, null)
            : (
                default,
                0,
                $"There is no {Echo.Of(steps[walked])}{Where(steps, walked)}{Meant(steps[walked], owner)} There are {Below(owner)}.");

    private static (AnswerNode Next, int Taken, string? Fault) Item(AnswerNode list, string[] steps, int walked)
    {
        var items = list.Items.ToList();
        if (LongestKey(items, steps, walked) is { } longest)
        {
            return longest.Items.Count == 1
                ? (longest.Items[0], longest.Key.Count('.') + 1, null)
                : (
                    default,
                    0,
                    $"{Echo.Of(longest.Key)} is the name of {longest.Items.Count} items{Where(steps, walked)}; "
                        + $"name one by its place, from 0 to {items.Count - 1}.");
        }

        return int.TryParse(steps[walked], NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < items.Count
            ? (items[index], 1, null)
            : (default, 0, $"There is no item {Echo.Of(steps[walked])}{Where(steps, walked)}; there are {Below(list)}.");
    }

    // By the keys there are and not by the steps: a path may have thousands of those.
    private static (string Key, List<AnswerNode> Items)? LongestKey(List<AnswerNode> items, string[] steps, int walked)
    {
        var path = string.Join('.', steps[walked..]) + ".";
        var longest = items
            .GroupBy(item => item.Key)
            .Where(same => same.Key is { } key && path.StartsWith($"{key}.", StringComparison.Ordinal))
            .MaxBy(same => same.Key!.Length);
        return longest is null ? null : (longest.Key!, [.. longest]);
    }

    // Owners come from the innermost outwards.
    private static string? ReasonFor(string name, Stack<AnswerNode> owners)
    {
        var reasons = owners.Peek().ReasonsOf(name).ToList();
        return owners
            .SelectMany(owner => reasons, Find)
            .Select(reason => reason.Fault is null ? reason.AsText() : null)
            .FirstOrDefault(word => word is not null);
    }

    private static string Below(AnswerNode owner) => owner.Value.ValueKind == JsonValueKind.Object
        ? string.Join(", ", owner.Value.EnumerateObject().Select(property => property.Name))
        : string.Join(", ", owner.Items.Select((item, index) => item.Key ?? $"{index}").Distinct().DefaultIfEmpty("none"));

    private static string Meant(string step, AnswerNode owner) =>
        Nearest.SlipOf(step, owner.Value.EnumerateObject().Select(property => property.Name)) is { } name ? $"; did you mean {name}?" : ".";

    private static string Where(string[] steps, int walked) => walked == 0 ? " in this answer" : $" in {Told(steps, walked)}";

    private static string Told(string[] steps, int walked) => Echo.Of(string.Join('.', steps[..walked]));
}
