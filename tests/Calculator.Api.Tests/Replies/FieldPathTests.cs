using Calculator.Api.Replies;

namespace Calculator.Api.Tests.Replies;

public class FieldPathTests
{
    private static readonly Shelf Answer = new(
        [new("a", 1), new("a.b", 2), new("a.b.c", 3), new("twin.x", 4), new("twin.x", 5), new("", 6)]);

    [Theory]
    [InlineData("rows.a.pages", "1")]
    [InlineData("rows.a.b.pages", "2")]
    [InlineData("rows.a.b.c.pages", "3")]
    [InlineData("rows..pages", "6")]
    [InlineData("rows.3.pages", "4")]
    [InlineData("rows.4.id", "twin.x")]
    public void The_longest_id_that_fits_wins(string path, string value) =>
        FieldPath.Find(AnswerNode.Of(Answer), path).AsText().ShouldBe(value);

    [Theory]
    [InlineData("rows.twin.x.pages", "twin.x is the name of 2 items in rows; name one by its place, from 0 to 5.")]
    [InlineData("rows.twin.pages", "There is no item twin in rows; there are a, a.b, a.b.c, twin.x, .")]
    public void Says_which_items_there_are(string path, string fault) =>
        FieldPath.Find(AnswerNode.Of(Answer), path).Fault.ShouldBe(fault);

    [Theory]
    [InlineData('.')]
    [InlineData('a')]
    public void A_path_of_thousands_of_steps_costs_no_more_than_its_length(char filling)
    {
        var path = "rows." + string.Concat(Enumerable.Repeat($"{filling}.", 4_000));
        var answer = AnswerNode.Of(Answer);
        _ = FieldPath.Find(answer, path);
        var before = GC.GetAllocatedBytesForCurrentThread();
        FieldPath.Find(answer, path).Fault.ShouldNotBeNull();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(2_000_000);
    }

    private sealed record Shelf(IReadOnlyList<Book> Rows);

    private sealed record Book([property: RowKey] string Id, int Pages);
}
