using Calculator.Drafting.Drafts;
using Calculator.Drafting.Sources;
using Calculator.Pricing;
using Calculator.Pricing.Files;
using Calculator.Units;

namespace Calculator.Drafting.Tests;

/// <summary>Drafts on top of the frozen prices of 2026-11-21.</summary>
public sealed class DraftTests : IDisposable
{
    private const string Next = "2026-12-01";

    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void Two_newer_families_make_a_period_in_the_style_of_the_house()
    {
        Draft(LiteLlm(), LlmPrices()).ShouldBe(0, _place.Errors);
        var (before, after) = (Lines("2026-11-21"), Lines(Next));
        string.Join('\n', after.Except(before)).ShouldBe("""
                      "from": "2026-12-01",
                      "source": "litellm@2026-11-28; llm-prices@2026-11-28", "checked": "2026-11-28", "confidence": "high",
            """ + "\n" + string.Join('\n', after.Except(before).Skip(2)));
        after.ShouldContain(
            """            { "tier": "standard", "upTo": 272000, "input": 4, "cacheRead": 0.5, "output": 24 },""");
        before.Except(after).ShouldBeEmpty();
    }

    [Fact]
    public void What_no_source_states_of_other_cards_follows_by_its_own_multiple()
    {
        Draft(LiteLlm(), LlmPrices()).ShouldBe(0, _place.Errors);
        _place.Rows($"New rates of {Next}").ShouldBe(
        [
            "gpt-5.5 standard input: 5 to 4, high; 4 litellm@2026-11-28, 4 llm-prices@2026-11-28",
            "gpt-5.5 standard output: 30 to 24, high; 24 litellm@2026-11-28, 24 llm-prices@2026-11-28",
            "gpt-5.5 standard above 272000 input: 10 to 8, medium; derived",
            "gpt-5.5 batch input: 2.5 to 2, medium; derived",
            "gpt-5.5 batch above 272000 input: 5 to 4, medium; derived",
            "gpt-5.5 flex input: 2.5 to 2, medium; derived",
            "gpt-5.5 flex above 272000 input: 5 to 4, medium; derived",
            "gpt-5.5 priority input: 12.5 to 10, medium; derived",
            "gpt-5.5 standard above 272000 output: 45 to 36, medium; derived",
            "gpt-5.5 batch output: 15 to 12, medium; derived",
            "gpt-5.5 batch above 272000 output: 22.5 to 18, medium; derived",
            "gpt-5.5 flex output: 15 to 12, medium; derived",
            "gpt-5.5 flex above 272000 output: 22.5 to 18, medium; derived",
            "gpt-5.5 priority output: 75 to 60, medium; derived",
        ]);
    }

    [Fact]
    public void A_rate_that_stays_while_others_of_its_card_change_is_left_to_a_person()
    {
        Draft(LiteLlm(), LlmPrices()).ShouldBe(0, _place.Errors);
        _place.Rows("Left to a person").ShouldBe(
        [
            "gpt-5.5 cacheRead: stays as it was, which no newer source states, while others of its card change: standard 0.5, "
                + "standard above 272000 1, batch 0.25, batch above 272000 0.5, flex 0.25, flex above 272000 0.5, priority 1.25",
        ]);
    }

    [Fact]
    public void What_a_newer_source_says_to_be_as_it_was_follows_nothing()
    {
        Draft(_place.Source("litellm", """{ "gpt-5.5": { "input_cost_per_token": 4e-06, "input_cost_per_token_batches": 2.5e-06 } }"""))
            .ShouldBe(0, _place.Errors);
        _place.Rows($"New rates of {Next}").ShouldNotContain(row => row.StartsWith("gpt-5.5 batch input"));
        _place.Rows($"New rates of {Next}").ShouldContain("gpt-5.5 standard input: 5 to 4, medium; 4 litellm@2026-11-28");
    }

