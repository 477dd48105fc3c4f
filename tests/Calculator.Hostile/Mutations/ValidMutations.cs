using Calculator.Hostile.Drawing;

namespace Calculator.Hostile.Mutations;

/// <summary>Requests without damage, and requests with several damages at once.</summary>
/// <param name="names">Names worth trying where the document allows any text.</param>
internal sealed class ValidMutations(KnownNames names)
{
    private const int MostOptional = 5;

    private static readonly IReadOnlyList<FieldMutation> Damages = [.. ValueMutations.All, .. NameMutations.All];

    public OperationMutation Example { get; } = new("example", _ => true, (_, _) => { });

    public OperationMutation Valid => new("valid", _ => true, AddOptional);

    public OperationMutation Several => new("several damages", _ => true, DamageSeveral);

    /// <summary>Gives required fields other values at times, and some optional ones a value.</summary>
    private void AddOptional(Draft draft, Draw chance)
    {
        var value = new DrawValue(chance, names);
        foreach (var field in draft.Operation.Fields.Where(field => field.FilledIn is not null && chance.Chance(30)))
            draft.Set(field, value.For(draft.Operation, field));
        foreach (var field in chance.Some([.. draft.Operation.Fields.Where(field => field.FilledIn is null)], MostOptional))
            draft.Set(field, value.For(draft.Operation, field));
    }

    private void DamageSeveral(Draft draft, Draw chance)
    {
        AddOptional(draft, chance);
        foreach (var field in chance.Some(draft.Operation.Fields, MostOptional))
            chance.Pick([.. Damages.Where(damage => damage.Suits(field))]).Apply(draft, field, chance);
        draft.Damaged = null;
    }
}
