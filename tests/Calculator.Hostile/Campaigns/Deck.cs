using Calculator.Hostile.Documents;
using Calculator.Hostile.Drawing;
using Calculator.Hostile.Mutations;

namespace Calculator.Hostile.Campaigns;

/// <summary>
/// Everything that is done: every damage to every field and every operation that it suits, dealt in an order that the seed decides.
/// Each third request is drawn freely instead: mostly a valid one, since what can be answered is most worth asking.
/// </summary>
internal sealed class Deck
{
    private const int Third = 3;
    private const int ValidOnes = 65;
    private const int DamagedOnes = 15;
    private const int FilesDrawnAgain = 75;
    private const int AsText = 8;

    private readonly Card[] _cards;
    private readonly IReadOnlyList<Operation> _operations;
    private readonly ValidMutations _undamaged;
    private readonly int _seed;

    /// <summary>Makes the deck; fails if there is nothing to be done.</summary>
    public Deck(ApiDocument document, KnownNames names, int seed)
    {
        (_operations, _undamaged, _seed) = (document.Operations, new ValidMutations(names), seed);
        _cards = new Draw(seed).Shuffled(_operations.SelectMany(operation => OfOperation(operation).Concat(OfFields(operation))));
    }

    public static IReadOnlyList<FieldMutation> FieldMutations { get; } = [.. ValueMutations.All, .. NameMutations.All];

    public static IReadOnlyList<OperationMutation> OperationMutations { get; } =
        [.. BodyMutations.All, .. LogMutations.All, .. HeaderMutations.All, .. AddressMutations.All, .. WireMutations.All];

    /// <summary>How many requests it takes to do everything once.</summary>
    public int Requests => _cards.Length * Third / (Third - 1);

    public IEnumerable<Card> Cards => _cards;

    /// <summary>The request of a number, always the same; a share of them asks for errors as text.</summary>
    public (Card Card, Draft Draft) Deal(int number)
    {
        var chance = Draw.For(_seed, number);
        var (round, place) = Math.DivRem(number, Third);
        var card = place == Third - 1 ? Free(chance) : _cards[((round * (Third - 1)) + place) % _cards.Length];
        var draft = card.Write(chance);
        if (chance.Chance(AsText) && !draft.IsElsewhere && card.Operation.Find("errors") is { } errors && card.Field != errors)
            draft.Set(errors, Written.Text("text"));
        return (card, draft);
    }

    private Card Free(Draw chance)
    {
        var operation = chance.Pick(_operations);
        // Files cost the service most and tell least.
        if (operation.AnswersFile && chance.Chance(FilesDrawnAgain))
            operation = chance.Pick(_operations);
        return chance.Below(100) switch
        {
            < ValidOnes => CardOf(operation, _undamaged.Valid),
            < ValidOnes + DamagedOnes => CardOf(operation, _undamaged.Several),
            _ => CardOf(operation, chance.Pick([.. OperationMutations.Where(mutation => mutation.Suits(operation))])),
        };
    }

    private IEnumerable<Card> OfOperation(Operation operation) =>
        from mutation in OperationMutations.Append(_undamaged.Example)
        where mutation.Suits(operation)
        from time in Enumerable.Range(0, mutation.Times)
        select CardOf(operation, mutation);

    private static IEnumerable<Card> OfFields(Operation operation) =>
        from field in operation.Fields
        from mutation in FieldMutations
        where mutation.Suits(field)
        select new Card(operation, field, mutation.Name, (draft, chance) => mutation.Apply(draft, field, chance));

    private static Card CardOf(Operation operation, OperationMutation mutation) => new(operation, null, mutation.Name, mutation.Apply);
}
