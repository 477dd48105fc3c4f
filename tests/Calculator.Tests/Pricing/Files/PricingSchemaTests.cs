using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Calculator.Pricing;
using Calculator.Pricing.Files;
using Json.Schema;

namespace Calculator.Tests.Pricing.Files;

public class PricingSchemaTests
{
    private static readonly EvaluationOptions Strictly = new() { RequireFormatValidation = true };

    private static readonly Dictionary<string, JsonSchema> Schema =
        PricingSchemas.Types.Keys.ToDictionary(file => file, file => JsonSchema.FromText(PricingSchemas.Of(file)));

    private static readonly string[] Values =
    [
        "null", "true", "1.5", "\"no such word\"", "\"2026-11-20\"",
        "[]", "[null]", "[[]]", "{}", "{\"fast\":\"priority\"}", "{\"no such word\":1}",
    ];

    public static TheoryData<string> Schemas => [.. PricingSchemas.Types.Keys];

    [Fact]
    public void There_is_a_schema_for_every_file_and_no_other() =>
        Directory.GetFiles(Path.Combine(Repository.Root, "pricing", "schema")).Select(Path.GetFileName)
            .ShouldBe(PricingSchemas.Types.Keys, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Schemas))]
    public void A_schema_says_what_the_reader_reads(string file) => Approved.Matches($"pricing/schema/{file}", PricingSchemas.Of(file));

    [Theory]
    [MemberData(nameof(Schemas))]
    public void A_file_with_every_word_there_is_is_sound_to_schema_and_reader(string file)
    {
        var full = Full(file);
        full.Places.Count.ShouldBeGreaterThan(10);
        Faults(file, full.Sound).ShouldBeEmpty();
        IsValid(file, full.Sound).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Schemas))]
    public void A_wrong_word_is_refused_by_schema_and_reader_alike(string file)
    {
        var full = Full(file);
        var enumerations = EnumerationsIn(PricingSchemas.Types[file]).Select(NamesOf).Distinct().ToList();
        var places = full.Places.Where(place => place.Value.ContainsKey("enum"))
            .ToDictionary(place => place.Key, place => NamesOf(place.Value));
        places.Values.Distinct().ShouldBe(enumerations, ignoreOrder: true);
        enumerations.ShouldNotBeEmpty();

        foreach (var (place, names) in places)
        {
            var first = names.Split(", ")[0];
            foreach (var wrong in new[] { "no such word", "", "0", names.ToUpperInvariant(), first.ToUpperInvariant(), $"{first} " })
            {
                var json = full.With(place, JsonSerializer.Serialize(wrong));
                IsValid(file, json).ShouldBeFalse($"{place} '{wrong}'");
                Faults(file, json).ShouldHaveSingleItem().ShouldStartWith($"{place}: must be one of {names}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Schemas))]
    public void Whatever_stands_in_a_place_is_allowed_by_both_or_refused_by_both_there(string file)
    {
        var full = Full(file);
        foreach (var place in full.Places.Keys.Where(place => place != "$"))
        {
            foreach (var value in Values)
            {
                var faults = Agree(file, full.With(place, value), $"{place} = {value}");
                Array.FindAll(faults, fault => !fault.StartsWith(place, StringComparison.Ordinal)).ShouldBeEmpty(value);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Schemas))]
    public void A_field_more_or_less_is_allowed_by_both_or_refused_by_both_where_it_stands(string file)
    {
        var full = Full(file);
        foreach (var (place, schema) in full.Places.Where(place => place.Value.ContainsKey("properties")))
        {
            Agree(file, full.WithField(place, "unheardOf", "1"), place)
                .ShouldBe([$"{place}.unheardOf: there is no field 'unheardOf' here"]);
            foreach (var (field, _) in schema["properties"]!.AsObject())
            {
                var isRequired = schema["required"]?.AsArray().Any(required => required!.GetValue<string>() == field) == true;
                Agree(file, full.Without($"{place}.{field}"), $"{place}.{field}").ShouldBe(isRequired ? [$"{place}: lacks '{field}'"] : []);
            }
        }
    }

    private static FullFile Full(string file) => new(JsonNode.Parse(PricingSchemas.Of(file))!.AsObject());

    private static string[] Agree(string file, JsonNode json, string change)
    {
        var faults = Faults(file, json);
        IsValid(file, json).ShouldBe(faults.Length == 0, $"{change}: {string.Join("; ", faults)}");
        return faults;
    }

    private static bool IsValid(string file, JsonNode json) =>
        Schema[file].Evaluate(JsonSerializer.SerializeToElement(json), Strictly).IsValid;

    private static string[] Faults(string file, JsonNode json)
    {
        var (bytes, faults) = (Encoding.UTF8.GetBytes(json.ToJsonString()), new List<PricingFault>());
        _ = file switch
        {
            "provider.json" => PricingStructure.Read<Provider>(file, bytes, new SoundFiles(), faults) as object,
            "plans.json" => PricingStructure.Read<PlanFile>(file, bytes, new SoundFiles(), faults),
            "overlay.json" => PricingStructure.Read<ProviderOverlay>(file, bytes, new SoundFiles(), faults),
            _ => PricingStructure.Read<TokenizerFile>(file, bytes, new SoundFiles(), faults),
        };
        return [.. faults.Select(fault => $"{fault.Path}: {fault.Sentence}")];
    }

    private static IEnumerable<Type> EnumerationsIn(Type file) => PricingJson.TakeApart(file)
        .Select(part => Nullable.GetUnderlyingType(part.Type) ?? part.Type)
        .Where(type => type.IsEnum);

    private static string NamesOf(Type enumeration) => string.Join(", ", Enum.GetValues(enumeration).Cast<object>()
        .Select(value => JsonSerializer.SerializeToElement(value, enumeration, PricingJson.Options).GetString()));

    private static string NamesOf(JsonObject schema) =>
        string.Join(", ", schema["enum"]!.AsArray().Where(name => name is not null).Select(name => name!.GetValue<string>()));
}
