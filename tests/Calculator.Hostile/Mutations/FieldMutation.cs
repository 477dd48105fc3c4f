using Calculator.Hostile.Documents;
using Calculator.Hostile.Drawing;

namespace Calculator.Hostile.Mutations;

/// <summary>One way to damage one field of a request that works.</summary>
/// <param name="Name">What is done.</param>
/// <param name="Suits">Whether it can be done to a field.</param>
/// <param name="Apply">Does it.</param>
internal sealed record FieldMutation(string Name, Func<Field, bool> Suits, Action<Draft, Field, Draw> Apply)
{
    /// <summary>Gives the field a value in place of its own. An error must name the field.</summary>
    public static FieldMutation Value(
        string name,
        Func<Field, bool> suits,
        Func<Field, Draw, Written> draw) => new(name, suits, (draft, field, chance) =>
    {
        var value = draw(field, chance);
        draft.Set(field, value);
        // In a path, a slash, dots or nothing make another route of it.
        draft.Damaged = field.Place != Place.Route || IsOneSegment(value.Query) ? field.Name : null;
        if (draft.Damaged is null)
            draft.MayAnswer.UnionWith([200, 404]);
    });

    private static bool IsOneSegment(string sent)
    {
        var text = Uri.UnescapeDataString(sent);
        return text is not ("" or "." or "..")
            && !text.Contains('/', StringComparison.Ordinal)
            && !text.Contains('\0', StringComparison.Ordinal);
    }
}