    [Fact]
    public void Sources_that_differ_or_are_older_than_our_own_check_are_left_to_a_person()
    {
        Draft(LiteLlm(input: 6), LlmPrices(output: 30, date: "2026-11-20")).ShouldBe(0, _place.Errors);
        _place.Rows("Left to a person").ShouldHaveSingleItem().ShouldStartWith("gpt-5.5 cacheRead: stays as it was");
        using var other = new Workplace();
        other.Commands.Draft(
            [other.Source("litellm", LiteLlmText(6, 30)), other.Source("llm-prices", LlmPricesText(7, 31), "2026-11-20")],
            Workplace.Version(Next)).ShouldBe(0);
        other.Rows("Left to a person").ShouldBe(
        [
            "gpt-5.5 standard output: 30, checked 2026-11-20; 30 litellm@2026-11-28, 31 llm-prices@2026-11-20",
            _place.Rows("Left to a person")[0],
            "gpt-5.5 output: stays as it was, which no newer source states, while others of its card change: "
                + "standard above 272000 45, batch 15, batch above 272000 22.5, flex 15, flex above 272000 22.5, priority 75",
        ]);
    }

    [Theory]
    [InlineData("2026-11-30", false)]
    [InlineData("2026-12-01", false)]
    [InlineData("2026-12-02", true)]
    public void A_confirmed_price_whose_day_has_come_is_scheduled_no_longer(string from, bool isScheduled)
    {
        var file = Path.Combine(_place.Prices, "2026-11-21", "models", "openai.json");
        var period = Version("2026-11-21").FindModel("gpt-5.5")!.Model.Prices[0] with
        {
            From = Moment.TryParse(from, out var moment) ? moment : default,
            Status = PriceStatus.Confirmed,
        };
        File.WriteAllBytes(file, ModelFile.With(File.ReadAllBytes(file), 0, PeriodText.Of(period)));
        File.Delete(Path.Combine(_place.Prices, "digests.txt"));

        Draft(_place.Source("llm-prices", """{ "prices": [{ "id": "claude-opus-4-7", "input": 6 }] }""")).ShouldBe(0, _place.Errors);
        Lines(Next).ShouldContain(isScheduled
            ? $"          \"from\": \"{from}\", \"status\": \"confirmed\","
            : $"          \"from\": \"{from}\",");
        _place.Rows($"New rates of {Next}")[0].ShouldBe("claude-opus-4-7 standard input: 5 to 6, medium; 6 llm-prices@2026-11-28");
    }

    [Fact]
    public void A_size_of_the_source_s_own_is_left_to_a_person()
    {
        Draft(_place.Source("litellm", """{ "claude-opus-4-7": { "input_cost_per_token_above_200k_tokens": 9e-06 } }"""))
            .ShouldBe(0, _place.Errors);
        _place.Rows($"New rates of {Next}").ShouldBeEmpty();
        _place.Rows("Left to a person").ShouldBe(
            ["claude-opus-4-7 standard above 200000 input: 5, checked 2026-11-20; 9 litellm@2026-11-28"]);
    }

    [Fact]
    public void Drafted_twice_it_is_the_same_folder()
    {
        Draft(LiteLlm(), LlmPrices()).ShouldBe(0);
        var first = _place.Everything();
        Draft(LiteLlm(), LlmPrices()).ShouldBe(0, _place.Errors);
        _place.Everything().ShouldBe(first);
        first.Keys.ShouldContain("provenance.json");
        first.Keys.Where(file => file.StartsWith(Next, StringComparison.Ordinal)).ShouldNotContain(file => file.Contains("provenance"));
    }

    [Fact]
    public void A_folder_that_a_person_has_changed_since_is_left_alone()
    {
        Draft(LiteLlm(), LlmPrices()).ShouldBe(0);
        _place.Write($"pricing/{Next}/plans.json", "{ \"plans\": [] }");
        var before = _place.Everything();
        Draft(LiteLlm(), LlmPrices()).ShouldBe(2);
        _place.Errors.ShouldContain("is there and is another one: take it away, or draft another day");
        _place.Everything().ShouldBe(before);
    }

