using System.Text;
using Calculator.Hostile.Campaigns;
using Calculator.Hostile.Documents;
using Calculator.Hostile.Drawing;
using Calculator.Hostile.Wire;

namespace Calculator.Hostile.Invariants;

public class InvariantTests
{
    private const string Problem = """
        {"status":400,"title":"Bad Request","detail":"tokens is blank.","errors":{"tokens":["tokens is blank."]}}
        """;

    [Theory]
    [InlineData(200, "application/json", """{"usd":1}""")]
    [InlineData(200, "text/plain", "1.5")]
    [InlineData(400, "application/problem+json", Problem)]
    public void A_promise_kept_is_no_fault(int status, string mediaType, string body) =>
        Broken(Get(), new Answer(status, [("Content-Type", mediaType)], Encoding.UTF8.GetBytes(body))).ShouldBeEmpty();

    [Theory]
    [InlineData(200, "application/json", """{"usd":1,"cents":100}""", "an answer by its schema")]
    [InlineData(200, "application/json", """{"usd":NaN}""", "an answer by its schema")]
    [InlineData(200, "text/plain", "NaN", "no number that is none")]
    [InlineData(200, "text/plain", "∞", "no number that is none")]
    [InlineData(200, "text/csv", "a,b", "a documented media type")]
    [InlineData(418, "application/problem+json", """{"status":418,"title":"Teapot","detail":"Short and stout."}""", "a documented status")]
    [InlineData(400, "application/json", Problem, "a refusal as problem details")]
    [InlineData(
        400,
        "application/problem+json",
        """{"status":404,"title":"Bad Request","detail":"It is bad."}""",
        "a refusal as problem details")]
    [InlineData(400, "application/problem+json", """{"status":400,"title":"Bad Request"}""", "a refusal as problem details")]
    [InlineData(
        400,
        "application/problem+json",
        """{"status":400,"title":"Bad Request","detail":"It is bad.","traceId":"1"}""",
        "a refusal by its schema")]
    [InlineData(400, "application/problem+json", "[]", "a refusal as problem details")]
    [InlineData(400, "application/problem+json", """{"status":"400","title":1,"detail":null}""", "a refusal as problem details")]
    [InlineData(500, "application/problem+json", """{"status":500,"title":"Error","detail":"It failed."}""", "no failure of the service")]
    [InlineData(503, "application/problem+json", """{"status":503,"title":"Busy","detail":"It is busy."}""", "no failure of the service")]
    [InlineData(200, "text/plain", "#ERROR 500: The service failed.", "no failure of the service")]
    [InlineData(
        400,
        "application/problem+json",
        """{"status":400,"title":"Bad Request","detail":"System.FormatException: no number"}""",
        "nothing of the inside")]
    [InlineData(200, "text/plain", "1\n   at Calculator.Costs.Bill.Of(Workload workload)", "nothing of the inside")]
    public void A_promise_broken_is_told(int status, string mediaType, string body, string promise) =>
        Broken(Get(), new Answer(status, [("Content-Type", mediaType)], Encoding.UTF8.GetBytes(body))).ShouldContain(promise);

    [Fact]
    public void No_answer_a_late_one_and_one_that_cannot_be_read_are_told()
    {
        Broken(Get(), null).ShouldBe(["an answer"]);
        var exchange = ExchangeOf(Get(), new Answer(200, [("Content-Type", "text/plain")], "1"u8.ToArray()));
        var late = exchange with { Elapsed = InvariantsOfAll.Longest + TimeSpan.FromTicks(1) };
        Invariants.Broken(late).Single().Invariant.Name.ShouldBe("an answer in time");
        Invariants.Broken(exchange with { Answer = null, Fault = "The answer ends before its end." })
            .Single().Invariant.Name
            .ShouldBe("a readable answer");
    }

