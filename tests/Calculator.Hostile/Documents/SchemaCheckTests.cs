using System.Text.Json;

namespace Calculator.Hostile.Documents;

public class SchemaCheckTests
{
    [Theory]
    [InlineData("""{"usd":1.5}""")]
    [InlineData("""{"usd":null}""")]
    [InlineData("""{"usd":1,"count":3,"tier":"batch","isRight":true,"lines":[{"item":"input"}],"reasons":{"low":"never"}}""")]
    [InlineData("""{"usd":1,"isRight":null}""")]
    [InlineData("""{"usd":1,"tally":2}""")]
    [InlineData("""{"usd":1,"tally":null}""")]
    [InlineData("""{"usd":1,"tally":{"low":2}}""")]
    [InlineData("""{"usd":1,"whole":{"item":"a","note":"b"}}""")]
    public void What_is_documented_is_no_fault(string answer) => Faults(answer).ShouldBeEmpty();

    [Theory]
    [InlineData("[]", "$ is no object: []")]
    [InlineData("{}", "$.usd is required and not there")]
    [InlineData("""{"usd":"1"}""", """$.usd is no number: "1" """)]
    [InlineData("""{"usd":1e400}""", "$.usd is no number: 1e400")]
    [InlineData("""{"usd":1,"cents":100}""", "$.cents is not documented")]
    [InlineData("""{"usd":1,"count":null}""", "$.count is null, which is not documented")]
    [InlineData("""{"usd":1,"count":1.5}""", "$.count is no int32: 1.5")]
    [InlineData("""{"usd":1,"count":3000000000}""", "$.count is no int32: 3000000000")]
    [InlineData("""{"usd":1,"tier":"Batch"}""", "$.tier is none of standard, batch: \"Batch\"")]
    [InlineData("""{"usd":1,"isRight":1}""", "$.isRight is no boolean: 1")]
    [InlineData("""{"usd":1,"lines":{}}""", "$.lines is no array: {}")]
    [InlineData("""{"usd":1,"lines":[{"item":"a"},{}]}""", "$.lines[1].item is required and not there")]
    [InlineData("""{"usd":1,"lines":[{"item":"a","usd":1}]}""", "$.lines[0].usd is not documented")]
    [InlineData("""{"usd":1,"tally":"2"}""", "$.tally fits 0 of oneOf: \"2\"")]
    [InlineData("""{"usd":1,"tally":{"low":2,"high":3}}""", "$.tally fits 0 of oneOf: {\"low\":2,\"high\":3}")]
    [InlineData("""{"usd":1,"whole":{"note":"b"}}""", "$.whole.item is required and not there")]
    [InlineData("""{"usd":1,"whole":{"item":"a","more":"b"}}""", "$.whole.more is not documented")]
    [InlineData("""{"usd":1,"reasons":{"low":1}}""", "$.reasons.low is no string: 1")]
    public void What_is_not_documented_is_told_with_its_place(string answer, string fault) => Faults(answer).ShouldBe([fault.Trim()]);

    [Fact]
    public void A_number_must_lie_within_its_bounds()
    {
        var tokens = SmallDocument.Read().Operations[0].Find("tokens")!.Schema;
        SchemaCheck.Faults(Json("10"), tokens).ShouldBeEmpty();
        SchemaCheck.Faults(Json("10.1"), tokens).ShouldBe(["$ is 10.1, outside 0 to 10"]);
    }

    [Fact]
    public void A_keyword_that_the_check_does_not_know_is_a_fault()
    {
        var schema = new Schema(default, Json("""{"type":"string","pattern":"a"}"""));
        SchemaCheck.Faults(Json("\"a\""), schema).ShouldBe(["$: the schema's keyword pattern is not known to this check"]);
    }

    [Fact]
    public void Words_of_a_request_may_be_in_capitals()
    {
        var tier = SmallDocument.Answer.Properties["tier"];
        SchemaCheck.Faults(Json("\"BATCH\""), tier, words: StringComparison.OrdinalIgnoreCase).ShouldBeEmpty();
        SchemaCheck.Faults(Json("\"BATCHES\""), tier, words: StringComparison.OrdinalIgnoreCase).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("usd", true)]
    [InlineData("USD", true)]
    [InlineData("lines", true)]
    [InlineData("lines.0.item", true)]
    [InlineData("lines.an.id.with.dots.item", true)]
    [InlineData("tally.low", true)]
    [InlineData("reasons.low", true)]
    [InlineData("cents", false)]
    [InlineData("usd.cents", false)]
    public void A_path_leads_to_the_parts_it_may_mean(string path, bool leadsSomewhere)
    {
        var parts = SchemaWalk.At(SmallDocument.Answer, path);
        parts.Any(part => part.Type is not null).ShouldBe(leadsSomewhere);
    }

    [Fact]
    public void Every_path_that_is_told_leads_somewhere()
    {
        var paths = SchemaWalk.Paths(SmallDocument.Answer).ToList();
        paths.ShouldContain("lines.0.item");
        paths.ShouldAllBe(path => SchemaWalk.At(SmallDocument.Answer, path).Count > 0);
    }

    private static IEnumerable<string> Faults(string answer) => SchemaCheck.Faults(Json(answer), SmallDocument.Answer);

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
