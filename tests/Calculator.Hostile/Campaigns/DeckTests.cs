using Calculator.Hostile.Documents;
using Calculator.Hostile.Drawing;
using Calculator.Hostile.Mutations;

namespace Calculator.Hostile.Campaigns;

public class DeckTests
{
    [Fact]
    public void The_same_seed_and_number_make_the_same_request()
    {
        var (deck, again) = (Of(7), Of(7));
        foreach (var number in Enumerable.Range(0, 2_000))
            deck.Deal(number).Draft.ToMessage("host").Bytes.ShouldBe(again.Deal(number).Draft.ToMessage("host").Bytes);
    }

    [Fact]
    public void Another_seed_makes_other_requests()
    {
        var (deck, other) = (Of(7), Of(8));
        Enumerable.Range(0, 200)
            .Count(number => deck.Deal(number).Draft.ToMessage("host").ToString() == other.Deal(number).Draft.ToMessage("host").ToString())
            .ShouldBeLessThan(20);
    }

    [Fact]
    public void Everything_is_done_once_before_anything_is_done_twice()
    {
        var deck = Of(7);
        var dealt = Enumerable.Range(0, deck.Requests).Select(number => deck.Deal(number).Card.Key).ToHashSet();
        deck.Cards.Select(card => card.Key).Except(dealt).ShouldBeEmpty();
    }

    [Fact]
    public void Every_field_meets_its_kind_of_damage_and_no_other()
    {
        var cards = Of(7).Cards.ToList();
        Damages("Query tokens").ShouldBe(
        [
            "blank",
            "bounds",
            "broken escape",
            "long text",
            "misspelt name",
            "naughty text",
            "no Unicode",
            "odd number",
            "other case of the name",
            "repeated",
            "text for a number",
        ]);
        Damages("Route id").ShouldBe(["broken escape", "long text", "naughty text", "no Unicode"]);
        Damages("Body tokens").ShouldContain("left out");
        Damages("Body plans").ShouldContain("damaged list");
        Damages("Body tier").ShouldContain("near a word");

        IEnumerable<string> Damages(string field) =>
            cards.Where(card => card.Key.Field == field).Select(card => card.Mutation).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void Every_damage_suits_some_field_or_operation_of_the_document()
    {
        var done = Of(7).Cards.Select(card => card.Mutation).ToHashSet();
        Deck.FieldMutations.Select(mutation => mutation.Name).Except(done).ShouldBe(["damaged object"]);
        // The small document takes neither a text nor a log.
        Deck.OperationMutations
            .Select(mutation => mutation.Name)
            .Except(done)
            .ShouldBe(["text body", .. LogMutations.All.Select(mutation => mutation.Name)]);
    }

    [Fact]
    public void Damages_have_names_of_their_own()
    {
        string[] names =
        [
            .. Deck.FieldMutations.Select(mutation => mutation.Name),
            .. Deck.OperationMutations.Select(mutation => mutation.Name),
        ];
        names.ShouldBeUnique();
    }

    private static Deck Of(int seed) => new(SmallDocument.Read(), new KnownNames(), seed);
}