    [Fact]
    public void A_busy_route_may_say_when_to_come_back()
    {
        var post = Draft.Example(SmallDocument.Read().Operations[1]);
        var busy = new Answer(
            503,
            [("Content-Type", "application/problem+json"), ("Retry-After", "1")],
            """{"status":503,"title":"Busy","detail":"It is busy."}"""u8.ToArray());
        Broken(post, busy).ShouldNotContain("no failure of the service");
        Broken(post, busy with { Headers = [("Content-Type", "application/problem+json")] }).ShouldContain("no failure of the service");
        Broken(Get(), busy).ShouldContain("no failure of the service");
    }

    [Fact]
    public void An_error_as_text_is_one_short_line_with_status_200()
    {
        var draft = Get();
        Broken(draft, Text("#ERROR 400: tokens is blank.")).ShouldBe(["an error as one short line"]);
        draft.Query.Add(("errors", "text"));
        Broken(draft, Text("#ERROR 400: tokens is blank.")).ShouldBeEmpty();
        Broken(draft, Text("#ERROR 400: tokens\nis blank.")).ShouldBe(["an error as one short line"]);
        Broken(draft, Text($"#ERROR 400: {new string('a', 255)}")).ShouldBe(["an error as one short line"]);
        Broken(draft, new Answer(400, [("Content-Type", "application/problem+json")], Encoding.UTF8.GetBytes(Problem)))
            .ShouldBe(["an error as one short line"]);
    }

    [Fact]
    public void What_the_document_rules_out_must_not_be_answered()
    {
        var draft = Draft.Example(SmallDocument.Read().Operations[1]);
        var answer = new Answer(200, [("Content-Type", "application/json")], """{"usd":1}"""u8.ToArray());
        Broken(draft, answer).ShouldBeEmpty();
        draft.Members.Add(("tokns", "1"));
        Broken(draft, answer).ShouldBe(["no answer to what the document rules out"]);
    }

    [Fact]
    public void A_part_of_the_answer_is_held_against_that_part_of_the_schema()
    {
        var draft = Get();
        draft.Query.Add(("field", "lines.0.item"));
        Broken(draft, new Answer(200, [("Content-Type", "application/json")], "\"input\""u8.ToArray())).ShouldBeEmpty();
        Broken(draft, new Answer(200, [("Content-Type", "application/json")], "1"u8.ToArray())).ShouldBe(["an answer by its schema"]);
    }

    [Fact]
    public void Only_a_message_that_is_no_HTTP_may_be_refused_unread()
    {
        var unread = new Answer(400, [("Content-Length", "0")], []);
        Broken(Get(), unread).ShouldContain("a refusal as problem details");
        var broken = Get();
        broken.Delivery = new Delivery("broken") { IsBroken = true };
        Broken(broken, unread).ShouldBeEmpty();
        ExchangeOf(broken, unread).Outcome.ShouldBe("400 unread");
    }

    [Theory]
    [InlineData("tokens", true)]
    [InlineData("field", false)]
    [InlineData(null, null)]
    public void An_error_names_the_damaged_field_or_not(string? damaged, bool? isNamed)
    {
        var draft = Get();
        draft.Damaged = damaged;
        NamedField.IsNamed(ExchangeOf(
            draft,
            new Answer(400, [("Content-Type", "application/problem+json")], Encoding.UTF8.GetBytes(Problem)))).ShouldBe(isNamed);
    }

    private static Draft Get() => Draft.Example(SmallDocument.Read().Operations[0]);

    private static Answer Text(string line) => new(200, [("Content-Type", "text/plain")], Encoding.UTF8.GetBytes(line));

    private static IEnumerable<string> Broken(Draft draft, Answer? answer) =>
        Invariants.Broken(ExchangeOf(draft, answer)).Select(broken => broken.Invariant.Name);

    private static Exchange ExchangeOf(Draft draft, Answer? answer) => new(
        new Card(draft.Operation, null, "test", (_, _) => { }),
        draft,
        draft.ToMessage("host"),
        answer,
        TimeSpan.FromMilliseconds(1));
}
