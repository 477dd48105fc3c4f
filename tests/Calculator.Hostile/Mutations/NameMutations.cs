using System.Text.Json;
using Calculator.Hostile.Documents;
using Calculator.Hostile.Drawing;

namespace Calculator.Hostile.Mutations;

/// <summary>Damage to the name of one field, or to how often it stands there.</summary>
internal static class NameMutations
{
    public static IReadOnlyList<FieldMutation> All { get; } =
    [
        new("left out", field => field.Required && field.Place != Place.Route, LeaveOut),
        new("repeated", field => field.Place != Place.Route, Repeat),
        new("misspelt name", field => field.Place != Place.Route, Misspell),
        new("other case of the name", field => field.Place != Place.Route, ChangeCase),
    ];

    private static void LeaveOut(Draft draft, Field field, Draw chance)
    {
        draft.Remove(field);
        draft.Damaged = field.Name;
    }

    private static void Repeat(Draft draft, Field field, Draw chance)
    {
        var value = field.Example ?? Written.Text("a");
        draft.Set(field, value);
        for (var times = 1 + chance.Below(3); times > 0; times--)
            draft.Add(field, Draft.NameOf(field), value);
        draft.Damaged = field.Name;
    }

    private static void Misspell(Draft draft, Field field, Draw chance)
    {
        var place = chance.Below(field.Name.Length);
        var name = chance.Below(5) switch
        {
            0 => field.Name.Remove(place, 1),
            1 => field.Name.Insert(place, "x"),
            2 => $"{field.Name}[]",
            3 => $"{field.Name} ",
            _ => $"x.{field.Name}",
        };
        Rename(draft, field, name.Length == 0 ? "x" : name);
    }

    private static void ChangeCase(Draft draft, Field field, Draw chance) =>
        Rename(
            draft,
            field,
            chance.Chance(50) ? field.Name.ToUpperInvariant() : $"{char.ToUpperInvariant(field.Name[0])}{field.Name[1..]}");

    private static void Rename(Draft draft, Field field, string name)
    {
        draft.Remove(field);
        draft.Add(
            field,
            field.Place == Place.Body ? JsonEncodedText.Encode(name).ToString() : Uri.EscapeDataString(name),
            field.Example ?? Written.Text("a"));
        draft.Damaged = name;
    }
}
