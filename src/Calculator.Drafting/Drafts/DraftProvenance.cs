using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Calculator.Drafting.Checking;
using Calculator.Drafting.Sources;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Drafting.Drafts;

/// <summary>What each figure of a draft is from, and what was left to a person: <c>provenance.json</c>.</summary>
internal static class DraftProvenance
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(string version, string newest, IReadOnlyList<StatedList> lists, PriceDraft draft) => new JsonObject
    {
        ["version"] = version,
        ["from"] = newest,
        ["sources"] = new JsonArray([.. lists.Select(list => new JsonObject
        {
            ["family"] = list.File.Family,
            ["file"] = list.File.Name,
            ["date"] = PlainUsd.Day(list.File.Date),
            ["isTheFilesOwnTime"] = list.File.IsByItsTime,
        })]),
        ["rates"] = new JsonArray([.. draft.Rates.Select(rate => new JsonObject
        {
            ["rate"] = rate.Rate.ToString(),
            ["was"] = rate.Was,
            ["usd"] = rate.Usd,
            ["confidence"] = EnumNames<Confidence>.Of(rate.Confidence),
            ["votes"] = new JsonArray([.. rate.Votes.Select(vote => (JsonNode)$"{vote}: {vote.Key}")]),
        })]),
        ["conflicts"] = new JsonArray([.. draft.Conflicts.Select(conflict => (JsonNode)conflict)]),
    }.ToJsonString(Indented) + "\n";
}
