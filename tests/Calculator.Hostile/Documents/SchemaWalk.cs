namespace Calculator.Hostile.Documents;

/// <summary>
/// Finds the parts of an answer that a path with dots may mean. Items are named by ids that
/// may hold dots themselves, so one path may mean several parts.
/// </summary>
internal static class SchemaWalk
{
    private const int MostDepth = 6;

    /// <summary>The schemas of everything the path may lead to; empty if it leads nowhere.</summary>
    public static IReadOnlyList<Schema> At(Schema schema, string path) => [.. Walk(schema, path.Split('.'))];

    /// <summary>Every path of names through the schema, with 0 for the place in a list.</summary>
    public static IEnumerable<string> Paths(Schema schema, int depth = 0)
    {
        if (depth == MostDepth)
            return [];

        var inner = schema.Properties.SelectMany(property => Paths(property.Value, depth + 1)
            .Select(path => $"{property.Key}.{path}")
            .Prepend(property.Key));
        var items = schema.Items is { } item ? Paths(item, depth + 1).Select(path => $"0.{path}").Prepend("0") : [];
        return inner.Concat(items);
    }

    private static IEnumerable<Schema> Walk(Schema schema, ReadOnlyMemory<string> steps)
    {
        if (steps.IsEmpty)
            return [schema];

        return [.. schema.OneOf.SelectMany(one => Walk(one, steps)), .. Named(schema, steps), .. Placed(schema, steps)];
    }

    private static IEnumerable<Schema> Named(Schema schema, ReadOnlyMemory<string> steps)
    {
        var named = schema.Properties
            .Where(property => property.Key.Equals(steps.Span[0], StringComparison.OrdinalIgnoreCase))
            .Select(property => property.Value);
        return named.SelectMany(found => Walk(found, steps[1..])).Concat(Swallowing(schema.Additional, steps));
    }

    private static IEnumerable<Schema> Placed(Schema schema, ReadOnlyMemory<string> steps) => Swallowing(schema.Items, steps);

    // An id or a key takes one step, or several if it holds dots.
    private static IEnumerable<Schema> Swallowing(Schema? inner, ReadOnlyMemory<string> steps) =>
        inner is null ? [] : Enumerable.Range(1, steps.Length).SelectMany(taken => Walk(inner, steps[taken..]));
}
