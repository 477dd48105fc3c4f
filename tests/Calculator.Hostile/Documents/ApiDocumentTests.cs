namespace Calculator.Hostile.Documents;

public class ApiDocumentTests
{
    [Fact]
    public void Reads_operations_with_the_fields_of_path_query_and_body()
    {
        var operations = SmallDocument.Read().Operations;
        operations.Select(operation => operation.Name).ShouldBe(["GET /cost/{id}", "POST /cost/{id}"]);
        operations[0].Fields
            .Select(field => (field.Name, field.Place))
            .ShouldBe([("id", Place.Route), ("tokens", Place.Query), ("field", Place.Query), ("errors", Place.Query)]);
        operations[1].Fields
            .Select(field => (field.Name, field.Place, field.Required))
            .ShouldBe([("tokens", Place.Body, true), ("tier", Place.Body, false), ("plans", Place.Body, false)]);
        operations[1].Answers.Keys.ShouldBe([200, 503]);
    }

    [Fact]
    public void Takes_examples_from_the_document_and_from_its_sentences()
    {
        var operations = SmallDocument.Read().Operations;
        operations[0].Find("id")!.Example!.Value.Json.ShouldBe("\"a\"");
        operations[0].Find("tokens")!.Example!.Value.Json.ShouldBe("0.5");
        operations[1].Find("tokens")!.Example!.Value.Json.ShouldBe("1");
        operations[1].Find("plans")!.Example!.Value.ShouldBe(new("[\"a\",\"b\"]", "a,b"));
        operations[1].Find("tier")!.Example.ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"paths":{}}""")]
    [InlineData("""{"paths":{"/a":{}}}""")]
    public void A_document_without_operations_is_no_document(string json) =>
        Should.Throw<InvalidDataException>(() => new ApiDocument(json));

    [Fact]
    public void A_reference_to_nothing_is_told() =>
        Should.Throw<InvalidDataException>(() => new ApiDocument(SmallDocument.Json.Replace(
            "schemas/Question",
            "schemas/Nothing",
            StringComparison.Ordinal)));

    [Fact]
    public void A_parameter_in_a_place_that_is_not_known_is_told() =>
        Should.Throw<InvalidDataException>(() => new ApiDocument(SmallDocument.Json.Replace(
            "\"in\": \"query\"",
            "\"in\": \"header\"",
            StringComparison.Ordinal)));
}
