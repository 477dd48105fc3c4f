using System.Text;
using Calculator.Pricing;
using Calculator.Pricing.Files;

namespace Calculator.Tests.Pricing.Files;

public class PricingStructureTests
{
    [Fact]
    public void All_faults_of_a_file_are_told_each_on_its_line() => Faults("""
        {
          "plans": [
            {
              "id": 7,
              "nmae": "Acme Pro",
              "covers": "acme",
              "prices": [
                { "from": "2026-01-01", "monthlyFeeUsd": "20", "source": "acme.example", "checked": "2026-11-20", "confidence": "hihg" },
                { "from": "2026-02-31", "monthlyFeeUsd": 20, "monthlyFeeUsd": 30, "source": "acme.example" },
                null
              ],
              "limits": [ { "window": "day" } ]
            }
          ],
          "plan": []
        }
        """).ShouldBe(
        [
            "plans.json(4) $.plans[0].id: must be a text",
            "plans.json(5) $.plans[0].nmae: there is no field 'nmae' here; did you mean name?",
            "plans.json(6) $.plans[0].covers: must be a list",
            "plans.json(8) $.plans[0].prices[0].monthlyFeeUsd: must be a number",
            "plans.json(8) $.plans[0].prices[0].confidence: must be one of low, medium, high; did you mean high?",
            "plans.json(9) $.plans[0].prices[1].from: must be an ISO date (2026-11-20) or an instant with its zone (2026-08-16T16:00:00Z)",
            "plans.json(9) $.plans[0].prices[1].monthlyFeeUsd: the field 'monthlyFeeUsd' stands here twice",
            "plans.json(9) $.plans[0].prices[1]: lacks 'checked', 'confidence'",
            "plans.json(10) $.plans[0].prices[2]: must not be null",
            "plans.json(12) $.plans[0].limits[0].window: must be one of 5h, week, month",
            "plans.json(12) $.plans[0].limits[0]: lacks 'from', 'unit', 'low', 'expected', 'high', 'source', 'checked', 'confidence'",
            "plans.json(15) $.plan: there is no field 'plan' here; did you mean plans?",
        ]);

    [Fact]
    public void What_stands_before_a_break_is_told_too() => Faults("{ \"plans\": [ { \"id\": 1,\n\"name\" \"Acme\" } ] }").ShouldBe(
    [
        "plans.json(1) $.plans[0].id: must be a text",
        "plans.json(2) $: is not JSON from '\"Acme\" } ] }' on",
    ]);

    [Theory]
    [InlineData("", "plans.json(1) $: is not JSON: it ends too early")]
    [InlineData("{ \"plans\": [\n", "plans.json(2) $: is not JSON: it ends too early")]
    [InlineData("{ \"plans\": [] }\n}", "plans.json(2) $: is not JSON from '}' on")]
    [InlineData("{ \"plans\": [], }", "plans.json(1) $: is not JSON from '}' on")]
    [InlineData("{ \"plans\": [] // none yet\n}", "plans.json(1) $: is not JSON from '// none yet' on")]
    public void Where_a_text_stops_being_JSON_is_shown(string json, string fault) => Faults(json).ShouldBe([fault]);

    [Fact]
    public void A_name_of_any_characters_is_told_on_one_line()
    {
        Faults("{ \"plans\": [], \"a.b\\n\\u202e\": 1 }").ShouldBe(["plans.json(1) $['a.b??']: there is no field 'a.b??' here"]);
        Faults($"{{ \"plans\": [], \"{new string('x', 70)}\": 1 }}").ShouldHaveSingleItem().Length.ShouldBeLessThan(200);
        Faults("{ \"plans\": [],\n\"\\ud800\": 1 }").ShouldBe(["plans.json(2) $['?']: is a name that is not valid Unicode"]);
    }

    [Fact]
    public void A_text_that_is_not_valid_Unicode_is_told_where_it_stands() =>
        Faults("{ \"plans\": [ {\n\"id\": \"\\ud800\", \"name\": \"A\", \"covers\": [], \"prices\": [] } ] }")
            .ShouldBe(["plans.json(2) $.plans[0].id: holds a text that is not valid Unicode"]);

    [Fact]
    public void Words_the_engine_works_out_are_no_words_of_a_file()
    {
        using var folder = new ScratchFolder();
        var text = File.ReadAllText(Path.Combine(folder.Path, ScratchFolder.Models))
            .Replace("\"tier\": \"batch\"", "\"tier\": \"batch\", \"band\": {}", StringComparison.Ordinal);
        Faults<Provider>(text).ShouldBe(["plans.json(19) $.models[0].prices[0].rates[2].band: there is no field 'band' here"]);
    }

    [Fact]
    public void A_file_of_nothing_but_faults_is_told_by_its_first_thousand() =>
        Faults($"{{ \"plans\": [ {string.Join(",\n", Enumerable.Repeat("[]", 5000))} ] }}").Length.ShouldBe(1000);

    [Fact]
    public void A_file_nested_as_deeply_as_it_can_be_is_judged() =>
        Faults($"{{ \"plans\": {new string('[', 2_000_000)}{new string(']', 2_000_000)} }}")
            .ShouldBe(["plans.json(1) $.plans[0]: must be an object"]);

    [Fact]
    public void Whatever_is_done_to_a_file_it_is_read_or_its_faults_are_told()
    {
        using var folder = new ScratchFolder();
        Damage<Provider>(File.ReadAllBytes(Path.Combine(folder.Path, ScratchFolder.Models)));
        Damage<PlanFile>(File.ReadAllBytes(Path.Combine(folder.Path, ScratchFolder.Plans)));
        Damage<TokenizerFile>(File.ReadAllBytes(Path.Combine(folder.Path, ScratchFolder.Tokenizers)));
    }

    private static void Damage<T>(byte[] sound)
        where T : class
    {
        var random = Seed.Random();
        for (var damage = 0; damage < 1000; damage++)
        {
            var bytes = (byte[])sound.Clone();
            for (var hits = random.Next(1, 4); hits > 0; hits--)
                bytes[random.Next(bytes.Length)] = (byte)(random.Next(2) == 0 ? random.Next(256) : "{}[]\",:0-e.n"[random.Next(12)]);

            var faults = new List<PricingFault>();
            var isBroken = PricingStructure.Read<T>("acme.json", bytes, new SoundFiles(), faults) is null;
            isBroken.ShouldBe(faults.Count > 0, Encoding.UTF8.GetString(bytes));
            var lines = bytes.Count(character => character == '\n') + 1;
            faults.FindAll(fault => fault.Line < 1 || fault.Line > lines).ShouldBeEmpty(Encoding.UTF8.GetString(bytes));
        }
    }

    private static string[] Faults(string json) => Faults<PlanFile>(json);

    private static string[] Faults<T>(string json)
        where T : class
    {
        var faults = new List<PricingFault>();
        (PricingStructure.Read<T>("plans.json", Encoding.UTF8.GetBytes(json), new SoundFiles(), faults) is null).ShouldBe(faults.Count > 0);
        return [.. faults.Select(fault => fault.ToString())];
    }
}
