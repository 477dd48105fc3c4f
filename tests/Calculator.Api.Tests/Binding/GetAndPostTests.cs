using System.Text.Json;
using System.Text.Json.Nodes;
using Calculator.Tests.Laws;
using FsCheck.Fluent;

namespace Calculator.Api.Tests.Binding;

public class GetAndPostTests(Service service)
{
    // Values that are right, on an edge, or wrong, as JSON writes them.
    private static readonly Dictionary<string, string[]> Values = new()
    {
        ["model"] = ["\"claude-opus-4-7\"", "\"GPT-5-5\"", "\"gemini-2.5-pro\"", "\"deepseek-chat\"", "\"nobody\""],
        ["toModel"] = ["\"gpt-5.5\"", "\"claude-opus-4-6\"", "\"grok-4.3\""],
        ["inputTokens"] = ["0", "3000", "200000", "272000", "300000.0", "1E+6", "-1", "1.5"],
        ["outputTokens"] = ["0", "1200", "4e3", "1000000000000000"],
        ["requestsPerSession"] = ["1", "2.5", "0"],
        ["cacheRatio"] = ["0", "0.5", "0.9", "1.1"],
        ["cacheWriteRatio"] = ["0", "0.1", "0.6", "\"rest\"", "\"Rest\""],
        ["cacheReadTokens"] = ["0", "1000"],
        ["cacheWriteTokens"] = ["0", "2000"],
        ["cacheWrite1hTokens"] = ["0", "500"],
        ["cacheWrite1hRatio"] = ["0", "0.05", "2"],
        ["cacheTtl"] = ["\"5m\"", "\"1H\"", "\"12h\"", "\"2h\""],
        ["inferenceGeo"] = ["\"global\"", "\"us\""],
        ["allowOverWindow"] = ["true", "false"],
        ["peakShare"] = ["0.25", "\"Even\"", "1.5"],
        ["webSearches"] = ["0", "2.5"],
        ["otherUsdPerSession"] = ["0.03", "-1"],
        ["daysPerYear"] = ["365", "0"],
        ["batchShare"] = ["0", "0.25", "1"],
        ["serviceTier"] = ["\"standard\"", "\"auto\"", "\"Batch\"", "\"fast\"", "\"none\""],
        ["successRate"] = ["1", "0.643"],
        ["sessionsPerDay"] = ["0", "74.5", "1000"],
        ["daysPerMonth"] = ["30", "30.4375", "40"],
        ["plans"] = ["[\"claude-max-5x\",\"cursor-pro\"]", "[\"claude-pro\"]", "[]"],
        ["seats"] = ["1", "3"],
        ["provider"] = ["\"anthropic\"", "\"GitHub\"", "\"nobody\""],
        ["kind"] = ["\"chat\"", "\"IDE\"", "\"toy\""],
        ["usagePerSeat"] = ["[0.5,0.3,0.2]", "[1]", "[0.5,0.6]", "[]"],
        ["billing"] = ["\"monthly\"", "\"Annual\"", "\"daily\""],
        ["apiUsdPerMonth"] = ["6200", "0", "-1"],
        ["apiUsdPerSession"] = ["0.45", "0"],
        ["ownPlanFeeUsd"] = ["60", "0", "-1"],
        ["ownPlanName"] = ["\"Acme Team\"", "\"\""],
        ["ownPlanIncludedUsd"] = ["100", "0"],
        ["ownPlanLimitUsdPerWeek"] = ["200", "0"],
        ["ownPlanOverage"] = ["\"apiRates\"", "\"None\"", "1.2", "0", "\"some\""],
        ["discount"] = ["0", "0.2", "1", "-0.055"],
        ["content"] = ["\"code\"", "\"any\""],
        ["scaleOutput"] = ["true", "false"],
        ["ratioLow"] = ["1", "2"],
        ["ratioExpected"] = ["1.2"],
        ["ratioHigh"] = ["1.35"],
        ["text"] = ["\"Hello, world!\"", "\" \"", "\"\""],
        ["ids"] = ["[\"gpt-5.5\",\"claude-opus-4-7@20260416\"]", "[\"nobody\"]"],
        ["models"] = ["[\"gpt-5.5\",\"claude-opus-4-7\"]", "[\"nobody\"]", "[\"\"]"],
        ["tokenizers"] = ["[\"cl100k_base\",\"claude-3\"]", "[\"O200K_base\"]", "[\"o200k\"]", "[]"],
        ["tokenizer"] = ["\"cl100k_base\"", "\"claude-4.7\"", "\"o200k\""],
        ["maxTokens"] = ["3", "0", "1E+6", "1.5"],
        ["sampleText"] = ["\"Hello, world! How are you?\"", "\"{ x = 1; }\""],
        ["inputCharacters"] = ["12000", "0"],
        ["limitUsdPerWeek"] = ["[\"claude-pro:37.5\",\"claude-max-5x:312.5\"]", "[\"claude-pro:-1\"]", "[\"claude-pro\"]"],
        ["limitBound"] = ["\"low\"", "\"High\""],
        ["assumeUnlimited"] = ["true", "false"],
        ["assumeHeld"] = ["true", "false"],
        ["variable"] = ["\"outputRatio\"", "\"inputTokens\"", "\"cacheRatio\"", "\"sessionsPerDay\"", "\"price\""],
        ["versusModel"] = ["\"gpt-5.5\"", "\"nobody\""],
        ["versusPlan"] = ["\"claude-max-5x\"", "\"cursor-pro-plus\""],
        ["versusInputRatio"] = ["1", "0.8"],
        ["versusOutputRatio"] = ["1", "0.333"],
        ["versusSuccessRate"] = ["0.586", "0"],
        ["failureCostUsd"] = ["0", "1.5", "-1"],
        ["inputRatios"] = ["[1,0.8]", "[1]", "[1,0]"],
        ["outputRatios"] = ["[1,0.333]", "[0.5,1]"],
        ["successRates"] = ["[0.6,0.7]", "[0.6,1.1]"],
        ["systemTokens"] = ["20000", "0"],
        ["growthPerTurn"] = ["2400", "100000"],
        ["outputPerTurn"] = ["400"],
        ["turns"] = ["1", "50", "0"],
        ["uncachedPerTurn"] = ["0", "300"],
        ["coldTurns"] = ["[2,20]", "[20]", "[0]", "[\"\"]"],
        ["outputRatio"] = ["0.333", "1"],
        ["claimedFewerOutputTokens"] = ["0.72", "0", "72"],
        ["claimedBy"] = ["\"toModel\"", "\"Model\"", "\"both\""],
        ["days"] = ["30", "2", "0"],
        ["startsOn"] = ["\"2026-12-01\"", "\"2300-01-01\""],
        ["rebuild"] = ["\"ramp\"", "\"coldDay\"", "\"perPrefix\""],
        ["rampDays"] = ["3", "0"],
        ["distinctPrefixes"] = ["10"],
        ["shadowShare"] = ["0.1", "0"],
        ["shadowDays"] = ["14"],
        ["engineeringUsd"] = ["5000"],
        ["spread"] = ["0.2", "1"],
        ["ranges"] = ["[\"cacheRatio:0.5:0.95\"]", "[\"outputTokens:1000:6000\",\"inputTokens:1:2\"]", "[\"cacheRatio:2\"]"],
        ["rows"] = ["\"model:gpt-5.5,claude-haiku-4-5\"", "\"cacheRatio:0,0.5\"", "\"wombat:1\""],
        ["columns"] = ["\"sessionsPerDay:10,100\"", "\"inputTokens:1000,300000\"", "\"batchShare:2\""],
        ["value"] = ["\"perMonthUsd\"", "\"PERSESSIONUSD\""],
        ["pricing"] = ["\"2026-05-14\"", "\"2026-11-20\""],
        ["asOf"] = ["\"2026-11-20\"", "\"2026-08-16T16:00:00Z\"", "\"2020-01-01\""],
    };

