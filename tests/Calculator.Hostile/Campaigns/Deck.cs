using Calculator.Hostile.Documents;
using Calculator.Hostile.Drawing;
using Calculator.Hostile.Mutations;

namespace Calculator.Hostile.Campaigns;

/// <summary>Everything that is done: each damage that suits it to every field and every operation, and valid requests among them. Dealt in an order that the seed decides, again and again.</summary>
internal sealed class Deck
{
    private const int ValidOnes = 60;
    private const int ValidOnesOfFiles = 10;
    private const int AsText = 8;

    private readonly Card[] _cards;
    private readonly int _seed;

    /// <summary>Makes the deck; fails if there is nothing to be done.</summary>
    public Deck(ApiDocument document, KnownNames names, int seed)
    {
        _seed = seed;
        _cards = new Draw(seed).Shuffled(document.Operations.SelectMany(operation => CardsOf(operation, new ValidMutations(names))));
    }

    public static IReadOnlyList<FieldMutation> OfFields { get; } = [.. ValueMutations.All, .. NameMutations.All];

    public static IReadOnlyList<OperationMutation> OfOperations { get; } = [.. BodyMutations.All, .. HeaderMutations.All, .. AddressMutations.All, .. WireMutations.All];

    public int Count => _cards.Length;

    public IEnumerable<Card> Cards => _cards;

    /// <summary>The request of a number, always the same; a share of them asks for errors as text.</summary>
    public (Card Card, Draft Draft) Deal(int number)
    {
        var chance = Draw.For(_seed, number);
        var card = _cards[number % _cards.Length];
        var draft = card.Write(chance);
        if (chance.Chance(AsText) && draft is { IsElsewhere: false, Damaged: not "errors" } && card.Operation.Find("errors") is { } errors)
            draft.Set(errors, Written.Text("text"));
        return (card, draft);
    }

    private static IEnumerable<Card> CardsOf(Operation operation, ValidMutations undamaged)
    {
        var valid = operation.AnswersFile ? ValidOnesOfFiles : ValidOnes;
        IEnumerable<OperationMutation> ofOperation = [undamaged.Example, .. Enumerable.Repeat(undamaged.Valid, valid), .. Enumerable.Repeat(undamaged.Several, valid / 2), .. OfOperations];
        var ofFields = from field in operation.Fields from mutation in OfFields where mutation.Suits(field) select new Card(operation, field, mutation.Name, (draft, chance) => mutation.Apply(draft, field, chance));
        return ofOperation.Where(mutation => mutation.Suits(operation)).Select(mutation => new Card(operation, null, mutation.Name, mutation.Apply)).Concat(ofFields);
    }
}
