using System.Globalization;
using System.Text;

namespace Calculator.Tests.Pricing.Files;

public class BrokenFileTests
{
    private const string Models = ScratchFolder.Models;
    private const string Plans = ScratchFolder.Plans;
    private const string Tokenizers = ScratchFolder.Tokenizers;
    private const string Fee = "\"monthlyFeeUsd\": 20";
    private const string Covers = "\"covers\"";

    public static TheoryData<string, string, string, string> OneFault => new()
    {
        // Structure.
        {
            Models, "\"name\": \"Acme One\",", "\"name\": \"Acme One\"",
            $"{Models}(9) $: is not JSON from '\"aliases\": [\"acme-one\"],' on"
        },
        {
            Models, "\"input\": 2,", "\"inptu\": 2,",
            $"{Models}(17) $.models[0].prices[0].rates[0].inptu: there is no field 'inptu' here; did you mean input?"
        },
        {
            Models, "\"tier\": \"batch\", \"input\": 1,", "\"tier\": \"batch\",",
            $"{Models}(19) $.models[0].prices[0].rates[2]: lacks 'input'"
        },
        {
            Models, "\"input\": 2,", "\"input\": 2, \"input\": 2,",
            $"{Models}(17) $.models[0].prices[0].rates[0].input: the field 'input' stands here twice"
        },
        { Models, "\"input\": 2,", "\"input\": \"2\",", $"{Models}(17) $.models[0].prices[0].rates[0].input: must be a number" },
        { Models, "\"input\": 2,", "\"input\": 1e400,", $"{Models}(17) $.models[0].prices[0].rates[0].input: must be a number" },
        { Models, "\"input\": 2,", "\"input\": null,", $"{Models}(17) $.models[0].prices[0].rates[0].input: must be a number" },
        { Models, "\"name\": \"Acme One\"", "\"name\": null", $"{Models}(8) $.models[0].name: must not be null" },
        { Models, "\"name\": \"Acme One\"", "\"name\": 1", $"{Models}(8) $.models[0].name: must be a text" },
        { Models, "[\"acme-one\"]", "\"acme-one\"", $"{Models}(9) $.models[0].aliases: must be a list" },
        {
            Models, "\"tier\": \"batch\"", "\"tier\": \"Batch\"",
            $"{Models}(19) $.models[0].prices[0].rates[2].tier: must be one of standard, batch, flex, priority, fast, peak, ultrafast; "
                + "did you mean batch?"
        },
        {
            Models, "\"tier\": \"batch\"", "\"tier\": 1",
            $"{Models}(19) $.models[0].prices[0].rates[2].tier: must be one of standard, batch, flex, priority, fast, peak, ultrafast"
        },
        {
            Models, "\"fast\": \"priority\"", "\"quick\": \"priority\"",
            $"{Models}(4) $.tierAliases.quick: must be one of standard, batch, flex, priority, fast, peak, ultrafast"
        },
        { Models, "{ \"fast\": \"priority\" }", "1", $"{Models}(4) $.tierAliases: must be an object" },
        {
            Models, "\"2026-01-01\"", "\"01/01/2026\"",
            $"{Models}(13) $.models[0].prices[0].from: must be an ISO date (2026-11-20) or an instant with its zone (2026-08-16T16:00:00Z)"
        },
        {
            Models, "\"from\": \"2026-06-01\",\n          \"source\": \"acme.example/prices\", \"checked\": \"2026-11-20\"",
            "\"from\": \"2026-06-01\",\n          \"source\": \"acme.example/prices\", \"checked\": \"yesterday\"",
            $"{Models}(24) $.models[0].prices[1].checked: must be a date such as 2026-11-20"
        },
        { Tokenizers, "\"public\": true", "\"public\": \"yes\"", $"{Tokenizers}(3) $.tokenizers[0].public: must be true or false" },
        { Tokenizers, "\"low\": 1.1", "\"low\": 0", $"{Tokenizers}(7) $.measurements[0].low: must be a ratio from 0.001 to 1000" },

        // Rules across fields.
        { Models, "\"id\": \"acme\"", "\"id\": \"acne\"", $"{Models}(2) $.id: 'acne' must be the name of the file" },
        {
            Models, "\"id\": \"acme-1\"", "\"id\": \"Acme 1\"",
            $"{Models}(7) $.models[0].id: 'Acme 1' must be lower-case letters, digits and . _ - and at most 64 of them"
        },
        { Models, "[\"acme-one\"]", "[\"acme-1\"]", $"{Models}(9) $.models[0].aliases[0]: 'acme-1' already names the model acme-1" },
        {
            Models, "\"tokenizer\": \"acme-tok\"", "\"tokenizer\": \"none\"",
            $"{Models}(10) $.models[0].tokenizer: 'none' is not listed in tokenizers.json"
        },
        {
            Models, "\"2026-06-01\"", "\"2026-01-01\"",
            $"{Models}(23) $.models[0].prices[1].from: 2026-01-01 must come after 2026-01-01: they stand oldest first"
        },
        {
            Models, "\"2026-06-01\"", "\"2027-06-01\"",
            $"{Models}(22) $.models[0].prices[1]: lacks 'status' (announced or confirmed): 2027-06-01 is after the version's date"
        },
        {
            Models, "\"from\": \"2026-06-01\"", "\"from\": \"2026-06-01\", \"status\": \"confirmed\"",
            $"{Models}(23) $.models[0].prices[1].status: is for scheduled prices; 2026-06-01 is not after the version's date"
        },
        {
            Models,
            "\"source\": \"acme.example/prices\", \"checked\": \"2026-11-20\", \"confidence\": \"high\",\n          \"contextWindow\"",
            "\"source\": \" \", \"checked\": \"2026-11-20\", \"confidence\": \"high\",\n          \"contextWindow\"",
            $"{Models}(14) $.models[0].prices[0].source: must name where the figure was taken from"
        },
        {
            Models, "\"checked\": \"2026-11-20\", \"confidence\": \"high\",\n          \"contextWindow\"",
            "\"checked\": \"2026-11-21\", \"confidence\": \"high\",\n          \"contextWindow\"",
            $"{Models}(14) $.models[0].prices[0].checked: 2026-11-21 is after the version's date"
        },
        {
            Models, "\"contextWindow\": 200000", "\"contextWindow\": 1.5",
            $"{Models}(15) $.models[0].prices[0].contextWindow: must be a whole number of tokens above 0\n{Models}(15) "
                + "$.models[0].prices[0].maxInput: is larger than contextWindow"
        },
        {
            Models, "\"input\": 2,", "\"input\": -2,",
            $"{Models}(17) $.models[0].prices[0].rates[0].input: -2 must be from 0 to 10000 dollars per million tokens"
        },
        {
            Models, "\"input\": 2,", "\"input\": 1234.123456789,",
            $"{Models}(17) $.models[0].prices[0].rates[0].input: 1234.123456789 has more than 12 significant digits"
        },
        {
            Models, "\"tier\": \"standard\", \"input\": 3", "\"tier\": \"flex\", \"input\": 3",
            $"{Models}(25) $.models[0].prices[1].rates: lacks a card of the standard tier"
        },
        {
            Models, "\"above\": 100000", "\"above\": 100001",
            $"{Models}(18) $.models[0].prices[0].rates[1]: the band 'above 100001' must begin where 'upTo 100000' ends: "
                + "upTo is followed by above, below by atLeast, at the same size"
        },
        {
            Models, "\"above\": 100000", "\"above\": 90000",
            $"{Models}(18) $.models[0].prices[0].rates[1]: the band 'above 90000' must begin where 'upTo 100000' ends: "
                + "upTo is followed by above, below by atLeast, at the same size"
        },
        {
            Models, "\"above\": 100000", "\"atLeast\": 100000",
            $"{Models}(18) $.models[0].prices[0].rates[1]: the band 'atLeast 100000' must begin where 'upTo 100000' ends: "
                + "upTo is followed by above, below by atLeast, at the same size"
        },
        {
            Models, "\"above\": 100000", "\"above\": 100000, \"atLeast\": 100000",
            $"{Models}(18) $.models[0].prices[0].rates[1]: states both 'above' and 'atLeast'"
        },
        {
            Models, "\"above\": 100000", "\"above\": 100000, \"upTo\": 100000",
            $"{Models}(18) $.models[0].prices[0].rates[1]: the band 'above 100000 upTo 100000' is empty"
        },
        {
            Models, "\"tier\": \"batch\"", "\"tier\": \"batch\", \"above\": 5",
            $"{Models}(19) $.models[0].prices[0].rates[2]: the batch tier has no card for smaller prompts"
        },
        {
            Models, "\"tier\": \"batch\"", "\"tier\": \"fast\"",
            $"{Models}(19) $.models[0].prices[0].rates[2].tier: 'fast' is an alias of another tier at acme"
        },
        {
            Models, "\"input\": 2,", "\"input\": 0.0000000001,",
            $"{Models}(17) $.models[0].prices[0].rates[0].input: 0.0000000001 has more than 9 decimals"
        },
        { Models, "[\"acme-one\"]", "[\"acme-one\", null]", $"{Models}(9) $.models[0].aliases[1]: must not be null" },
        { Models, "\"models\": [", "\"models\": [ null,", $"{Models}(5) $.models[0]: must not be null" },
        {
            Models, "\"rates\": [", "\"rates\": [ null,",
            $"{Models}(16) $.models[0].prices[0].rates[0]: must not be null\n{Models}(25) $.models[0].prices[1].rates[0]: must not be null"
        },
        { Plans, "\"covers\": [\"acme\"]", "\"covers\": [null]", $"{Plans}(6) $.plans[0].covers[0]: must not be null" },
        { Tokenizers, "\"measurements\": [", "\"measurements\": [ null,", $"{Tokenizers}(6) $.measurements[0]: must not be null" },
        { Models, "\"aliases\"", "\"\\ud800\"", $"{Models}(9) $.models[0]['?']: is a name that is not valid Unicode" },
        { Plans, "\"id\": \"acme-pro\"", "\"id\": \"api\"", $"{Plans}(4) $.plans[0].id: 'api' is taken" },
        {
            Plans, "\"monthlyFeeUsd\": 20", "\"monthlyFeeUsd\": -1",
            $"{Plans}(8) $.plans[0].prices[0].monthlyFeeUsd: must be from 0 to 1000000 dollars"
        },
        {
            Tokenizers, "\"to\": \"acme-tok\"", "\"to\": \"acme-new\"",
            $"{Tokenizers}(7) $.measurements[0].to: 'acme-new' is not listed under tokenizers"
        },
        { Tokenizers, "\"expected\": 1.2", "\"expected\": 1.4", $"{Tokenizers}(7) $.measurements[0]: low, expected and high must rise" },
        { Tokenizers, "\"expected\": 1.2", "\"expected\": 1.0", $"{Tokenizers}(7) $.measurements[0]: low, expected and high must rise" },
        {
            Tokenizers, "\"id\": \"acme-old\"", "\"id\": \"acme-tok\"",
            $"{Tokenizers}(4) $.tokenizers[1].id: 'acme-tok' is taken\n{Tokenizers}(7) $.measurements[0].from: "
                + "'acme-old' is not listed under tokenizers"
        },
        {
            Tokenizers, "\"id\": \"acme-old\"", "\"id\": \"Acme\"",
            $"{Tokenizers}(4) $.tokenizers[1].id: 'Acme' must be lower-case letters, digits and . "
                + $"_ - and at most 64 of them\n{Tokenizers}(7) $.measurements[0].from: 'acme-old' is not listed under tokenizers"
        },
        {
            Tokenizers, "\"source\": \"acme.example/tokens\"", "\"source\": \"\"",
            $"{Tokenizers}(7) $.measurements[0].source: must name where the figure was taken from"
        },
        {
            Models, "\"aliases\": [\"acme-one\"]", "\"movingAliases\": [{ \"id\": \"The latest\", \"note\": \"moves\" }]",
            $"{Models}(9) $.models[0].movingAliases[0].id: 'The latest' must be printable ASCII without blanks and at most 128 characters"
        },
        {
            Models, "[\"acme-one\"]", "[\"acme-öne\"]",
            $"{Models}(9) $.models[0].aliases[0]: 'acme-öne' must be printable ASCII without blanks and at most 128 characters"
        },
        {
            Models, "[\"acme-one\"]", "[\"\"]",
            $"{Models}(9) $.models[0].aliases[0]: '' must be printable ASCII without blanks and at most 128 characters"
        },
        { Models, "[\"acme-one\"]", "[1]", $"{Models}(9) $.models[0].aliases[0]: must be a text or an object" },
        {
            Models, "[\"acme-one\"]", "[{ \"name\": \"x\" }]",
            $"{Models}(9) $.models[0].aliases[0].name: there is no field 'name' here\n{Models}(9) $.models[0].aliases[0]: lacks 'id'"
        },
        {
            Models, "[\"acme-one\"]", "[{ \"id\": \"x\", \"factor\": 0 }]",
            $"{Models}(9) $.models[0].aliases[0].factor: must be a factor from 0.01 to 100"
        },
        {
            Models, "[\"acme-one\"]", "[{ \"id\": \"x\", \"factor\": 1.00001 }]",
            $"{Models}(9) $.models[0].aliases[0].factor: 1.00001 has more than 4 decimals"
        },
        {
            Models, "[\"acme-one\"]", "[{ \"id\": \"x\", \"host\": \"The cloud\" }]",
            $"{Models}(9) $.models[0].aliases[0].host: 'The cloud' must be lower-case letters, digits and . _ - and at most 64 of them"
        },
        {
            Models, "[\"acme-one\"]", "[{ \"id\": \"x\", \"note\": \"\" }]",
            $"{Models}(9) $.models[0].aliases[0].note: is blank; leave it out or say something"
        },
        {
            Models, "[\"acme-one\"]", "[{ \"id\": \"x\", \"serviceTier\": \"flex\" }]",
            $"{Models}(9) $.models[0].aliases[0].serviceTier: no price of acme-1 has a card of the flex tier"
        },
        {
            Models, "[\"acme-one\"]", "[{ \"id\": \"x\" }, \"X\"]",
            $"{Models}(9) $.models[0].aliases[1]: 'X' already names the model acme-1"
        },
        {
            Models, "\"tokenizer\": \"acme-tok\"", "\"successor\": \"acme-1\"",
            $"{Models}(10) $.models[0].successor: 'acme-1' must be the id of another model of the version"
        },
        {
            Models, "\"tokenizer\": \"acme-tok\"", $"\"retires\": {Retires("2027-01-01", "acme-2")}",
            $"{Models}(10) $.models[0].retires.successor: 'acme-2' must be the id of another model of the version"
        },
        {
            Models, "\"tokenizer\": \"acme-tok\"", $"\"retires\": {Retires("2026-01-01")}",
            $"{Models}(10) $.models[0].retires.date: must come after the first price, from 2026-01-01"
        },
        {
            Models, "\"tokenizer\": \"acme-tok\"", $"\"retires\": {Retires("2027-01-01", source: " ")}",
            $"{Models}(10) $.models[0].retires.source: must name where the end was taken from"
        },
        {
            Models, "\"tokenizer\": \"acme-tok\"", "\"notCounted\": [\" \"]",
            $"{Models}(10) $.models[0].notCounted[0]: is blank; leave it out or say something"
        },
        {
            Models, "\"maxInput\": 150000", "\"minCacheTokens\": 0.5",
            $"{Models}(15) $.models[0].prices[0].minCacheTokens: must be a whole number of tokens above 0"
        },
        {
            Models, "\"maxInput\": 150000", "\"residency\": { \"US\": 1.1 }",
            $"{Models}(15) $.models[0].prices[0].residency: 'US' must be lower-case letters and - and at most 32 of them, and not global"
        },
        {
            Models, "\"maxInput\": 150000", "\"residency\": { \"us\": 1.12345 }",
            $"{Models}(15) $.models[0].prices[0].residency.us: 1.12345 has more than 4 decimals"
        },
        {
            Models, "\"maxInput\": 150000", "\"tools\": { \"webSearch\": { \"perThousandUsd\": -1 } }",
            $"{Models}(15) $.models[0].prices[0].tools.webSearch.perThousandUsd: must be from 0 to 10000 dollars"
        },
        {
            Models, "\"maxInput\": 150000", $"\"peak\": {Peak("01:00", "04:00")}",
            $"{Models}(15) $.models[0].prices[0].peak: is of no use without a card of the peak tier"
        },
        {
            Models, "\"maxInput\": 150000", $"\"peak\": {Peak("1:00", "04:00")}",
            $"{Models}(15) $.models[0].prices[0].peak.windows[0].from: must be a time of day from 00:00 to 24:00 (06:30)"
        },
        {
            Models, PeakPlace, PeakOf("04:00", "04:00"),
            $"{Models}(15) $.models[0].prices[0].peak.windows[0]: must end after it begins: 04:00 to 04:00"
        },
        {
            Models, PeakPlace, PeakOf("01:00", "04:00", "CET"),
            $"{Models}(15) $.models[0].prices[0].peak.zone: 'CET' must be UTC or an offset such as +08:00"
        },
        {
            Models, PeakPlace, PeakOf("01:00", "04:00", days: "\"mon\", \"mon\""),
            $"{Models}(15) $.models[0].prices[0].peak.windows[0].days: must list at least one day, and each once"
        },
        {
            Models, PeakPlace, PeakOf("01:00", "04:00", second: true),
            $"{Models}(15) $.models[0].prices[0].peak.windows[1]: overlaps an earlier window"
        },
        {
            Models, "\"confidence\": \"high\",\n          \"contextWindow\"",
            "\"confidence\": \"high\", \"note\": \" \",\n          \"contextWindow\"",
            $"{Models}(14) $.models[0].prices[0].note: is blank; leave it out or say something"
        },
        {
            Models, "\"from\": \"2026-01-01\"", "\"from\": \"2026-01-01\", \"status\": \"announced\"",
            $"{Models}(13) $.models[0].prices[0].status: the first price cannot be announced only\n{Models}(13) "
                + "$.models[0].prices[0].status: is for scheduled prices; 2026-01-01 is not after the version's date"
        },
        {
            Models, "\"maxInput\": 150000", "\"maxInput\": 0",
            $"{Models}(15) $.models[0].prices[0].maxInput: must be a whole number of tokens above 0"
        },
        {
            Models, "\"maxInput\": 150000", "\"maxOutput\": 1e16",
            $"{Models}(15) $.models[0].prices[0].maxOutput: must be a whole number of tokens above 0"
        },
        {
            Models, "\"input\": 2,", "\"input\": 10000.01,",
            $"{Models}(17) $.models[0].prices[0].rates[0].input: 10000.01 must be from 0 to 10000 dollars per million tokens"
        },
        {
            Models, "\"cacheRead\": 0.2", "\"cacheRead\": -1, \"cacheWrite5m\": -2, \"cacheWrite1h\": -3",
            $"{Models}(17) $.models[0].prices[0].rates[0].cacheRead: -1 must be from 0 to 10000 dollars per million tokens\n{Models}(17) "
                + $"$.models[0].prices[0].rates[0].cacheWrite5m: -2 must be from 0 to 10000 dollars per million tokens\n{Models}(17) "
                + "$.models[0].prices[0].rates[0].cacheWrite1h: -3 must be from 0 to 10000 dollars per million tokens"
        },
        {
            Models, "\"output\": 4 }", "\"output\": -4 }",
            $"{Models}(19) $.models[0].prices[0].rates[2].output: -4 must be from 0 to 10000 dollars per million tokens"
        },
        {
            Models, "\"above\": 100000", "\"above\": 100000, \"upTo\": 200000, \"below\": 200000",
            $"{Models}(18) $.models[0].prices[0].rates[1]: states both 'upTo' and 'below'"
        },
        {
            Plans, "\"id\": \"acme-pro\"", "\"id\": \"Acme Pro\"",
            $"{Plans}(4) $.plans[0].id: 'Acme Pro' must be lower-case letters, digits and . _ - and at most 64 of them"
        },
        { Plans, "\"covers\": [\"acme\"]", "\"covers\": [\"other\"]", $"{Plans}(6) $.plans[0].covers[0]: there is no models/other.json" },
        {
            Plans,
            "{ \"from\": \"2026-01-01\", \"monthlyFeeUsd\": 20, \"source\": \"acme.example/plans\", \"checked\": \"2026-11-20\", "
                + "\"confidence\": \"high\" }",
            "", $"{Plans}(7) $.plans[0].prices: must list at least one price"
        },
        {
            Plans, "\"monthlyFeeUsd\": 20", "\"monthlyFeeUsd\": 1000001",
            $"{Plans}(8) $.plans[0].prices[0].monthlyFeeUsd: must be from 0 to 1000000 dollars"
        },
        {
            Plans, "\"monthlyFeeUsd\": 20", "\"monthlyFeeUsd\": 0, \"includedUsd\": -1",
            $"{Plans}(8) $.plans[0].prices[0].includedUsd: must be from 0 to 1000000 dollars"
        },
        {
            Plans, "\"monthlyFeeUsd\": 20", "\"monthlyFeeUsd\": 1000000, \"includedUsd\": 1000001",
            $"{Plans}(8) $.plans[0].prices[0].includedUsd: must be from 0 to 1000000 dollars"
        },
        {
            Plans, "\"monthlyFeeUsd\": 20",
            "\"monthlyFeeUsd\": 20, \"models\": [\"acme-2\", \"acme-1\"], \"notIncluded\": [\"acme-3\"]",
            $"{Plans}(8) $.plans[0].prices[0].models[0]: 'acme-2' is no model of a provider that covers names; the nearest are acme-1\n"
                + $"{Plans}(8) $.plans[0].prices[0].notIncluded[0]: 'acme-3' is no model of a provider that covers names; the nearest are "
                + $"acme-1\n{Plans}(8) $.plans[0].prices[0].notIncluded[0]: 'acme-3' is not among models, "
                + "so the plan does not serve it at all"
        },
        {
            Plans, "\"monthlyFeeUsd\": 20", "\"monthlyFeeUsd\": 20, \"models\": []",
            $"{Plans}(8) $.plans[0].prices[0].models: must name a model, or be left out where the plan is for all that it covers"
        },
        {
            Plans, "\"monthlyFeeUsd\": 20", "\"monthlyFeeUsd\": 20, \"notIncluded\": [null]",
            $"{Plans}(8) $.plans[0].prices[0].notIncluded[0]: must not be null"
        },
        {
            Plans, "\"monthlyFeeUsd\": 20", "\"monthlyFeeUsd\": 20, \"offered\": \"renewalsOnly\"",
            $"{Plans}(8) $.plans[0].prices[0].offeredNote: says what is stated of offered: the one goes with the other"
        },
        {
            Plans, "\"monthlyFeeUsd\": 20", "\"monthlyFeeUsd\": 20, \"offeredNote\": \"Sold until autumn.\"",
            $"{Plans}(8) $.plans[0].prices[0].offeredNote: says what is stated of offered: the one goes with the other"
        },
        {
            Plans, "\"monthlyFeeUsd\": 20", "\"monthlyFeeUsd\": 20, \"offered\": \"no\", \"offeredNote\": \"Sold until autumn.\"",
            $"{Plans}(8) $.plans[0].prices[0].offered: must be one of renewalsOnly, signUpsPaused, unclear"
        },
        {
            Plans, "\"source\": \"acme.example/plans\"", "\"source\": \"\"",
            $"{Plans}(8) $.plans[0].prices[0].source: must name where the figure was taken from"
        },
        {
            Plans, "\"covers\"", $"\"limits\": [{Limit("week", "usd", 0, 2, 3)}],\n\"covers\"",
            $"{Plans}(6) $.plans[0].limits[0]: low, expected and high must be above 0 and at most 1000000"
        },
        {
            Plans, "\"covers\"", $"\"limits\": [{Limit("week", "usd", 1, 2, 1000001)}],\n\"covers\"",
            $"{Plans}(6) $.plans[0].limits[0]: low, expected and high must be above 0 and at most 1000000"
        },
        {
            Plans, "\"covers\"", $"\"limits\": [{Limit("week", "tokens", 1, 2, 1000000000000001)}],\n\"covers\"",
            $"{Plans}(6) $.plans[0].limits[0]: low, expected and high must be above 0 and at most 1000000000000000"
        },
        {
            Plans, "\"covers\"", $"\"limits\": [{Limit("week", "usd", 3, 2, 4)}],\n\"covers\"",
            $"{Plans}(6) $.plans[0].limits[0]: low, expected and high must rise"
        },
        {
            Plans, "\"covers\"", $"\"limits\": [{Limit("week", "usd", 1, 5, 4)}],\n\"covers\"",
            $"{Plans}(6) $.plans[0].limits[0]: low, expected and high must rise"
        },
        {
            Plans, "\"covers\"", $"\"limits\": [{Limit("week", "usd", 1, 2, 3)}, {Limit("week", "usd", 1, 2, 3)}],\n\"covers\"",
            $"{Plans}(6) $.plans[0].limits[1].from: 2026-01-01 must come after 2026-01-01: they stand oldest first"
        },
        {
            Plans, "\"covers\"", $"\"limits\": [{Limit("week", "usd", 1, 2, 3, from: "2027-01-01")}],\n\"covers\"",
            $"{Plans}(6) $.plans[0].limits[0]: lacks 'status' (announced or confirmed): 2027-01-01 is after the version's date"
        },
        {
            Plans, "\"covers\"", $"\"limits\": [{Limit("week", "usd", 1, 2, 3, source: "")}],\n\"covers\"",
            $"{Plans}(6) $.plans[0].limits[0].source: must name where the figure was taken from"
        },
        { Plans, Covers, "\"aliases\": [\"acme-pro\"],\n\"covers\"", $"{Plans}(6) $.plans[0].aliases[0]: 'acme-pro' is taken" },
        {
            Plans, Covers, "\"aliases\": [\"acme-plus\", \"ACME-PLUS\"],\n\"covers\"",
            $"{Plans}(6) $.plans[0].aliases[1]: 'ACME-PLUS' must be lower-case letters, digits and . "
                + $"_ - and at most 64 of them\n{Plans}(6) $.plans[0].aliases[1]: 'ACME-PLUS' is taken"
        },
        { Plans, Covers, "\"aliases\": [\"own\"],\n\"covers\"", $"{Plans}(6) $.plans[0].aliases[0]: 'own' is taken" },
        { Plans, Covers, "\"aliases\": [\"api\"],\n\"covers\"", $"{Plans}(6) $.plans[0].aliases[0]: 'api' is taken" },
        { Plans, "\"id\": \"acme-pro\"", "\"id\": \"own\"", $"{Plans}(4) $.plans[0].id: 'own' is taken" },
        {
            Plans, Covers, "\"names\": [{ \"from\": \"2026-01-01\", \"name\": \"Acme Plus\" }],\n\"covers\"",
            $"{Plans}(6) $.plans[0].names: must end with today's name, 'Acme Pro'"
        },
        {
            Plans, Covers,
            "\"names\": [{ \"from\": \"2026-02-01\", \"name\": \"Acme Plus\" }, { \"from\": \"2026-02-01\", \"name\": "
                + "\"Acme Pro\" }],\n\"covers\"",
            $"{Plans}(6) $.plans[0].names[1].from: 2026-02-01 must come after 2026-02-01: they stand oldest first"
        },
        { Plans, Covers, "\"per\": \"group\",\n\"covers\"", $"{Plans}(6) $.plans[0].per: must be one of seat, person, team" },
        { Plans, Covers, "\"kind\": \"agents\",\n\"covers\"", $"{Plans}(6) $.plans[0].kind: must be one of coding, chat, ide" },
        {
            Plans, Fee, "\"monthlyFeeUsd\": 20, \"annualPerMonthUsd\": -1",
            $"{Plans}(8) $.plans[0].prices[0].annualPerMonthUsd: must be from 0 to 1000000 dollars"
        },
        {
            Plans, Fee, "\"monthlyFeeUsd\": 20, \"annualPerMonthUsd\": 1000001",
            $"{Plans}(8) $.plans[0].prices[0].annualPerMonthUsd: must be from 0 to 1000000 dollars"
        },
        {
            Plans, Fee, "\"monthlyFeeUsd\": 20, \"apiCreditUsdPerMonth\": 1000001, \"apiCreditNote\": \"n\"",
            $"{Plans}(8) $.plans[0].prices[0].apiCreditUsdPerMonth: must be from 0 to 1000000 dollars"
        },
        {
            Plans, Fee, "\"monthlyFeeUsd\": 20, \"apiCreditUsdPerMonth\": 5",
            $"{Plans}(8) $.plans[0].prices[0].apiCreditNote: says what apiCreditUsdPerMonth may be spent on: the one goes with the other"
        },
        {
            Plans, Fee, "\"monthlyFeeUsd\": 20, \"apiCreditNote\": \"n\"",
            $"{Plans}(8) $.plans[0].prices[0].apiCreditNote: says what apiCreditUsdPerMonth may be spent on: the one goes with the other"
        },
        {
            Plans, Fee, "\"monthlyFeeUsd\": 20, \"maxApiCreditUsdPerMonth\": 500",
            $"{Plans}(8) $.plans[0].prices[0].maxApiCreditUsdPerMonth: is the most of apiCreditUsdPerMonth, and not below that of a seat"
        },
        {
            Plans, Fee,
            "\"monthlyFeeUsd\": 20, \"apiCreditUsdPerMonth\": 5, \"maxApiCreditUsdPerMonth\": 4, \"apiCreditNote\": \"n\"",
            $"{Plans}(8) $.plans[0].prices[0].maxApiCreditUsdPerMonth: is the most of apiCreditUsdPerMonth, and not below that of a seat"
        },
        {
            Plans, Fee, "\"monthlyFeeUsd\": 20, \"minSeats\": 5, \"maxSeats\": 4",
            $"{Plans}(8) $.plans[0].prices[0].maxSeats: must not be below minSeats"
        },
        {
            Plans, Fee, "\"monthlyFeeUsd\": 20, \"minSeats\": 1.5",
            $"{Plans}(8) $.plans[0].prices[0].minSeats: must be a whole number of seats from 1 to 1000000"
        },
        {
            Plans, Fee, "\"monthlyFeeUsd\": 20, \"maxSeats\": 0",
            $"{Plans}(8) $.plans[0].prices[0].maxSeats: must be a whole number of seats from 1 to 1000000"
        },
        {
            Plans, Fee, "\"monthlyFeeUsd\": 20, \"overage\": \"apiRates\", \"overageFactor\": 0",
            $"{Plans}(8) $.plans[0].prices[0].overageFactor: must be above 0 and at most 10"
        },
        {
            Plans, Fee, "\"monthlyFeeUsd\": 20, \"overage\": \"apiRates\", \"overageFactor\": 10.01",
            $"{Plans}(8) $.plans[0].prices[0].overageFactor: must be above 0 and at most 10"
        },
        {
            Plans, Fee, "\"monthlyFeeUsd\": 20, \"overageFactor\": 1.1",
            $"{Plans}(8) $.plans[0].prices[0].overageFactor: is what usage beyond costs, and overage does not say that it is billed"
        },
        {
            Plans, Fee, "\"monthlyFeeUsd\": 20, \"includedUsd\": 20, \"overage\": \"none\", \"overageFactor\": 1.1",
            $"{Plans}(8) $.plans[0].prices[0].overageFactor: is what usage beyond costs, and overage does not say that it is billed"
        },
        {
            Plans, Covers, $"\"limits\": [{Measured("0.9")}, {Measured("0.9")}],\n\"covers\"",
            $"{Plans}(6) $.plans[0].limits[1].from: 2026-01-01 must come after 2026-01-01: they stand oldest first"
        },
        {
            Plans, Covers, $"\"limits\": [{Measured("1.1")}],\n\"covers\"",
            $"{Plans}(6) $.plans[0].limits[0].cacheReadShare: must be a share from 0 to 1"
        },
        {
            Plans, Covers, $"\"limits\": [{Of("[]")}],\n\"covers\"",
            $"{Plans}(6) $.plans[0].limits[0].models: must name a model, or be left out where it holds of all that no other names"
        },
        {
            Plans, Covers, $"\"limits\": [{Of("[null]")}],\n\"covers\"",
            $"{Plans}(6) $.plans[0].limits[0].models[0]: must not be null"
        },
        {
            Plans, Covers, $"\"limits\": [{Of("\"acme-1\"")}],\n\"covers\"",
            $"{Plans}(6) $.plans[0].limits[0].models: must be a list"
        },
        {
            Plans, Covers, $"\"limits\": [{Of("[\"acme-one\"]")}],\n\"covers\"",
            $"{Plans}(6) $.plans[0].limits[0].models[0]: 'acme-one' is no model of a provider that covers names; the nearest are acme-1"
        },
        {
            Plans, Covers, $"\"limits\": [{Of("[\"acme-1\", \"acme-1\"]")}],\n\"covers\"",
            $"{Plans}(6) $.plans[0].limits[0].models[1]: 'acme-1' stands here twice"
        },
        {
            Plans, Covers, $"\"limits\": [{Of("[\"acme-1\"]")}, {Of("[\"acme-1\"]")}],\n\"covers\"",
            $"{Plans}(6) $.plans[0].limits[1].from: 2026-01-01 must come after 2026-01-01: they stand oldest first"
        },
    };

    public static TheoryData<string, string, string> JustAllowed => new()
    {
        { Tokenizers, "\"expected\": 1.2", "\"expected\": 1.1" },
        { Tokenizers, "\"expected\": 1.2", "\"expected\": 1.3" },
        { Models, "\"acme-1\",\n      \"name\"", "\"acme_1.0-beta\",\n      \"name\"" },
        { Models, "\"from\": \"2026-06-01\"", "\"from\": \"2026-11-21\", \"status\": \"announced\"" },
        { Models, "\"maxInput\": 150000", "\"maxInput\": 200000" },
        { Models, "\"input\": 2,", "\"input\": 10000," },
        { Models, "\"input\": 2,", "\"input\": 0," },
        { Models, "\"input\": 2,", "\"input\": 123.123456789," },
        { Models, "\"input\": 2,", "\"input\": 0.000000001," },
        { Models, "\"above\": 100000", "\"above\": 100000, \"upTo\": 100001" },
        { Models, PeakPlace, PeakOf("00:00", "24:00", "+08:00") },
        {
            Models, "[\"acme-one\"]",
            "[\"us.acme/acme-1@2026[1m]:x+y\", { \"id\": \"acme-1:fast\", \"factor\": 1.1234, \"host\": \"bedrock\", \"serviceTier\": "
                + "\"batch\", \"note\": \"n\" }]"
        },
        { Models, "\"tokenizer\": \"acme-tok\"", $"\"retires\": {Retires("2026-01-02")}, \"notCounted\": [\"audio input\"]" },
        {
            Models, "\"maxInput\": 150000",
            "\"minCacheTokens\": 1024, \"residency\": { \"us\": 1.1 }, \"tools\": { \"webSearch\": { \"perThousandUsd\": 0, \"note\": "
                + "\"n\" } }"
        },
        { Plans, "\"monthlyFeeUsd\": 20", "\"monthlyFeeUsd\": 20, \"includedUsd\": 0" },
        {
            Plans, "\"monthlyFeeUsd\": 20",
            "\"monthlyFeeUsd\": 20, \"models\": [\"acme-1\"], \"notIncluded\": [\"acme-1\"], \"offered\": \"unclear\", "
                + "\"offeredNote\": \"Sold until autumn.\""
        },
        { Plans, "\"monthlyFeeUsd\": 20", "\"monthlyFeeUsd\": 0, \"includedUsd\": 1000000" },
        {
            Plans, "\"covers\"",
            $"\"limits\": [{Limit("week", "tokens", 1, 2, 1000001)}, {Limit("5h", "requests", 1, 1, 1000000)}],\n\"covers\""
        },
        { Plans, "\"covers\"", $"\"limits\": [{Limit("week", "usd", 1, 2, 3)}, {Limit("month", "usd", 1, 2, 3)}],\n\"covers\"" },
        { Plans, Covers, $"\"limits\": [{Measured("0.9")}, {Measured("0.8")}, {Measured("0.9", "published")}],\n\"covers\"" },
        { Plans, Covers, $"\"limits\": [{Limit("week", "usd", 1, 2, 3)}, {Of("[\"acme-1\"]")}],\n\"covers\"" },
        {
            Plans, Covers,
            "\"aliases\": [\"acme-plus\", \"acme-ultra\"], \"provider\": \"acme\", \"kind\": \"coding\", \"per\": \"person\",\n\"covers\""
        },
        {
            Plans, Covers,
            "\"names\": [{ \"from\": \"2026-01-01\", \"name\": \"Acme Plus\" }, { \"from\": \"2026-01-02\", \"name\": "
                + "\"Acme Pro\" }],\n\"covers\""
        },
        {
            Plans, Fee,
            "\"monthlyFeeUsd\": 20, \"annualPerMonthUsd\": 0, \"minSeats\": 5, \"maxSeats\": 5, \"apiCreditUsdPerMonth\": 1000000, "
                + "\"maxApiCreditUsdPerMonth\": 1000000, \"apiCreditNote\": \"n\""
        },
        { Plans, Fee, "\"monthlyFeeUsd\": 20, \"overage\": \"apiRates\", \"overageFactor\": 10" },
        { Plans, Fee, "\"monthlyFeeUsd\": 20, \"includedUsd\": 20, \"overageFactor\": 0.01" },
    };

    [Theory]
    [MemberData(nameof(OneFault))]
    public void Each_fault_is_told_with_its_line_and_path(string file, string what, string with, string expected)
    {
        using var folder = new ScratchFolder();
        folder.Replace(file, what, with);
        string.Join('\n', folder.Faults()).ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(JustAllowed))]
    public void What_stands_on_a_bound_is_no_fault(string file, string what, string with)
    {
        using var folder = new ScratchFolder();
        folder.Replace(file, what, with);
        folder.Faults().ShouldBeEmpty();
    }

    [Fact]
    public void A_limit_of_a_model_that_no_price_includes_is_a_fault()
    {
        using var folder = new ScratchFolder();
        folder.Replace(Plans, Covers, $"\"limits\": [{Of("[\"acme-1\"]")}],\n\"covers\"");
        folder.Replace(Plans, Fee, "\"monthlyFeeUsd\": 20, \"notIncluded\": [\"acme-1\"]");
        folder.Faults().ShouldBe(
        [
            $"{Plans}(6) $.plans[0].limits[0].models[0]: no price of the plan includes 'acme-1', so it takes nothing of a limit",
        ]);
    }

    [Fact]
    public void Of_one_window_and_mix_two_limits_of_different_models_share_none()
    {
        using var folder = new ScratchFolder();
        var provider = "{ \"id\": \"zeta\", \"name\": \"Zeta\", \"models\": [{ \"id\": \"zeta-1\", \"name\": \"Zeta\", \"prices\": [{ "
            + "\"from\": \"2026-01-01\", \"source\": \"z\", \"checked\": \"2026-11-20\", \"confidence\": \"low\", "
            + "\"rates\": [{ \"tier\": \"standard\", \"input\": 1, \"output\": 1 }] }] }] }";
        folder.Write($"{ScratchFolder.Version}/models/zeta.json", provider);
        folder.Replace(Plans, "[\"acme\"]", "[\"acme\", \"zeta\"]");
        folder.Replace(Plans, Covers, $"\"limits\": [{Of("[\"acme-1\"]")}, {Of("[\"zeta-1\"]")}],\n\"covers\"");
        folder.Faults().ShouldBeEmpty();
        folder.Replace(Plans, "[\"zeta-1\"]", "[\"zeta-1\", \"acme-1\"]");
        folder.Faults().ShouldBe(
        [
            $"{Plans}(6) $.plans[0].limits[0].models[0]: another limit of this window and mix names 'acme-1' beside other models",
            $"{Plans}(6) $.plans[0].limits[1].models[1]: another limit of this window and mix names 'acme-1' beside other models",
        ]);
    }

    [Fact]
    public void Of_one_window_all_limits_are_for_each_model_by_itself_or_none_is()
    {
        using var folder = new ScratchFolder();
        var each = Of("[\"acme-1\"]").Replace("{", "{ \"perModel\": true,", StringComparison.Ordinal);
        folder.Replace(Plans, Covers, $"\"limits\": [{Of("null")}, {each}],\n\"covers\"");
        folder.Faults().ShouldBe(
        [
            $"{Plans}(6) $.plans[0].limits[0]: lacks 'perModel': another limit of this window is for each model by itself",
        ]);
    }

    [Fact]
    public void A_provider_without_models_is_a_fault()
    {
        using var folder = new ScratchFolder();
        folder.Write(Models, "{ \"id\": \"acme\", \"name\": \"Acme\", \"models\": [] }");
        folder.Faults().ShouldBe([$"{Models}(1) $.models: must list at least one model"]);
    }

    [Fact]
    public void An_id_may_have_sixty_four_characters()
    {
        using var folder = new ScratchFolder();
        var longest = new string('a', 64);
        folder.Replace(Models, "acme-1", longest);
        folder.Faults().ShouldBeEmpty();
        folder.Replace(Models, longest, longest + "a");
        folder.Faults().ShouldHaveSingleItem().ShouldEndWith("and at most 64 of them");
    }

    [Fact]
    public void Another_name_may_have_a_hundred_and_twenty_eight_characters()
    {
        using var folder = new ScratchFolder();
        var longest = new string('~', 128);
        folder.Replace(Models, "acme-one", longest);
        folder.Faults().ShouldBeEmpty();
        folder.Replace(Models, longest, longest + "~");
        folder.Faults().ShouldHaveSingleItem().ShouldEndWith("must be printable ASCII without blanks and at most 128 characters");
    }

    [Fact]
    public void One_expectation_of_a_pair_and_class_is_enough()
    {
        using var folder = new ScratchFolder();
        const string row = "{ \"from\": \"acme-old\", \"to\": \"acme-tok\", \"content\": \"code\", \"low\": 1.1, \"expected\": 1.2, "
            + "\"high\": 1.3, \"source\": \"acme.example/tokens\", \"checked\": \"2026-11-20\", \"confidence\": \"high\" }";
        var without = row.Replace("\"expected\": 1.2, ", "", StringComparison.Ordinal);
        folder.Replace(Tokenizers, row, $"{row}, {without}, {row.Replace("code", "prose", StringComparison.Ordinal)}");
        folder.Faults().ShouldBeEmpty();
        folder.Replace(Tokenizers, "prose", "code");
        folder
            .Faults()
            .ShouldBe([$"{Tokenizers}(7) $.measurements[2].expected: another row of the same pair and class states an expected ratio"]);
    }

    [Fact]
    public void The_rules_of_dates_hold_dated_versions_alone()
    {
        using var folder = new ScratchFolder();
        foreach (var file in new[] { "models/acme.json", "plans.json", "tokenizers.json" })
        {
            folder.Write(
                $"acme-negotiated/{file}",
                File.ReadAllText(Path.Combine(folder.Path, "2026-11-20", file))
                    .Replace("2026-11-20", "2027-11-20", StringComparison.Ordinal)
                    .Replace("2026-06-01", "2027-06-01", StringComparison.Ordinal));
        }
        folder.Faults().ShouldBeEmpty();
    }

    [Fact]
    public void A_plan_may_not_bear_the_name_of_another()
    {
        using var folder = new ScratchFolder();
        const string plan = "{ \"id\": \"acme-pro\", \"name\": \"Acme Pro\", \"covers\": [], \"prices\": [ { \"from\": \"2026-01-01\", "
            + "\"monthlyFeeUsd\": 20, \"source\": \"acme.example\", \"checked\": \"2026-11-20\", \"confidence\": \"high\" } ] }";
        folder.Write(Plans, $"{{ \"plans\": [{plan}, {plan}] }}");
        folder.Faults().ShouldBe([$"{Plans}(1) $.plans[1].id: 'acme-pro' is taken"]);
        var other = plan.Replace("\"id\": \"acme-pro\"", "\"id\": \"acme-max\", \"aliases\": [\"acme-pro\"]", StringComparison.Ordinal);
        folder.Write(Plans, $"{{ \"plans\": [{plan}, {other}] }}");
        folder.Faults().ShouldBe([$"{Plans}(1) $.plans[1].aliases[0]: 'acme-pro' is taken"]);
    }

    [Fact]
    public void The_sound_folder_has_no_fault()
    {
        using var folder = new ScratchFolder();
        folder.Faults().ShouldBeEmpty();
    }

    [Fact]
    public void Faults_of_all_files_are_gathered()
    {
        using var folder = new ScratchFolder();
        folder.Replace(Models, "\"input\": 2,", "\"input\": -2,");
        folder.Replace(Models, "\"output\": 16", "\"output\": -16");
        folder.Replace(Plans, "\"covers\": [\"acme\"]", "\"covers\": [\"other\"]");
        folder.Replace(Tokenizers, "\"high\": 1.3", "\"high\": 1.15");
        folder.Faults().Select(fault => fault[..fault.IndexOf('(')]).ShouldBe([Models, Models, Plans, Tokenizers]);
    }

    [Fact]
    public void A_missing_file_and_a_stray_one_are_faults()
    {
        using var folder = new ScratchFolder();
        folder.Delete(Plans);
        folder.Write("2026-11-20/models/acme.txt", "{}");
        folder.Write("2026-11-20/modles/acme.json", "{}");
        folder.Faults().ShouldBe(
        [
            "2026-11-20/models/acme.txt(1) $: a version holds plans.json, tokenizers.json and models/<provider>.json, and nothing else",
            "2026-11-20/modles/acme.json(1) $: a version holds plans.json, tokenizers.json and models/<provider>.json, and nothing else",
            "2026-11-20/plans.json(1) $: is missing",
        ]);
    }

    [Fact]
    public void An_empty_file_and_bytes_that_are_no_text_are_faults()
    {
        using var folder = new ScratchFolder();
        folder.Write(Plans, "");
        File.WriteAllBytes(
            Path.Combine(folder.Path, Tokenizers),
            [.. Encoding.UTF8.GetBytes("{\"tokenizers\": [ { \"id\": \""), 0xFF, .. Encoding.UTF8.GetBytes("\" } ] }")]);
        folder.Faults().Select(fault => fault[..(fault.IndexOf(')') + 1)]).Distinct().ShouldBe([$"{Plans}(1)", $"{Tokenizers}(1)"]);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_a_fault()
    {
        using var folder = new ScratchFolder();
        File.CreateSymbolicLink(Path.Combine(folder.Path, "2026-11-20/models/gone.json"), Path.Combine(folder.Path, "nowhere.json"));
        folder.Faults().ShouldBe(["2026-11-20/models/gone.json(1) $: cannot be read, or is larger than any price list (4 MB)"]);
    }

    [Fact]
    public void The_word_null_is_no_file()
    {
        using var folder = new ScratchFolder();
        folder.Write(Plans, "null");
        folder.Faults().ShouldBe([$"{Plans}(1) $: must be an object"]);
    }

    [Fact]
    public void A_folder_that_is_no_date_of_the_calendar_is_a_fault()
    {
        using var folder = new ScratchFolder();
        Directory.Move(Path.Combine(folder.Path, "2026-11-20"), Path.Combine(folder.Path, "2026-13-40"));
        folder.Faults().ShouldContain("2026-13-40(1) $: is not a date of the calendar");
    }

    [Fact]
    public void A_folder_named_with_other_characters_is_a_fault()
    {
        using var folder = new ScratchFolder();
        Directory.Move(Path.Combine(folder.Path, "2026-11-20"), Path.Combine(folder.Path, "Acme 2027"));
        folder
            .Faults()
            .ShouldContain("Acme 2027(1) $: a version's folder is named by a date, by a revision of it (2026-11-20-2), "
                + "or by lower-case letters, digits and hyphens");
    }

    [Fact]
    public void A_folder_that_is_not_there_is_a_fault()
    {
        using var folder = new ScratchFolder();
        var missing = Path.Combine(folder.Path, "nowhere");
        Calculator.Pricing.Files.PricingFolder.TryRead(missing, Prices.At(ScratchFolder.Now), out _, out var faults).ShouldBeFalse();
        faults.ShouldHaveSingleItem().ToString().ShouldBe($"{missing}(1) $: there is no such pricing folder");
    }

    [Fact]
    public void Without_a_dated_version_there_is_no_default()
    {
        using var folder = new ScratchFolder();
        Directory.Move(Path.Combine(folder.Path, "2026-11-20"), Path.Combine(folder.Path, "acme-negotiated"));
        folder.Faults().ShouldHaveSingleItem().ShouldEndWith("(1) $: holds no version named by a date, such as 2026-11-20");
    }

    private const string PeakPlace = "\"maxInput\": 150000,\n          \"rates\": [";

    private static string PeakOf(string from, string to, string zone = "UTC", string days = "\"mon\"", bool second = false) =>
        $"\"peak\": {Peak(from, to, zone, days, second)},\n          \"rates\": [ {{ \"tier\": \"peak\", \"input\": 4, \"output\": 16 }},";

    private static string Peak(string from, string to, string zone = "UTC", string days = "\"mon\"", bool second = false)
    {
        var window = $"{{ \"days\": [{days}], \"from\": \"{from}\", \"to\": \"{to}\" }}";
        return $"{{ \"zone\": \"{zone}\", \"windows\": [{window}{(second ? ", " + window : "")}] }}";
    }

    private static string Retires(string date, string? successor = null, string source = "acme.example/end") =>
        $"{{ \"date\": \"{date}\", \"status\": \"confirmed\"{(successor is null ? "" : $", \"successor\": \"{successor}\"")}, \"source\": "
            + $"\"{source}\" }}";

    private static string Measured(string mix, string basis = "measured") =>
        Limit("week", "usd", 1, 2, 3).Replace(
            "\"window\"",
            $"\"basis\": \"{basis}\", \"cacheReadShare\": {mix}, \"window\"",
            StringComparison.Ordinal);

    private static string Of(string models) =>
        Limit("week", "usd", 1, 2, 3).Replace("\"window\"", $"\"models\": {models}, \"window\"", StringComparison.Ordinal);

    private static string Limit(
        string window,
        string unit,
        decimal low,
        decimal expected,
        decimal high,
        string from = "2026-01-01",
        string source = "acme.example") => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{ "from": "{{from}}", "window": "{{window}}", "unit": "{{unit}}", "low": {{low}}, "expected": {{expected}},"""
            + $$""" "high": {{high}}, "source": "{{source}}", "checked": "2026-11-20", "confidence": "low" }""");
}