    [Fact]
    public void Every_field_of_every_calculator_is_drawn()
    {
        var calculators = Calculators();
        calculators.Count.ShouldBe(18);
        calculators.SelectMany(calculator => calculator.Fields).Distinct().ShouldBe(Values.Keys, ignoreOrder: true);
    }

    [Fact]
    public void GET_and_POST_answer_alike()
    {
        var calculators = Calculators();
        var statuses = new HashSet<int>();
        var requests =
            from calculator in Gen.Elements<(string Path, string[] Fields, string[] FilledIn)>(calculators)
            from optional in Gen.SubListOf(calculator.Fields.Except(calculator.FilledIn))
            from chosen in Gen.CollectToList(
                optional.Take(4).Concat(calculator.FilledIn),
                field => Gen.Elements(Values[field]).Select(value => (Field: field, Value: value)))
            select (calculator.Path, Fields: chosen);

        Law.Holds(requests.ToArbitrary(), 800, request =>
        {
            var query = string.Join('&', request.Fields.Select(field => $"{field.Field}={Uri.EscapeDataString(AsQuery(field.Value))}"));
            var body = $"{{{string.Join(',', request.Fields.Select(field => $"\"{field.Field}\":{field.Value}"))}}}";
            var get = service.Get($"{request.Path}?{query}").GetAwaiter().GetResult();
            var post = service.Post(request.Path, body).GetAwaiter().GetResult();
            statuses.Add(get.Status);
            return get.Body == post.Body && get.Status == post.Status && get.Status < 500;
        });
        statuses.ShouldBe([200, 400, 404, 422], ignoreOrder: true);
    }

    // Objects stand in bodies alone.
    private List<(string Path, string[] Fields, string[] FilledIn)> Calculators() =>
    [
        .. service.Questions().Concat(service.Files()).Where(question => question.HasPost)
            .Select(question => (question.Pattern, question.Shape.Fields.Where(field => field.Type.FitsIntoQuery).ToList()))
            .Select(calculator => (
                calculator.Pattern,
                calculator.Item2.Select(field => field.Name).ToArray(),
                calculator.Item2.Where(field => field.IsFilledIn).Select(field => field.Name).ToArray())),
    ];

    private static string AsQuery(string json) => JsonNode.Parse(json) switch
    {
        JsonArray list => string.Join(
            ',',
            list.Select(item => item!.GetValueKind() == JsonValueKind.String ? item.GetValue<string>() : item.ToJsonString())),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => json,
    };
}