    [Fact]
    public void A_draft_changes_no_answer_before_its_day()
    {
        Draft(LiteLlm(), LlmPrices()).ShouldBe(0);
        var (before, after) = (Version("2026-11-21"), Version(Next));
        for (var day = new DateOnly(2024, 1, 1); day < new DateOnly(2026, 12, 1); day = day.AddDays(1))
        {
            var asOf = Moment.StartOf(day);
            PriceChanges.Between(new PriceBook(before, asOf), new PriceBook(after, asOf)).ShouldBeEmpty(day.ToString());
        }

        var lastTick = new Moment(new DateTimeOffset(2026, 11, 30, 23, 59, 59, TimeSpan.Zero));
        PriceChanges.Between(new PriceBook(before, lastTick), new PriceBook(after, lastTick)).ShouldBeEmpty();
        var then = Moment.StartOf(new DateOnly(2026, 12, 1));
        PriceChanges.Between(new PriceBook(before, then), new PriceBook(after, then)).ShouldNotBeEmpty();
    }

    [Fact]
    public void It_is_pending_until_a_person_commits_it()
    {
        Draft(LiteLlm(), LlmPrices()).ShouldBe(0);
        PricingFolder.TryRead(_place.Prices, Moment.StartOf(new(2026, 12, 1)), out var catalog, out _).ShouldBeTrue();
        catalog!.Pending.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            pending => pending.Id.ShouldBe(Next),
            pending => pending.Faults.ShouldBeEmpty());
    }

    [Fact]
    public void The_difference_is_shown_as_the_service_shows_it()
    {
        Draft(LiteLlm(), LlmPrices()).ShouldBe(0);
        _place.Commands.Diff(Workplace.Version(Next), null).ShouldBe(0);
        var rows = _place.Rows("2026-11-21 to 2026-12-01 at 2026-12-01");
        rows.Count.ShouldBe(14);
        rows[0].ShouldBe("gpt-5.5 standard upTo 272000 input: 5 to 4 (-20 %)");
    }

    [Theory]
    [InlineData("""{ "gpt-5.5": { "input_cost_per_token": "4e-06" } }""", "litellm.json gpt-5.5.input_cost_per_token: must be a number")]
    [InlineData("""{ "gpt-5.5": { "input_cost_per_word": 1 } }""", "litellm.json gpt-5.5.input_cost_per_word: is a key")]
    [InlineData("""{ "gpt-5.5": { "input_cost_per_token": 0.005 } }""",
        "litellm gpt-5.5.input_cost_per_token: must be near ours, 5 dollars")]
    public void Of_bad_input_nothing_is_written(string json, string sentence)
    {
        var before = _place.Everything();
        Draft(_place.Source("litellm", json)).ShouldBe(2);
        _place.Errors.ShouldStartWith(sentence);
        _place.Everything().ShouldBe(before);
    }

    [Fact]
    public void A_released_version_and_a_source_of_a_later_day_are_refused()
    {
        _place.Commands.Draft([LiteLlm()], Workplace.Version("2026-11-21")).ShouldBe(2);
        _place.Errors.ShouldContain("litellm@2026-11-28 is of a day after 2026-11-21: a version states what was known on its day");
        _place.Commands.Draft([_place.Source("litellm", LiteLlmText(4, 24), "2026-11-20")], Workplace.Version("2026-11-21")).ShouldBe(2);
        _place.Errors.ShouldContain("2026-11-21 is released: a released version is never edited; draft another day, or its next revision");
    }

    private int Draft(params SourceFile[] files) => _place.Commands.Draft(files, Workplace.Version(Next));

    private SourceFile LiteLlm(decimal input = 4, decimal output = 24) => _place.Source("litellm", LiteLlmText(input, output));

    private SourceFile LlmPrices(decimal input = 4, decimal output = 24, string date = "2026-11-28") =>
        _place.Source("llm-prices", LlmPricesText(input, output), date);

    private static string LiteLlmText(decimal input, decimal output) => FormattableString.Invariant(
        $$"""{ "gpt-5.5": { "input_cost_per_token": {{input}}e-06, "output_cost_per_token": {{output}}e-06 } }""");

    private static string LlmPricesText(decimal input, decimal output) => FormattableString.Invariant(
        $$"""{ "prices": [{ "id": "gpt-5.5", "input": {{input}}, "output": {{output}} }] }""");

    private string[] Lines(string version) => File.ReadAllLines(Path.Combine(_place.Prices, version, "models", "openai.json"));

    private PricingVersion Version(string id)
    {
        VersionFolder.TryRead(_place.Prices, id, out var version, out _).ShouldBeTrue();
        return version!.ToVersion(null);
    }
}
